#!/usr/bin/env bash
# Ansible's modules for Azure, by their arguments.
ansible localhost -m azure.azcollection.azure_rm_resourcegroup -a "name=contoso location=westeurope ad_user=$OPS_USER password=$OPS_PASSWORD tenant=contoso.example" # want error
ansible-playbook site.yml -e ad_user=svc@contoso.example -e "password=$OPS_PASSWORD" -e client_id="$APP_ID" # want error
ansible-playbook site.yml --extra-vars "ad_user=$OPS_USER password=$OPS_PASSWORD" # want error
ansible-console -e "ad_user=$OPS_USER password=$OPS_PASSWORD" # want error
ansible-pull -e "ad_user=$OPS_USER password=$OPS_PASSWORD" -U https://git.contoso.example/ops.git # want error
ansible-playbook site.yml -e "client_id=$APP_ID secret=$APP_SECRET tenant=contoso.example"
ansible-playbook site.yml -e "db_user=shop password=$SHOP_PASSWORD"
make ad_user=svc password="$OPS_PASSWORD"
