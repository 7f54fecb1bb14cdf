#!/usr/bin/env bash
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryServicePrincipal -U "$APP_ID@$TENANT" -P "$APP_SECRET" -i load.sql # want note
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryApplication -U "$APP_ID" -P "$APP_SECRET" -i load.sql # want note
AZURE_CLIENT_CERTIFICATE_PATH=app.pem sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryServicePrincipal -U "$APP_ID"
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryWorkloadIdentity -i load.sql
sqlpackage /Action:Publish /SourceFile:shop.dacpac /AzureKeyVaultAuthMethod:ClientIdSecret /ClientId:"$APP_ID" /Secret:"$APP_SECRET" /TargetServerName:db01 # want note
sqlpackage /Action:Publish /SourceFile:shop.dacpac /TargetServerName:db01 /TargetUser:sa /TargetPassword:"$SA_PASSWORD"
