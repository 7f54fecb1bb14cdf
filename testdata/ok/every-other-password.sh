#!/usr/bin/env bash
# Every group of az that takes a user name or a password for something else.
set -e
az login --identity
az lab vm create -g contoso --lab-name lab -n lab01 --admin-username lab --admin-password "$LAB_PASSWORD"
az stack-hci-vm create -g contoso -n hci01 --admin-username hci --admin-password "$HCI_PASSWORD"
az connectedvmware vm create -g contoso -n vmw01 --admin-username vmw --admin-password "$VMW_PASSWORD"
az connectedvmware vcenter connect -g contoso -n vc --username administrator --password "$VC_PASSWORD"
az scvmm vmmserver connect -g contoso -n vmm --username administrator --password "$VMM_PASSWORD"
az arcappliance create vmware --username administrator --password "$VC_PASSWORD"
az cosmosdb mongocluster create -g contoso -c mongo --administrator-login dba --administrator-login-password "$DBA_PASSWORD"
az mariadb server create -g contoso -n maria -u dba -p "$DBA_PASSWORD"
az mysql server create -g contoso -n my -u dba -p "$DBA_PASSWORD"
az postgres server create -g contoso -n pg -u dba -p "$DBA_PASSWORD"
az sql mi create -g contoso -n mi -u dba -p "$DBA_PASSWORD" --subnet db --vnet-name hub
az sql db export -g contoso -s sql -n shop -u dba -p "$DBA_PASSWORD" --storage-key "$KEY" --storage-key-type StorageAccessKey --storage-uri "$URI"
az synapse workspace create -g contoso -n syn -u dba -p "$DBA_PASSWORD" --file-system fs --storage-account contoso
az staticwebapp dbconnection create -g contoso -n www --username dba --password "$DBA_PASSWORD"
az containerapp registry set -g contoso -n api --server contoso.azurecr.io --username "$ACR_USER" --password "$ACR_PASSWORD"
az containerapp ssl upload -g contoso -n api --certificate-file api.pfx -p "$PFX_PASSWORD"
az containerapp env certificate upload -g contoso -n env --certificate-file api.pfx -p "$PFX_PASSWORD"
az webapp create -g contoso -n shop -p plan -u https://github.com/contoso/shop
az webapp config container set -g contoso -n shop -u "$ACR_USER" -p "$ACR_PASSWORD"
az logicapp config container set -g contoso -n flow -u "$ACR_USER" -p "$ACR_PASSWORD"
az functionapp deployment slot create -g contoso -n f -s test -u "$ACR_USER" -p "$ACR_PASSWORD"
az keyvault certificate issuer create --vault-name contoso --issuer-name digicert --provider-name DigiCert --account-id 1 --password "$CA_PASSWORD"
az batch node user create --pool-id p --node-id n --name me --password "$NODE_PASSWORD"
az spring config-server git repo add -g contoso -s spring -n app --uri https://git.contoso.example/app --username git --password "$GIT_PASSWORD"
az netappfiles account ad add -g contoso -n anf --username admin --password "$AD_PASSWORD" --smb-server-name smb --dns 10.0.0.4 --domain contoso.local
az vmware identity-source create -g contoso -c sddc --username admin --password "$AD_PASSWORD"
az sentinel data-connector create -g contoso -w sentinel -n aws --username connector --password "$AWS_PASSWORD"
az grafana update -g contoso -n grafana --smtp enabled --user grafana --password "$SMTP_PASSWORD"
az storage-mover endpoint create-for-smb -g contoso --storage-mover-name m --name e --username-uri "$U" --password-uri "$P"
az ml compute create -n ci --type ComputeInstance --admin-username me --admin-password "$CI_PASSWORD"
az acr task credential add -n contoso -r contoso --login-server contoso.azurecr.io -u "$ACR_USER" -p "$ACR_PASSWORD"
az acr credential-set create -n hub -r contoso -l docker.io -u "$U" -p "$P"
az acr query -n contoso -q 'Manifests' -u "$ACR_USER" -p "$ACR_PASSWORD"
az acr manifest list -r contoso -n shop -u "$ACR_USER" -p "$ACR_PASSWORD"
az acr artifact-streaming update -n contoso --image shop:1 -u "$ACR_USER" -p "$ACR_PASSWORD"
az k8s-configuration flux update -g contoso -c arc -t connectedClusters -n gitops -u https://github.com/contoso/gitops
nuget sources add -Name contoso -Source https://nuget.contoso.example -Username "$N_USER" -Password "$N_PASSWORD"
net use //files/share /user:contoso\\ops "$SHARE_PASSWORD"
