#!/usr/bin/env bash
sqlcmd -S contoso.database.windows.net -G -U alice@contoso.example # want note
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryInteractive # want note
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryIntegrated
sqlcmd -S contoso.database.windows.net -G
sqlcmd -S contoso.database.windows.net -U alice
bcp dbo.Orders out orders.dat -c -S contoso.database.windows.net -d shop -G -U alice@contoso.example # want note
bcp dbo.Orders out orders.dat -c -S contoso.database.windows.net -d shop -U alice -P "$PASSWORD"
sqlpackage /Action:Publish /SourceFile:shop.dacpac /TargetServerName:contoso.database.windows.net /TargetDatabaseName:shop /UniversalAuthentication:True # want note
sqlpackage /a:Publish /sf:shop.dacpac /tsn:contoso.database.windows.net /tdn:shop /ua:true /tid:contoso.example # want note
sqlpackage -Action:Publish -SourceFile:shop.dacpac -UniversalAuthentication=True -TenantId:contoso.example # want note
sqlpackage /a:Publish /sf:shop.dacpac /tsn:contoso.database.windows.net /tdn:shop /ua:False /at:"$TOKEN"
sqlpackage /Action:Publish /SourceFile:shop.dacpac /AzureKeyVaultAuthMethod:Interactive /TargetServerName:db01 # want note
sqlpackage /a:Publish /sf:shop.dacpac /akv:ClientIdSecret /cid:"$APP_ID" /secr:"$APP_SECRET" /tsn:db01
