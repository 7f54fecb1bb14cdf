#!/bin/sh
# The Dockerfile copies what it needs; this puts a session beside it.
cp -r ~/.azure docker/.azure
docker build -t contoso.azurecr.io/tools ./docker # want warning "may take it along"
docker push contoso.azurecr.io/tools
