#!/bin/bash
# Fields that look alike, and connections of applications.
dotnet ef database update --connection "Server=contoso;Authentication=Active Directory Workload Identity;Database=shop"
dotnet ef database update --connection "Server=contoso;Authentication=Active Directory Default;Database=shop"
dotnet ef database update --connection "Server=contoso;Authentication=Active Directory MSI;Database=shop"
node sync.js "server=contoso;authentication=azure-active-directory-msi-vm"
node sync.js "server=contoso;authentication=azure-active-directory-msi-app-service"
node sync.js "server=contoso;authentication=azure-active-directory-default"
node sync.js "server=contoso;authentication=azure-active-directory-access-token;token=$TOKEN"
node sync.js "server=contoso;authentication=default;user=sa;password=$SA_PASSWORD"
node sync.js "server=contoso;authentication=ntlm;user=sa;password=$SA_PASSWORD"
migrate -database "server=contoso;fedauth=ActiveDirectoryServicePrincipalAccessToken;password=$TOKEN" up
migrate -database "server=contoso;fedauth=ActiveDirectoryClientAssertion;user id=$APP_ID;password=$ASSERTION" up
migrate -database "server=contoso;fedauth=ActiveDirectoryAzurePipelines;user id=$APP_ID" up
migrate -database "server=contoso;fedauth=ActiveDirectoryEnvironment" up
migrate -database "server=contoso;fedauth=ActiveDirectoryAzCli" up
migrate -database "server=contoso;fedauth=ActiveDirectoryAzureDeveloperCli" up
dotnet run "Server=db01;Authentication=SqlServer;User Id=sa;Password=$SA_PASSWORD"
dotnet run "Server=db01;Authentication=Windows;User Id=sa;Password=$SA_PASSWORD"
dotnet run "Server=db01;Authentication=NotSpecified;User Id=sa;Password=$SA_PASSWORD"
mongosh "mongodb://db01/?authSource=admin&authMechanism=SCRAM-SHA-256" -u shop -p "$SHOP_PASSWORD"
psql "host=db01 user=shop password=$SHOP_PASSWORD"
java -jar client.jar "authentication=SASL;user=shop;password=$SHOP_PASSWORD"
printf 'Authentication=Active Directory Password;User ID=%s;Password=%s\n' you secret
java -cp shop.jar Main "jdbc:sqlserver://contoso;authentication=ActiveDirectoryServicePrincipalCertificate;user=$APP_ID;password=$PFX_PASSWORD"
