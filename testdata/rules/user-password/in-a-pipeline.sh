#!/bin/bash
# context: pipeline
# A guard finds no session in a pipeline, and lowers nothing.
az account show || az login -u "$CI_USER" -p "$CI_PASSWORD" -t contoso.example # want error
az deployment sub create --location westeurope --template-file main.bicep
az login --service-principal -u "$CI_APP" -p "$CI_SECRET" -t contoso.example
