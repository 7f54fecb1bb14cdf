#!/usr/bin/env bash
dotnet ef database update --connection "Server=contoso;Authentication=Active Directory Device Code Flow" # want warning
dotnet ef database update --connection "Server=contoso;fedauth=ActiveDirectoryDeviceCode" # want warning
dotnet ef database update --connection "Server=contoso;Authentication=Active Directory MSI"
