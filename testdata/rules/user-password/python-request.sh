#!/bin/bash
# The token by hand, in a program that the shell fills in.
TENANT=contoso.onmicrosoft.com
TOKEN=$(python -c "
import requests
form = dict()
data = {'grant_type': 'password', 'client_id': '$CLIENT_ID', 'scope': 'https://graph.microsoft.com/.default'}
data['username'] = '$MAIL_USER'
data['password'] = '$MAIL_PASSWORD'
url = 'https://login.microsoftonline.com/%s/oauth2/v2.0/token' % '$TENANT'
print(requests.post('https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token', data=data).json()['access_token'])  # want "this token request signs in user \"\\$MAIL_USER\" with a password"
")
curl -H "Authorization: Bearer $TOKEN" https://graph.microsoft.com/v1.0/me/messages

python3 <<PY
import urllib.request, urllib.parse
form = urllib.parse.urlencode({"grant_type": "password", "username": "$MAIL_USER", "password": "$MAIL_PASSWORD", "resource": "https://graph.microsoft.com"}).encode()
urllib.request.urlopen("https://login.windows.net/$TENANT/oauth2/token", data=form)  # want "this token request"
PY

# Nobody signs in to Microsoft Entra ID with these.
python3 <<PY
import requests
requests.post("https://sso.contoso.com/realms/web/protocol/openid-connect/token", data={"grant_type": "password", "username": "$MAIL_USER", "password": "$MAIL_PASSWORD"})
requests.post("https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token", data={"grant_type": "client_credentials", "client_id": "$CLIENT_ID", "client_assertion": "$ASSERTION"})
PY
