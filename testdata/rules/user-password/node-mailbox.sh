#!/usr/bin/env bash
# Counts the unread mails of the orders mailbox.
set -e
node <<'JS'
const { PublicClientApplication } = require('@azure/msal-node');
const { MAILBOX_USER: username, MAILBOX_PASSWORD: password } = process.env;

async function main() {
  const client = new PublicClientApplication({ auth: { clientId: '00000000-0000-0000-0000-000000000000' } });
  const result = await client.acquireTokenByUsernamePassword({ username, password, scopes: ['Mail.Read'] }); // # want "of MSAL for Node.js signs in user \"\\$MAILBOX_USER\" with a password"
  console.log(`acquireTokenByUsernamePassword({ username: ${username} }) worked`);
  return result.accessToken;
}

main().then((token) => fetch('https://graph.microsoft.com/v1.0/me/mailFolders/inbox', { headers: { Authorization: `Bearer ${token}` } }))
  .then((r) => r.json())
  .then((inbox) => console.log(inbox.unreadItemCount));
JS

node -e '
const { UsernamePasswordCredential } = require("@azure/identity");
const account = new UsernamePasswordCredential(process.env.TENANT, "00000000-0000-0000-0000-000000000000", "orders@contoso.com", process.env.MAILBOX_PASSWORD); // # want "\"orders@contoso.com\""
const adal = require("adal-node");
client.acquireTokenByUsernamePassword(request); // # want "signs in a user"
client.acquireTokenByUsernamePassword({ ...request, scopes: ["Mail.Read"] }); // # want "signs in a user"
client.acquireTokenByRefreshToken(request);
new adal.AuthenticationContext(authority).acquireTokenWithUsernamePassword("https://graph.windows.net", "orders@contoso.com", process.env.MAILBOX_PASSWORD, "0", function (err, token) { // # want "of ADAL for Node.js"
  if (err) { throw err; }
  fetch(`https://login.microsoftonline.com/${process.env.TENANT}/oauth2/v2.0/token`, { method: "POST", body: new URLSearchParams({ grant_type: "password", username: "orders@contoso.com", password: process.env.MAILBOX_PASSWORD }) }); // # want "this token request"
});
'
