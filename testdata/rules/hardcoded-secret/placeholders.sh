#!/bin/bash
# Nothing of this is a secret.
az login -u user@contoso.example -p password -t contoso.example
az login -u user@contoso.example -p '<password>' -t contoso.example
az login -u user@contoso.example -p <password> -t contoso.example
az login -u user@contoso.example -p xxxx -t contoso.example
az login -u user@contoso.example -p '********' -t contoso.example
az login -u user@contoso.example -p changeme -t contoso.example
az login -u user@contoso.example -p YOUR_PASSWORD -t contoso.example
az login -u user@contoso.example -p your-password-here -t contoso.example
az login -u user@contoso.example -p __PASSWORD__ -t contoso.example
az login -u user@contoso.example -p '{{ password }}' -t contoso.example
az login -u user@contoso.example -p '#{Password}#' -t contoso.example
az login -u user@contoso.example -p none -t contoso.example
az login -u user@contoso.example -p example -t contoso.example
az login -u user@contoso.example -p AZURE_PASSWORD -t contoso.example
az login -u user@contoso.example -p Fake-Passw0rd! -t contoso.example # want
