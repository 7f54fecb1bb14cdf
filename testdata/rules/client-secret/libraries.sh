#!/bin/bash
# Every library's way to sign an application in.
python3 <<'PY'
import adal, msal, os
from azure.identity import CertificateCredential, ClientSecretCredential
context = adal.AuthenticationContext("https://login.microsoftonline.com/contoso.onmicrosoft.com")
context.acquire_token_with_client_credentials("https://graph.microsoft.com", os.environ["APP"], os.environ["APP_SECRET"])  # want
ClientSecretCredential(tenant_id=os.environ["TENANT"], client_id=os.environ["APP"], client_secret=os.environ["APP_SECRET"])  # want
CertificateCredential(os.environ["TENANT"], os.environ["APP"], certificate_path="/etc/contoso/app.pem")
msal.ConfidentialClientApplication(os.environ["APP"], client_credential={"private_key_pfx_path": "/etc/contoso/app.pfx"})
msal.ConfidentialClientApplication(os.environ["APP"], client_credential={"client_assertion": token()})
msal.ConfidentialClientApplication(os.environ["APP"])
PY
python3 <<'PY'
from msrestazure.azure_active_directory import UserPassCredentials
import os
UserPassCredentials(os.environ["USER_NAME"], os.environ["USER_PASSWORD"], client_id=os.environ["APP"], secret=os.environ["APP_SECRET"])
PY
node <<'JS'
const { ConfidentialClientApplication } = require('@azure/msal-node');
const { ClientCertificateCredential, ClientSecretCredential } = require('@azure/identity');
const { AuthenticationContext } = require('adal-node');
new ClientSecretCredential(process.env.TENANT, process.env.APP, process.env.APP_SECRET); // # want
new ClientCertificateCredential(process.env.TENANT, process.env.APP, '/etc/contoso/app.pem');
new ConfidentialClientApplication({ auth: { clientId: process.env.APP, clientAssertion: token() } });
new ConfidentialClientApplication({ auth: { clientId: process.env.APP, clientCertificate: process.env.APP_CERTIFICATE } });
new AuthenticationContext(authority).acquireTokenWithClientCredentials('https://graph.microsoft.com', process.env.APP, process.env.APP_SECRET, done); // # want
JS
