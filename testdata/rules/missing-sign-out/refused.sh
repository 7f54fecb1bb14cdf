#!/bin/bash
# What the tool refuses opens no session.
az login --use-device-code -u "$U" -p "$P"
az vm list
az login -t contoso.example # want
az vm list
