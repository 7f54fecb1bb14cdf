#!/usr/bin/env bash
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryDeviceCode -Q "SELECT 1" # want warning
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryManagedIdentity -Q "SELECT 1"
