#!/usr/bin/env bash
sqlcmd -S contoso.database.windows.net -G -U svc@contoso.example -P'Fake-Sql-2026' -i load.sql # want error
SQLCMDPASSWORD='Fake-Sql-2027' sqlcmd -S contoso.database.windows.net -G -U svc@contoso.example -i load.sql # want error
bcp dbo.Orders in orders.dat -c -S contoso.database.windows.net -d shop -G -U svc@contoso.example -P 'Fake-Bcp-2026' # want error
sqlpackage /a:Publish /sf:shop.dacpac /tcs:"Server=contoso;Authentication=Active Directory Password;User ID=svc@contoso.example;Password=Fake-Dac-2026" # want error
dotnet run -- "AuthType=Office365;Url=https://contoso.crm.dynamics.com;UserName=svc@contoso.example;Password=Fake-Crm-2026" # want error
sqlcmd -S contoso.database.windows.net -U sa -P 'Fake-Sa-2026' -i load.sql
sqlpackage /a:Publish /sf:shop.dacpac /tcs:"Server=contoso;Authentication=Active Directory Password;User ID=svc@contoso.example;Password={your_password}"
