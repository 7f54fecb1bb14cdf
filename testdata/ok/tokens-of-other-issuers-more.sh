#!/bin/bash
# Everybody has a token endpoint, and many take a password.
BODY="grant_type=password&client_id=$CLIENT_ID&username=$U&password=$P"

# Keycloak, old and new; Red Hat's.
curl -d "$BODY" https://keycloak.contoso.example/auth/realms/ops/protocol/openid-connect/token
curl -d "$BODY" "$KEYCLOAK/realms/$REALM/protocol/openid-connect/token"
curl -d "$BODY" https://sso.redhat.com/auth/realms/redhat-external/protocol/openid-connect/token
# Auth0, Okta, Ping, ForgeRock, OneLogin, JumpCloud.
curl --request POST --url https://contoso.eu.auth0.com/oauth/token --header 'content-type: application/x-www-form-urlencoded' --data "$BODY&audience=https://api.contoso.example"
curl -d "$BODY&scope=openid" https://contoso.okta.com/oauth2/default/v1/token
curl -u "$CLIENT_ID:$CLIENT_SECRET" -d "grant_type=password&username=$U&password=$P" "https://$OKTA_DOMAIN/oauth2/v1/token"
curl -d "$BODY" https://auth.pingone.eu/00000000-0000-0000-0000-000000000000/as/token
curl -d "$BODY" https://ping.contoso.example/as/token.oauth2
curl -d "$BODY" https://am.contoso.example/openam/oauth2/access_token
curl -d "$BODY" https://am.contoso.example/am/oauth2/realms/root/realms/alpha/access_token
curl -d "$BODY" https://contoso.onelogin.com/oidc/2/token
curl -d "$BODY" https://oauth.id.jumpcloud.com/oauth2/token
# Amazon Cognito, Google, IBM.
curl -d "$BODY" https://contoso.auth.eu-west-1.amazoncognito.com/oauth2/token
curl -d "grant_type=refresh_token&refresh_token=$R" https://oauth2.googleapis.com/token
curl -d "grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=$KEY" https://iam.cloud.ibm.com/identity/token
# Salesforce, ServiceNow, SAP, Zoho, Workday, NetSuite.
curl -d "$BODY&client_secret=$S" https://login.salesforce.com/services/oauth2/token
curl -d "$BODY&client_secret=$S" "$INSTANCE/services/oauth2/token"
curl -d "$BODY" https://contoso.service-now.com/oauth_token.do
curl -u "$CLIENT_ID:$S" -d "grant_type=password&username=$U&password=$P" https://contoso.authentication.eu10.hana.ondemand.com/oauth/token
curl -d "$BODY" https://contoso.accounts.ondemand.com/oauth2/token
curl -d "$BODY" https://accounts.zoho.eu/oauth/v2/token
# GitLab, Gitea, Reddit, Spotify, Strava.
curl -d "$BODY" https://gitlab.contoso.example/oauth/token
curl -d "$BODY" https://gitea.contoso.example/login/oauth/access_token
curl -u "$CLIENT_ID:$S" -d "grant_type=password&username=$U&password=$P" https://www.reddit.com/api/v1/access_token
curl -u "$CLIENT_ID:$S" -d grant_type=client_credentials https://accounts.spotify.com/api/token
# IdentityServer, OpenIddict, Dex, Hydra, Zitadel, Authentik, WSO2, Cloud Foundry, Gluu, FusionAuth, CAS.
curl -d "$BODY" https://identity.contoso.example/connect/token
curl -d "$BODY" "$IDENTITY_SERVER/connect/token"
curl -d "$BODY" https://dex.contoso.example/dex/token
curl -d "$BODY" https://hydra.contoso.example/oauth2/token
curl -d "$BODY" https://zitadel.contoso.example/oauth/v2/token
curl -d "$BODY" https://authentik.contoso.example/application/o/token/
curl -k -d "$BODY" https://wso2.contoso.example:9443/oauth2/token
curl -d "$BODY" https://uaa.contoso.example/oauth/token
curl -d "$BODY" https://gluu.contoso.example/oxauth/restv1/token
curl -d "$BODY" https://fusionauth.contoso.example/oauth2/token
curl -d "$BODY" https://cas.contoso.example/cas/oauth2.0/accessToken
# Our own, and addresses that are not known.
curl -d "$BODY" http://localhost:8080/oauth2/v2.0/token
curl -d "$BODY" https://api.contoso.example/token
curl -d "$BODY" https://api.contoso.example/v1/login.microsoftonline.com/token
curl -d "$BODY" "$API/oauth2/token"
curl -d "$BODY" "$TOKEN_URL"
curl -d "$BODY&scope=openid" "https://$HOST/token"
wget --post-data "$BODY" https://identity.contoso.example/connect/token
http --form https://identity.contoso.example/connect/token grant_type=password username="$U" password="$P"
# Directories that Microsoft runs or sells, of somebody's customers or of a company's own domain.
curl -d "$BODY&scope=openid" https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_ROPC/oauth2/v2.0/token
curl -d "$BODY" "https://$B2C_HOST/$TENANT/$POLICY/oauth2/v2.0/token"
curl -d "$BODY" https://contoso.ciamlogin.com/contoso.onmicrosoft.com/oauth2/v2.0/token
curl -d "$BODY&resource=urn:contoso:shop" https://adfs.contoso.example/adfs/oauth2/token
