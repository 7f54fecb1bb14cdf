#!/bin/bash
# Databases' own users, and sign-ins of applications without a secret.
sqlcmd '-?'
sqlcmd -help
sqlcmd --help
sqlcmd --version
sqlcmd create mssql --accept-eula --using https://aka.ms/AdventureWorksLT.bak
sqlcmd -S db01 -U sa -P "$SA_PASSWORD" -Q "SELECT 1" -L -v db=shop env=test
sqlcmd -S db01 -U sa -P "$SA_PASSWORD" -z "$NEW" -f 65001 -F db01.contoso.example -H batch -J ca.pem -K ReadOnly -l 30 -o out.txt -s , -t 60 -V 16 -w 200 -y 0 -Y 0 -a 4096
sqlcmd -S db01 -U sa -P "$SA_PASSWORD" -Z "$NEW" --exit-on-error --trust-server-certificate --disable-variable-substitution --vertical --ascii --raw-errors --unicode-output-file
sqlcmd -S db01 -U sa --trim-spaces --multi-subnet-failover --dedicated-admin-connection --enable-quoted-identifiers --client-regional-setting --echo-input --enable-column-encryption
sqlcmd --server db01 --input-file a.sql --output-file a.txt --database-name shop --batch-terminator GO --initial-query "SELECT 1" --server-name db01.contoso.example --variables env=test --packet-size 4096 --login-timeOut 30 --workstation-name batch --application-intent ReadOnly
sqlcmd --server db01 --encrypt-connection strict --host-name-in-certificate db01.contoso.example --server-certificate ca.pem --errors-to-stderr 1 --driver-logging-level 1 --error-level 1 --headers 0 --column-separator , --error-severity-level 16
sqlcmd --server db01 --screen-width 200 --variable-type-width 0 --fixed-type-width 0 --list-servers c --remove-control-characters 1 --query-timeout 60 --change-password "$NEW" --change-password-exit "$NEW" --disable-cmd-and-warn 1 --trace-file t.out
sqlcmd -S contoso.database.windows.net -G
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryMSI
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryManagedIdentity -U "$IDENTITY"
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryWorkloadIdentity
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryClientAssertion -P "$ASSERTION"
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryAzurePipelines
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryServicePrincipalAccessToken -P "$TOKEN"
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryAzCli
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryAzureDeveloperCli
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryDefault
sqlcmd -S contoso.database.windows.net --authentication-method ActiveDirectoryEnvironment
sqlpackage /help
sqlpackage '/?'
sqlpackage /version
sqlpackage /Action:Publish /SourceFile:shop.dacpac /TargetServerName:db01 /TargetDatabaseName:shop /TargetUser:sa /TargetPassword:"$SA_PASSWORD" /AccessToken:"$TOKEN" /AzureCloudConfig:"$CLOUD" /DeployReportPath:r.xml /DeployScriptPath:s.sql /Diagnostics:True /DiagnosticsFile:d.log /DiagnosticsLevel:Error
sqlpackage /a:Publish /sf:shop.dacpac /tsn:db01 /tdn:shop /tu:sa /tp:"$SA_PASSWORD" /acc:"$CLOUD" /drp:r.xml /dsp:s.sql /d:True /df:d.log /dl:Error /mp:4 /mfp:model.xml /of:True /pr:shop.publish.xml /p:BlockOnPossibleDataLoss=False /q:True /rp:refs /tec:True /ttsc:False /tt:30 /thnic:db01 /tmss:8 /v:Env=test
sqlpackage /Action:Extract /SourceServerName:db01 /SourceDatabaseName:shop /SourceUser:sa /SourcePassword:"$SA_PASSWORD" /TargetFile:shop.dacpac /SourceEncryptConnection:True /SourceTrustServerCertificate:False /SourceHostNameInCertificate:db01 /SourceTimeout:30 /OutputPath:out /OverwriteFiles:True /Quiet:True /MaxParallelism:4
sqlpackage /a:Extract /ssn:db01 /sdn:shop /su:sa /sp:"$SA_PASSWORD" /tf:shop.dacpac /sec:True /stsc:True /shnic:db01 /st:30 /op:out
sqlpackage /Action:Script /Profile:shop.publish.xml /Properties:CommandTimeout=60 /ReferencePaths:refs /Variables:Env=test /ModelFilePath:model.xml /ThreadMaxStackSize:8 /TargetEncryptConnection:True /TargetTrustServerCertificate:True /TargetHostNameInCertificate:db01 /TargetTimeout:30 /TargetConnectionString:"Server=db01;Database=shop;Integrated Security=True"
sqlpackage /a:Export /scs:"Server=contoso;Authentication=Active Directory Managed Identity;Database=shop" /tf:shop.bacpac
sqlpackage /a:Export /SourceConnectionString:"Server=contoso;Authentication=Active Directory Default;Database=shop" /tf:shop.bacpac
sqlpackage /a:Publish /sf:shop.dacpac /tsn:contoso.database.windows.net /tdn:shop /UniversalAuthentication:False
