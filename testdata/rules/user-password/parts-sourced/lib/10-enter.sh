enter() {
  az login -u "$STAGE_USER" -p "$STAGE_PASSWORD" -t contoso.example # want "svc-web@contoso.example"
}
