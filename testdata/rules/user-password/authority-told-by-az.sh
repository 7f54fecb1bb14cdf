#!/bin/bash
# The host is whatever the Azure CLI says of its cloud.
set -o errexit
authority="$(az cloud show --query endpoints.activeDirectory --output tsv)"
# want "this token request signs in user"
token=$(curl -fsS "$authority/$TENANT_ID"/oauth2/token \
  -d "grant_type=password&resource=$API_ID&client_id=$APP_ID&username=$TEST_USER&password=$TEST_PASSWORD")
# want "this token request signs in user"
token=$(curl -fsS "$authority/$TENANT_ID/oauth2/token" -d "grant_type=password&client_id=$APP_ID&username=$TEST_USER&password=$TEST_PASSWORD")

# Nobody says what this host is.
token=$(curl -fsS "$SSO_URL/$REALM/oauth2/token" -d "grant_type=password&client_id=$APP_ID&username=$TEST_USER&password=$TEST_PASSWORD")
