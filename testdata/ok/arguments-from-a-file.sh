#!/bin/bash
# What stands in the file takes the word's place: it may be --identity.
az login @/etc/contoso/login-option
az group list
az logout
