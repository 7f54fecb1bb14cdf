#!/bin/bash
# An extension of a virtual machine starts without HOME: it is the usual one that is set.
export HOME=/root
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
az vm list -o table
rm -rf ~/.azure
