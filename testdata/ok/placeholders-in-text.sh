#!/bin/bash
# How to use it stands at the end.
az login --identity
az group show -n "$1" -o table
exit $?
Sign in as a person with
  az login -u <you> -p <password>
before you run it at home.
