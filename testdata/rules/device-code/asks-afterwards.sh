#!/bin/bash
# The question comes after the sign-in, and every run comes to it.
az login --use-device-code --tenant contoso.example # want note
read -rp "Resource group: " group
az vm list -g "$group"
az logout
