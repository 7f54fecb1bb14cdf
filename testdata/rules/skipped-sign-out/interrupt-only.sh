#!/bin/bash
# Only an interrupt signs out.
trap 'az logout; exit 130' INT
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example # want
az vm list
