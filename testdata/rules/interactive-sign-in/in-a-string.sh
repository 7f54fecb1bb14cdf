#!/bin/bash
# A quote that nobody closed: what comes before it is still read.
az login --tenant contoso.example # want
DOMAIN=$'contoso.example
az vm list
