#!/usr/bin/env bash
# Rebuilds the reporting tables each night.
sqlcmd -S contoso.database.windows.net -d reports -G -U "$REPORT_USER" -P "$REPORT_PASSWORD" -i rebuild.sql # want error
sqlcmd -Scontoso.database.windows.net -dreports -G -Usvc@contoso.example -P"$REPORT_PASSWORD" -irebuild.sql -b -r1 -X1 -k2 -p1 -m-1 -h-1 -W # want error
SQLCMDPASSWORD="$REPORT_PASSWORD" sqlcmd -S contoso.database.windows.net -G -U "$REPORT_USER" -Q "EXEC rebuild" -c GO -A -D -e -g -I -j -M -R -u -x # want error
export SQLCMDUSER="$REPORT_USER" SQLCMDPASSWORD="$REPORT_PASSWORD"
sqlcmd -S contoso.database.windows.net -G -q "EXEC rebuild" -N -C # want error
SQLCMDUSEAAD=true sqlcmd -S contoso.database.windows.net -i rebuild.sql # want error
SQLCMDUSEAAD=1 sqlcmd -S contoso.database.windows.net -i rebuild.sql # want error
SQLCMDUSEAAD=t sqlcmd -S contoso.database.windows.net -i rebuild.sql # want error
SQLCMDUSEAAD=false sqlcmd -S contoso.database.windows.net -i rebuild.sql
SQLCMDUSEAAD=0 sqlcmd -S contoso.database.windows.net -i rebuild.sql
unset SQLCMDUSER SQLCMDPASSWORD
sqlcmd --server contoso.database.windows.net --use-aad --user-name "$REPORT_USER" --password "$REPORT_PASSWORD" --query "EXEC rebuild" # want error
sqlcmd --authentication-method ActiveDirectoryPassword -U "$REPORT_USER" -P "$REPORT_PASSWORD" -S contoso.database.windows.net # want error
sqlcmd --authentication-method=ActiveDirectoryPassword --user-name="$REPORT_USER" --password="$REPORT_PASSWORD" -S contoso.database.windows.net -N disable # want error

# An application's ID makes it no application's sign-in: only the method does.
sqlcmd -S contoso.database.windows.net -G -U 6f1f6b1e-3a44-4c0e-8f3b-5d2f0f6a9c11 -P "$REPORT_PASSWORD" # want error
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryServicePrincipal -U 6f1f6b1e-3a44-4c0e-8f3b-5d2f0f6a9c11 -P "$REPORT_SECRET"

# A database's own users, a trusted connection, the user of another tool.
sqlcmd -S contoso.database.windows.net -U sa -P "$SA_PASSWORD" -Q "SELECT 1"
sqlcmd -S db01 -E -G -Q "SELECT 1"
sqlcmd -S db01 --use-trusted-connection --use-aad
sqlcmd -S contoso.database.windows.net -G -P token.txt
sqlcmd -S contoso.database.windows.net --authentication-method SqlPassword -U sa -P "$SA_PASSWORD"
sqlcmd -S contoso.database.windows.net --use-aad=false -U sa -P "$SA_PASSWORD"
sqlcmd -S contoso.database.windows.net --authentication-method "$METHOD" -U "$REPORT_USER" -P "$REPORT_PASSWORD"
