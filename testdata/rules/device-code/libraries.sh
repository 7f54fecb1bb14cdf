#!/bin/bash
# Every library's way to ask for a device code, and to open a browser.
python3 <<'PY'
import adal, msal
from azure.identity import DeviceCodeCredential
context = adal.AuthenticationContext("https://login.microsoftonline.com/contoso.onmicrosoft.com")
code = context.acquire_user_code("https://graph.microsoft.com", "6f1f6b1e-3a44-4c0e-8f3b-5d2f0f6a9c11")  # want
account = DeviceCodeCredential("6f1f6b1e-3a44-4c0e-8f3b-5d2f0f6a9c11")  # want
app = msal.PublicClientApplication("6f1f6b1e-3a44-4c0e-8f3b-5d2f0f6a9c11")
app.acquire_token_interactive(["User.Read"])
PY
node <<'JS'
const { PublicClientApplication } = require('@azure/msal-node');
const { DeviceCodeCredential, InteractiveBrowserCredential } = require('@azure/identity');
const { AuthenticationContext } = require('adal-node');
const app = new PublicClientApplication({ auth: { clientId: process.env.CLIENT_ID } });
app.acquireTokenByDeviceCode({ scopes: ['User.Read'], deviceCodeCallback: console.log }); // # want
app.acquireTokenInteractive({ scopes: ['User.Read'] });
const account = new DeviceCodeCredential({ clientId: process.env.CLIENT_ID }); // # want
const person = new InteractiveBrowserCredential({ clientId: process.env.CLIENT_ID });
new AuthenticationContext(authority).acquireUserCode('https://graph.microsoft.com', process.env.CLIENT_ID, 'en', done); // # want
JS
