#!/bin/bash
# Who signs in is known only when the whole command is.

login_app() {
  az login -u "$APP_ID" -p "$APP_SECRET" --tenant "$TENANT_ID" --service-principal
}

login_app_wrapped() {
  az login \
    --username "$APP_ID" \
    --password "$APP_SECRET" \
    --tenant "$TENANT_ID" \
    --allow-no-subscriptions \
    --service-principal
}

login_operator() {
  # want "user \"\\$OPERATOR\""
  az login \
    --username "$OPERATOR" \
    --password "$OPERATOR_PASSWORD" \
    --tenant "$TENANT_ID" \
    --allow-no-subscriptions
}

case "$1" in
  app) login_app ;;
  wrapped) login_app_wrapped ;;
  *) login_operator ;;
esac
az group list --output table
az logout
