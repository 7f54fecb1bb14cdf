#!/usr/bin/env bash
# What names old versions and switches without using them.
set -euo pipefail

# Never: export AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=1
unset AZURE_CLI_DISABLE_CONNECTION_VERIFICATION NODE_TLS_REJECT_UNAUTHORIZED
export AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=""
export NODE_TLS_REJECT_UNAUTHORIZED=1
export REQUESTS_CA_BUNDLE=/usr/local/share/contoso/proxy-bundle.pem

curl --proto '=https' --tlsv1.2 -sSf https://downloads.fabrikam.example/install.sh | sh
curl --tlsv1.2 --tls-max 1.2 -s https://graph.microsoft.com/v1.0/users -o users.json
curl -sk https://localhost:8443/health
curl -sk --cert client.pem https://registry.contoso.local/v2/
wget --secure-protocol=TLSv1_3 -q https://downloads.fabrikam.example/agent.deb
kubectl --insecure-skip-tls-verify get nodes
npm config set strict-ssl false
git config --global http.sslVersion tlsv1.3

az storage account create -n contosoweb -g contoso --min-tls-version TLS1_2
az storage account list --query "[?minimumTlsVersion=='TLS1_0'].name" -o tsv > old.txt
echo "use --min-tls-version TLS1_2, not --min-tls-version 1.0"
if grep -q -e "--tls-max 1.1" -e "NODE_TLS_REJECT_UNAUTHORIZED=0" -- *.sh; then
  echo "curl --tls-max 1.1 and NODE_TLS_REJECT_UNAUTHORIZED=0 are not for us" >&2
  exit 1
fi
cat > README.txt <<'EOF'
export NODE_TLS_REJECT_UNAUTHORIZED=0
curl -k https://login.microsoftonline.com/
EOF
