#!/bin/bash
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example --debug # want note "runs with --debug"
az login -t contoso.example --debug # want
az login -t contoso.example --verbose
az --debug vm list
az logout --debug
