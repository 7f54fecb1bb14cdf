#!/usr/bin/env bash
# Opens the database for the address of whoever runs this.
set -euo pipefail

ip="$(curl -fsS https://ip.contoso.example)"
az login --tenant contoso.example --output none # want note "az login waits for a person to sign in$"
az sql server firewall-rule create -g contoso-db -s contoso-sql -n "$USER" --start-ip-address "$ip" --end-ip-address "$ip"
az logout

# Not this: the agents have an identity.
az login --identity --output none
az sql server firewall-rule list -g contoso-db -s contoso-sql -o table
