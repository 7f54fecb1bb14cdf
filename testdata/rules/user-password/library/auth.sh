# Sign-ins of the deployment scripts. Source it.

az_login_user() {
  az login --username "$1" --password "$2" --tenant "${3:-contoso.example}" --output none # want error "user \"\\$DEPLOY_USER\""
}

az_login_app() {
  az login --service-principal --username "$1" --password "$2" --tenant "${3:-contoso.example}" --output none
}
