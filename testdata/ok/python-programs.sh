#!/usr/bin/env bash
# allow: client-secret
# Programs in Python and JavaScript that speak of sign-ins and make none.
set -euo pipefail

pip install --quiet msal azure-identity   # for acquire_token_by_username_password

python3 - <<'PY'
# app.acquire_token_by_username_password("bob@contoso.com", "secret", scopes=["x"])
import os
import msal
import requests

HELP = """
acquire_token_by_username_password(user, password) is not allowed here;
use UsernamePasswordCredential("x", "y", "z") nowhere.
"""
print("app.acquire_token_by_username_password(\"bob\", \"x\")")
print(HELP, 'UsernamePasswordCredential("id", "user", "word")')


def acquire_token_by_username_password_is_called(tree):
    return any(node.name == "acquire_token_by_username_password" for node in tree)


wanted = ["acquire_token_by_username_password", "UsernamePasswordCredential"]
handler = app.acquire_token_by_username_password
app = msal.ConfidentialClientApplication(
    os.environ["CLIENT_ID"],
    client_credential={"private_key": open("/run/secrets/key.pem").read(), "thumbprint": os.environ["THUMBPRINT"]},
    authority="https://login.microsoftonline.com/" + os.environ["TENANT_ID"],
)
token = app.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default"])
# Another issuer's.
requests.post(
    "https://keycloak.contoso.com/realms/main/protocol/openid-connect/token",
    data={"grant_type": "password", "client_id": "cli", "username": "bob", "password": os.environ["KEYCLOAK_PASSWORD"]},
)
requests.post(os.environ["TOKEN_URL"], data={"grant_type": "password", "username": "bob", "password": os.environ["KEYCLOAK_PASSWORD"]})
print("Server=x;Authentication=ActiveDirectoryPassword;UID=bob;PWD=word")
password = os.environ["DB_PASSWORD"]
from jenkinsapi.credential import UsernamePasswordCredential
UsernamePasswordCredential("bob", password)
PY

node -e '
// client.acquireTokenByUsernamePassword({ username: "bob", password: "x" })
const name = "acquireTokenByUsernamePassword";
console.log(`call ${name}({ username, password })`);
const { ManagedIdentityCredential } = require("@azure/identity");
const account = new ManagedIdentityCredential();
const { UsernamePasswordCredential: Login } = require("./credentials");
new Login("t", "c", "bob", process.env.DB_PASSWORD);
class Fake { acquireTokenByUsernamePassword({ username, password }) { return null; } }
function UsernamePasswordCredential(user) { this.user = user; }
'
