# Run with: bash no-shebang.sh
AZ_USER=$1
AZ_PASS=$2
az login -u $AZ_USER -p $AZ_PASS -t contoso.example # want
az group list -o table
az logout
az login --service-principal -u $AZ_APP -p $AZ_SECRET -t contoso.example
