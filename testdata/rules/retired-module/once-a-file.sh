#!/bin/bash
# One finding a file, at the first.
azure config mode arm
azure login -u "$APP" -p "$KEY" --tenant contoso.example --service-principal # want
azure group list
azure login -u "$OTHER" -p "$KEY" --tenant fabrikam.example --service-principal
azure group list
az login --identity
