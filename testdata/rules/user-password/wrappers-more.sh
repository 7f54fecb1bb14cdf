#!/usr/bin/env bash
# More programs whose words are another command.
az.exe login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
/usr/bin/az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
"/opt/azure cli/bin/az" login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
ssh ops@jump.contoso.example az login -u svc-ops@contoso.example -p "$OPS_PASSWORD" -t contoso.example # want
sudo -E env PATH="$PATH" az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
nice -n 10 az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
bash -euo pipefail -c "az login -u $OPS_USER -p $OPS_PASSWORD -t contoso.example" # want
sh -c 'az login -u "$1" -p "$2" -t contoso.example' sh "$OPS_USER" "$OPS_PASSWORD" # want "user \"\\$OPS_USER\""
AZ=/usr/bin/az
$AZ login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
AZ_CMD="az login"
$AZ_CMD -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
echo "$OPS_USER" | xargs -I{} az login -u {} -p "$OPS_PASSWORD" -t contoso.example # want
az login \
  --username "$OPS_USER" `# the account of the team` \
  --password "$OPS_PASSWORD" --service-principal -t contoso.example
watch -n 60 az vm list
$AZ login --identity
