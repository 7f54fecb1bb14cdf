#!/bin/bash
# Uses the session that is there, and says so if there is none.
if ! az account show >/dev/null 2>&1; then
  echo "Not signed in. Run 'az login' and try again." >&2
  exit 1
fi
az group list -o table
