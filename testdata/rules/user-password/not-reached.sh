#!/bin/bash
# The old way is still in the file, and nothing gets there.
old_login() {
  az login -u "$OLD_USER" -p "$OLD_PASSWORD" -t contoso.example
}

az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
az group list
az logout
exit 0
az login -u "$OLD_USER" -p "$OLD_PASSWORD" -t contoso.example
