#!/bin/bash
# Traced in the inner program only.
bash -xc 'az login -u "$U" -p "$P" -t contoso.example' # want
bash -c 'az login -u "$U" -p "$P" -t contoso.example'
( set -x; az login -u "$U" -p "$P" -t contoso.example ) # want
az login -u "$U" -p "$P" -t contoso.example
