#!/bin/bash
# Options that the tool refuses, or that came after these tables: nobody knows what they mean.
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example --sp # want warning "may sign in user"
az login -u "$OPS_USER" -p "$OPS_PASSWORD" --tenant-id contoso.example # want error "signs in user"
az login -u "$OPS_USER" -p -x # want warning
az login --u "$OPS_USER" -p "$OPS_PASSWORD"
az login --USERNAME "$OPS_USER" --password "$OPS_PASSWORD"
az login -U "$OPS_USER" -p "$OPS_PASSWORD"
az login --use
az login --device-code
az logout
