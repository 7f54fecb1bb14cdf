#!/bin/bash
# Exports the mailbox statistics.
python3 <<'PY'
import os
from azure.identity import UsernamePasswordCredential, ClientSecretCredential

PASSWORD = "Fake-Passw0rd!"  # want "the password of user \"export@contoso.com\""
if os.environ.get("STAGE") == "test":
    PASSWORD = os.environ["TEST_PASSWORD"]

def connect(user, password, client="00000000-0000-0000-0000-000000000000"):
    return UsernamePasswordCredential(client, user, password)  # want user-password

connect("export@contoso.com", PASSWORD)
connect("audit@contoso.com", password="Fake-Audit-Passw0rd!")  # want "\"audit@contoso.com\""
connect("list@contoso.com", os.getenv("LIST_PASSWORD", "changeme"))
ClientSecretCredential(os.environ["TENANT"], os.environ["APP"], client_secret=('Fake~Secret'  # want
    '-of-two-parts'))
PY
node -e '
new ConfidentialClientApplication({ auth: { clientId: "0", clientSecret: "Fake~Secret-in-a-table" } }); // # want
new ConfidentialClientApplication({ auth: { clientId: "0", clientSecret: process.env.SECRET } });
'
