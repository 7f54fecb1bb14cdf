#!/bin/sh
./migrate "sqlserver://contoso.database.windows.net?database=shop;fedauth=ActiveDirectoryDefault;tlsmin=1.0" # want note "tlsmin=1.0 lets this connection string go down to TLS 1.0"
./migrate "server=contoso.database.windows.net;database=shop;fedauth=ActiveDirectoryManagedIdentity;tlsmin=1.1" # want note

./migrate "server=contoso.database.windows.net;database=shop;fedauth=ActiveDirectoryDefault;tlsmin=1.2"
./migrate "server=contoso.database.windows.net;database=shop;user id=shop;password=$DB_PASSWORD;tlsmin=1.0"
