#!/bin/bash
# The entrypoint of an image: exec runs a program, and never a function of this file.
set -e
sign_in_by_hand() {
  az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
}
mkdir -p /var/lib/contoso
exec "$@"
