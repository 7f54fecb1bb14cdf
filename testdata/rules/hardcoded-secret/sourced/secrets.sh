# Values of export.sh; it signs in with az login.
EXPORT_USER=svc-export@contoso.example
EXPORT_PASSWORD=Fake-Passw0rd! # want
DB_PASSWORD=Fake-Passw0rd!db
