#!/bin/bash
# Reads the sign-in log.
python3 <<'PY'
import msal, os
app = msal.ConfidentialClientApplication(os.environ["CLIENT_ID"], client_credential=os.environ["CLIENT_SECRET"],  # want note
    authority="https://login.microsoftonline.com/contoso.onmicrosoft.com")
token = app.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default"])
msal.ConfidentialClientApplication(os.environ["CLIENT_ID"], client_credential={"private_key": open("/run/secrets/key").read(), "thumbprint": os.environ["THUMBPRINT"]})
settings = load()
msal.ConfidentialClientApplication(os.environ["CLIENT_ID"], settings)
PY
node <<'JS'
const { ConfidentialClientApplication } = require('@azure/msal-node');
const auth = { clientId: process.env.CLIENT_ID, clientSecret: process.env.CLIENT_SECRET };
const app = new ConfidentialClientApplication({ auth }); // # want note
const other = new ConfidentialClientApplication({ auth: { clientId: process.env.CLIENT_ID, clientCertificate: { thumbprint: 'x', privateKey: key } } });
JS
