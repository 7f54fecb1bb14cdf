#!/bin/bash
# The provider of Terraform reads these.
export ARM_CLIENT_ID=00000000-0000-0000-0000-000000000000
export ARM_TENANT_ID=contoso.example
export ARM_CLIENT_SECRET="$(vault kv get -field=secret contoso/terraform)" # want "ARM_CLIENT_SECRET hands a secret"
terraform init
terraform plan -out plan.tfplan

AZURE_CLIENT_SECRET="$DEPLOYER_SECRET" ./deployer apply # want "AZURE_CLIENT_SECRET hands a secret"

unset ARM_CLIENT_SECRET
export ARM_CLIENT_SECRET=
export MY_CLIENT_SECRET="$DEPLOYER_SECRET"
echo "ARM_CLIENT_SECRET is gone; az login works too"
