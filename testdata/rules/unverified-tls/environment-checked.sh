#!/usr/bin/env bash
export AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=""
export AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=
unset AZURE_CLI_DISABLE_CONNECTION_VERIFICATION ADAL_PYTHON_SSL_NO_VERIFY
export AZURE_CLI_DISABLE_CONNECTION_VERIFICATION="$DISABLE"
export NODE_TLS_REJECT_UNAUTHORIZED=1
export NODE_TLS_REJECT_UNAUTHORIZED="$REJECT"
NODE_TLS_REJECT_UNAUTHORIZED=1 m365 spo site list
export PYTHONHTTPSVERIFY=1
export CURL_CA_BUNDLE=/etc/ssl/certs/ca-certificates.crt
export REQUESTS_CA_BUNDLE=/usr/local/share/contoso/proxy-bundle.pem
export AZURE_CERT_VALIDATION_MODE=validate
ADAL_PYTHON_SSL_NO_VERIFY=1
echo "NODE_TLS_REJECT_UNAUTHORIZED=1" >> "$GITHUB_ENV"
echo "set NODE_TLS_REJECT_UNAUTHORIZED=0 if the proxy is in the way"
echo "NODE_TLS_REJECT_UNAUTHORIZED=0" >> notes.txt
if [ "${NODE_TLS_REJECT_UNAUTHORIZED:-1}" = 0 ]; then
  echo "certificates are not checked" >&2
fi
grep -r "NODE_TLS_REJECT_UNAUTHORIZED=0" . && exit 1
docker run --rm -e NODE_TLS_REJECT_UNAUTHORIZED=1 contoso.azurecr.io/sync
docker run --rm -e MY_NODE_TLS_REJECT_UNAUTHORIZED=0 contoso.azurecr.io/sync
echo "cacert = /usr/local/share/contoso/proxy.pem" >> ~/.curlrc
echo "check_certificate = on" > ~/.wgetrc
ansible-playbook site.yml -e cert_validation_mode=validate
# export PYTHONHTTPSVERIFY=0
reset() {
  export PYTHONHTTPSVERIFY=0
}
exit 0
export PYTHONHTTPSVERIFY=0
