#!/bin/bash
# A helper of the team runs a command and says what it does.
run_az() {
  local text="$1"
  shift
  [ "$1" = "--" ] && shift
  echo "==> $text"
  "$@"
}

run_az "sign in" -- az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want "signs in user"
run_az "groups" -- az group list
run_az "sign in" -- az login --service-principal -u "$APP" -p "$SECRET" -t contoso.example
run_az "sign out" -- az logout
