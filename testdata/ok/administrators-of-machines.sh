#!/bin/bash
# Passwords of machines and databases.
az login --identity
az vm create -g contoso -n web01 --image Ubuntu2204 --admin-username azureuser --admin-password 'Fake-Passw0rd!'
az vm user update -g contoso -n web01 -u azureuser -p 'Fake-Passw0rd!'
az vmss create -g contoso -n web --admin-username azureuser --admin-password "$VM_PASSWORD"
az aks create -g contoso -n aks --windows-admin-username azureuser --windows-admin-password "$WIN_PASSWORD"
az sql server create -g contoso -n sql -l westeurope -u dba -p 'Fake-Passw0rd!'
az sql db import -g contoso -s sql -n shop -u dba -p "$DBA_PASSWORD" --storage-key "$KEY" --storage-key-type StorageAccessKey --storage-uri "$URI"
az mysql flexible-server create -g contoso -n my -u dba -p "$DBA_PASSWORD"
az postgres flexible-server create -g contoso -n pg -u dba -p "$DBA_PASSWORD"
az synapse workspace update -g contoso -n syn -p "$DBA_PASSWORD"
az hdinsight create -g contoso -n hd -t spark -u admin -p "$HD_PASSWORD" --storage-account contoso
mysql -h my.contoso.example -u dba -p"$DBA_PASSWORD" -e 'SHOW TABLES'
sqlcmd -S sql.contoso.example -U dba -P "$DBA_PASSWORD" -Q 'SELECT 1'
psql "host=pg.contoso.example user=dba password=$DBA_PASSWORD" -c 'SELECT 1'
