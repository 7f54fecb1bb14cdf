#!/usr/bin/env bash
ansible-playbook site.yml -e "ad_user=svc@contoso.example password=Fake-Ops-2026" # want error
ansible-playbook site.yml -e "ad_user=svc@contoso.example password=$OPS_PASSWORD"
ansible-playbook site.yml -e "db_user=shop password=Fake-Shop-2026"
