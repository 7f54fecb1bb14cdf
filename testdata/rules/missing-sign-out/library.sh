# Functions for other scripts.
contoso_login() {
  az login -u "$CONTOSO_USER" -p "$CONTOSO_PASSWORD" -t contoso.example
  az group list
}
