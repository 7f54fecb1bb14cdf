#!/bin/bash
# allow: interactive-sign-in
# A person runs this, in a tenant that is named, and is signed out at the end.
set -e
az login --tenant contoso.example --output none
trap 'az logout' EXIT
az vm start -g contoso-lab -n lab01
