#!/bin/bash
# Which versions does the site still take?
site=https://www.contoso.example
versions=(1.0 1.1)
for version in "${versions[@]}" 1.2 1.3; do
  curl -s --tls-max "$version" "$site" > "answer-$version.txt"
done
if curl -s --tls-max 1.0 "$site"; then
  echo "TLS 1.0 is still taken"
fi
curl -s --tlsv1.0 --tls-max 1.1 "$site" && echo "TLS 1.1 is still taken"
curl -sI --tls-max 1.1 "$site"
curl -s --tls-max 1.1 -o /dev/null -w '%{http_code}' "$site"
wget -q --spider --secure-protocol=TLSv1 "$site"
openssl s_client -connect www.contoso.example:443 -tls1_1 < /dev/null
openssl s_client -connect www.contoso.example:443 -no_tls1_2 -no_tls1_3 < /dev/null

# This one sends something, and is no trial.
curl -s --tls-max 1.1 -d "@report.json" "$site/reports" || exit 1 # want error

# Every round of this one uses an old version.
for server in orders.fabrikam.example stock.fabrikam.example; do
  curl -s --tls-max 1.1 "https://$server/today" > "$server.json" # want error
done
