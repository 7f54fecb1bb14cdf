#!/bin/bash
# Names that stand for any tenant.
az login --service-principal -u "$APP" -p "$SECRET" --tenant organizations # want warning "names no tenant for service principal .*: \"organizations\" stands for any tenant"
az login -u "$OPS_USER" -p "$OPS_PASSWORD" --tenant common # want warning
az login --tenant organizations
az login --service-principal -u "$APP" -p "$SECRET" --tenant organizations.contoso.example
az vm list
