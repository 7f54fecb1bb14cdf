#!bash
az login -u "$AZ_USER" -p "$AZ_PASSWORD" -t contoso.example # want
az group list
az logout
az login -i
