#!/bin/bash
# The session of root.
sudo az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want warning "of another user"
sudo az vm list
az logout
