#!/bin/sh
az login -u svc-dns@contoso.example -p 'Fake-Passw0rd!' -t contoso.example # want
az login -u svc-dns@contoso.example -p='Fake-Passw0rd!' -t contoso.example # want
az login -u svc-dns@contoso.example -pFake-Passw0rd! -t contoso.example # want
az login -u svc-dns@contoso.example --password=Fake-Passw0rd! -t contoso.example # want
az login --service-principal -u 00000000-0000-0000-0000-000000000000 -p Fake~Secret.0123456789 -t contoso.example # want "the secret of service principal"
az network dns zone list
az logout

az login -u svc-dns@contoso.example -p "$DNS_PASSWORD" -t contoso.example
az login -u svc-dns@contoso.example -p @dns.txt -t contoso.example
az login -u svc-dns@contoso.example -p "$(cat dns.txt)" -t contoso.example
az login -u svc-dns@contoso.example -p "" -t contoso.example
