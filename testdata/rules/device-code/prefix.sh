#!/bin/sh
# The flag cut short.
az login --use-device -t contoso.example # want
az login --use-d -t contoso.example # want
az login --identity
az login --use -t contoso.example --only-show-errors
az vm list
