#!/bin/bash
# The secret is an argument.
signin() {
  local user="$1" pass="$2"
  az login -u "$user" -p "$pass" -t contoso.example -o none
}

signin svc-a@contoso.example 'Fake-Passw0rd!a' # want "svc-a@contoso.example"
az group list
az logout
signin svc-b@contoso.example "$B_PASSWORD"
az group list
az logout
