# Functions for other scripts; nothing here calls them.
contoso_login() {
  az login -u "$CONTOSO_USER" -p "$CONTOSO_PASSWORD" -t contoso.example # want
}

contoso_login_app() {
  az login --service-principal -u "$CONTOSO_APP" -p "$CONTOSO_SECRET" -t contoso.example
}
