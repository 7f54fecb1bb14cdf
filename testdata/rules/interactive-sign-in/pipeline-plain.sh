#!/bin/bash
# context: pipeline
# Runs as a step of the nightly build.
set -e
az login # want error "and nobody is there"
az account show >/dev/null || az login --tenant contoso.example # want error
az storage blob upload-batch --account-name contosobuild -d nightly -s ./out
az login --identity
