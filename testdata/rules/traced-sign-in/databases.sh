#!/usr/bin/env bash
set -x
sqlcmd -S contoso.database.windows.net -G -U "$REPORT_USER" -P "$REPORT_PASSWORD" -i load.sql # want note
bcp dbo.Orders in orders.dat -c -S contoso.database.windows.net -d shop -G -U "$LOAD_USER" -P "$LOAD_PASSWORD" # want note
dotnet run -- "AuthType=Office365;Url=https://contoso.crm.dynamics.com;UserName=$DESK_USER;Password=$DESK_PASSWORD" # want note
sqlcmd -S contoso.database.windows.net -U sa -P "$SA_PASSWORD" -i load.sql
