#!/usr/bin/env bash
# WS-Trust with a user name token.
curl -H 'Content-Type: application/soap+xml' -d @envelope.xml https://adfs.contoso.example/adfs/services/trust/13/usernamemixed # want error
curl -H 'Content-Type: application/soap+xml' --data-binary "$ENVELOPE" https://adfs.contoso.example/adfs/services/trust/2005/usernamemixed # want error
curl -d @envelope.xml https://login.microsoftonline.com/rst2.srf # want error
curl -d @envelope.xml https://login.microsoftonline.com/extSTS.srf # want error
# Not a request for a token.
curl -I https://adfs.contoso.example/adfs/services/trust/13/usernamemixed
curl https://adfs.contoso.example/adfs/services/trust/mex
curl -d @envelope.xml https://adfs.contoso.example/adfs/services/trust/13/certificatemixed
curl -d "grant_type=urn:ietf:params:oauth:grant-type:saml1_1-bearer&assertion=$ASSERTION&client_id=$APP_ID" https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token
