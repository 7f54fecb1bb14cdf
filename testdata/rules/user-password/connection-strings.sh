#!/usr/bin/env bash
# What .NET, ODBC, JDBC, Go and Node take.
sqlpackage /Action:Publish /SourceFile:shop.dacpac /TargetConnectionString:"Server=tcp:contoso.database.windows.net;Database=shop;Authentication=Active Directory Password;User ID=$SHOP_USER;Password=$SHOP_PASSWORD" # want error
sqlpackage /a:Extract /tf:shop.dacpac /scs:"Server=tcp:contoso.database.windows.net;Database=shop;Authentication='Active Directory Password';User ID=svc@contoso.example;Password=$SHOP_PASSWORD" # want error
sqlpackage /a:Publish /sf:shop.dacpac "/tcs:Server=contoso;Authentication=ActiveDirectoryPassword;Uid=$SHOP_USER;Pwd=$SHOP_PASSWORD" # want error
sqlpackage /Action:Extract /TargetFile:shop.dacpac "/SourceConnectionString:Data Source=contoso;Authentication=ActiveDirectoryPassword;User=$SHOP_USER;Password=$SHOP_PASSWORD;" # want error
isql -k "Driver={ODBC Driver 18 for SQL Server};Server=contoso.database.windows.net;AUTHENTICATION=ActiveDirectoryPassword;UID=$SHOP_USER;PWD=$SHOP_PASSWORD" # want error
CONNECTION="Server=contoso.database.windows.net;Authentication=Active Directory Password;User Id=$SHOP_USER;Password=$SHOP_PASSWORD"
dotnet ef database update --connection "$CONNECTION" # want error
flyway -url="jdbc:sqlserver://contoso.database.windows.net;databaseName=shop;authentication=ActiveDirectoryPassword;user=$SHOP_USER;password=$SHOP_PASSWORD" migrate # want error
migrate -database "server=contoso.database.windows.net;fedauth=ActiveDirectoryPassword;user id=$SHOP_USER;password=$SHOP_PASSWORD" up # want error
node sync.js "server=contoso;authentication=azure-active-directory-password;username=$SHOP_USER;password=$SHOP_PASSWORD" # want error
migrate -database "sqlserver://$SHOP_USER:$SHOP_PASSWORD@contoso.database.windows.net?database=shop&fedauth=ActiveDirectoryPassword" up # want error

# Applications, databases' own users, text.
dotnet ef database update --connection "Server=contoso;Authentication=Active Directory Managed Identity;User Id=$IDENTITY"
dotnet ef database update --connection "Server=contoso;User Id=sa;Password=$SA_PASSWORD"
dotnet ef database update --connection "Server=contoso;Authentication=SqlPassword;User Id=sa;Password=$SA_PASSWORD"
dotnet ef database update --connection "Server=contoso;Authentication=$AUTHENTICATION;User Id=$SHOP_USER;Password=$SHOP_PASSWORD"
migrate -database "sqlserver://$APP_ID@contoso.database.windows.net?database=shop&fedauth=ActiveDirectoryManagedIdentity" up
migrate -database "sqlserver://sa:$SA_PASSWORD@db01?database=shop&encrypt=true" up
echo "Server=contoso;Authentication=Active Directory Password;User Id=you@contoso.example;Password=..."
kafka-console-producer --producer-property "authentication=PLAIN;user=shop;password=$SHOP_PASSWORD"
