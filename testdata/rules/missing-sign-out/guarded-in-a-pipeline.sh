#!/bin/bash
# context: pipeline
# Nobody is signed in here: the guard makes no difference.
az account show >/dev/null 2>&1 || az login -u "$CI_USER" -p "$CI_PASSWORD" -t contoso.example # want warning
az vm list
