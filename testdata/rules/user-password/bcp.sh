#!/usr/bin/env bash
# Loads the orders of the day.
bcp dbo.Orders in orders.dat -c -t -S contoso.database.windows.net -d shop -G -U "$LOAD_USER" -P "$LOAD_PASSWORD" # want error
bcp shop.dbo.Orders in orders.dat -c -t, -r '\n' -Scontoso.database.windows.net -G -Usvc@contoso.example -P"$LOAD_PASSWORD" -b 1000 -a 4096 -e err.log -m 10 -F 2 -L 100 -h TABLOCK -q -k -E -u -YO # want error
bcp "SELECT * FROM dbo.Orders" queryout orders.dat -N -C 65001 -f orders.fmt -i answers.txt -o out.log -l 30 -K ReadOnly -V 130 -x -n -w -R -D -r -S dsn -G -U "$LOAD_USER" -P "$LOAD_PASSWORD" -H contoso.example -J ca.pem # want error
bcp dbo.Orders in orders.dat -c -S contoso.database.windows.net -U sa -P "$SA_PASSWORD"
bcp dbo.Orders in orders.dat -c -S db01 -T -G -U "$LOAD_USER" -P "$LOAD_PASSWORD"
bcp dbo.Orders in orders.dat -c -S contoso.database.windows.net -G -P token.txt
bcp dbo.Orders in orders.dat -c -S contoso.database.windows.net -G
bcp -v
