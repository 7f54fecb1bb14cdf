# Sourced by the jobs; runs nothing itself.
export AZURE_USERNAME=svc@contoso.example # want "AZURE_USERNAME and AZURE_PASSWORD"
export AZURE_PASSWORD="$(cat /run/secrets/svc)"
