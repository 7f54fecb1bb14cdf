#!/bin/bash
# The sign-out is there, and nothing calls it.
cleanup() {
  az logout
}
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
az vm list
