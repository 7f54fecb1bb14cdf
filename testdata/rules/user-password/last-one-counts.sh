#!/bin/bash
# Of an option that is given twice the last counts, also where it is empty.
az login -u ops@contoso.example -u "" -t contoso.example
az login -u "" -u ops@contoso.example -p "$OPS_PASSWORD" -t contoso.example # want "ops@contoso.example"
az logout
