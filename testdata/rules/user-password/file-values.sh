#!/bin/bash
# The tool reads a value that begins with @ from a file.
az login -u svc-export@contoso.example -p @/run/secrets/export -t contoso.example # want "svc-export@contoso.example"
az group list
az logout
az login --service-principal -u "$APP" -p @/run/secrets/app -t contoso.example
az logout

# It looks at whole words: after "=" too, but not behind a letter, where the text itself is the password.
az login -u svc-export@contoso.example -p=@/run/secrets/export -t contoso.example # want "svc-export@contoso.example"
az login -u svc-export@contoso.example -p@/run/secrets/export -t contoso.example # want "svc-export@contoso.example"
az login --service-principal -u "$APP" -p@/run/secrets/app -t contoso.example
az logout
