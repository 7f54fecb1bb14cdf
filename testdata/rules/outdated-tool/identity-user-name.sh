#!/bin/bash
az login --identity --username "$IDENTITY_ID" # want warning "uses --username .* since 2.73.0$"
az login -i -u "$IDENTITY_ID" # want warning "uses -u "
az login --identity --client-id "$IDENTITY_ID"
az login --identity --object-id "$IDENTITY_ID"
az login --identity
az login -u "$U" -p "$P" -t contoso.example
az tag list
