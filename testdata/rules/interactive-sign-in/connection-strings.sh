#!/usr/bin/env bash
dotnet ef database update --connection "Server=contoso;Authentication=Active Directory Interactive;User Id=alice@contoso.example" # want note
dotnet ef database update --connection "Server=contoso;Authentication=Active Directory Integrated"
dotnet run -- "AuthType=OAuth;Url=https://contoso.crm.dynamics.com;Username=$DESK_USER;AppId=$APP_ID;LoginPrompt=Auto" # want note
dotnet run -- "AuthType=Certificate;Url=https://contoso.crm.dynamics.com;ClientId=$APP_ID;Thumbprint=$THUMBPRINT"
