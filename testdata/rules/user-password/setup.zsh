#!/usr/bin/env zsh
# Prepares the laptop of a new colleague.
setopt err_exit
az login -u "$WORK_USER" -p "$WORK_PASSWORD" -t contoso.example # want
az configure --defaults group=contoso-dev location=westeurope
az logout
az login --identity
