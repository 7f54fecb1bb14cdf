#!/bin/sh
sqlcmd -S contoso.database.windows.net -d shop -G -C -Q "select 1" # want warning "-C has sqlcmd check no certificate where it is given a token"
sqlcmd -S tcp:contoso.database.windows.net,1433 -d shop --authentication-method=ActiveDirectoryDefault --trust-server-certificate -i shop.sql # want warning
sqlcmd -S "$SERVER" -GC -i shop.sql # want warning
bcp dbo.orders out orders.csv -S contoso.database.windows.net -d shop -G -u -c # want warning "-u has bcp"
sqlpackage /Action:Publish /SourceFile:shop.dacpac /tsn:contoso.database.windows.net /tdn:shop /ua:True /ttsc:True # want warning "/ttsc:True has SqlPackage"
sqlpackage /Action:Export /TargetFile:shop.bacpac /ssn:contoso.database.windows.net /sdn:shop /at:"$TOKEN" /SourceTrustServerCertificate:true # want warning
./migrate "Server=contoso.database.windows.net;Database=shop;Authentication=Active Directory Default;TrustServerCertificate=True" # want warning "TrustServerCertificate=True has this connection string"
./migrate "Data Source=$SERVER;Database=shop;Authentication=Active Directory Managed Identity;Trust Server Certificate=yes" # want warning

# With the database's own users, at another server, or checked.
sqlcmd -S contoso.database.windows.net -d shop -U shop -P "$DB_PASSWORD" -C -i shop.sql
sqlcmd -S localhost -C -Q "select 1"
sqlcmd -S sql01.contoso.local -G -C -Q "select 1"
sqlcmd -S contoso.database.windows.net -d shop -G -Q "select 1"
bcp dbo.orders out orders.csv -S contoso.database.windows.net -d shop -G -c
sqlpackage /Action:Publish /SourceFile:shop.dacpac /tsn:contoso.database.windows.net /tdn:shop /ua:True /ttsc:False
./migrate "Server=contoso.database.windows.net;Database=shop;Authentication=Active Directory Default;TrustServerCertificate=False"
./migrate "Server=contoso.database.windows.net;Database=shop;User ID=shop;Password=$DB_PASSWORD;TrustServerCertificate=True"
./migrate "Server=localhost;Database=shop;Authentication=Active Directory Default;TrustServerCertificate=True"
./migrate "Server=contoso.database.windows.net;Database=shop;Authentication=Active Directory Default;TrustServerCertificate=$TRUST"
