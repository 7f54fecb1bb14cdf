#!/usr/bin/env bash
dotnet ef database update --connection "Server=contoso;Authentication=Active Directory Service Principal;User Id=$APP_ID;Password=$APP_SECRET" # want note
dotnet ef database update --connection "Server=contoso;fedauth=ActiveDirectoryApplication;User Id=$APP_ID;Password=$APP_SECRET" # want note
node sync.js "server=contoso;authentication=azure-active-directory-service-principal-secret;username=$APP_ID;password=$APP_SECRET" # want note
dotnet run -- "AuthType=ClientSecret;Url=https://contoso.crm.dynamics.com;ClientId=$APP_ID;ClientSecret=$APP_SECRET" # want note
dotnet run -- "AuthenticationType=ClientSecret;Url=https://contoso.crm.dynamics.com;ApplicationId=$APP_ID;Secret=$APP_SECRET" # want note
java -cp shop.jar Main "jdbc:sqlserver://contoso;authentication=ActiveDirectoryServicePrincipalCertificate;user=$APP_ID;password=$PFX_PASSWORD"
dotnet run -- "AuthType=Certificate;Url=https://contoso.crm.dynamics.com;ClientId=$APP_ID;Thumbprint=$THUMBPRINT"
