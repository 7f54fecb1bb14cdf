#!/bin/bash
# usage: keep-session.sh [--keep-session]
keep=false
while [ $# -gt 0 ]; do
  case "$1" in
    --keep-session) keep=true ;;
    *) break ;;
  esac
  shift
done
az login -t contoso.example
az vm list
if [ "$keep" = false ]; then
  az logout
fi
