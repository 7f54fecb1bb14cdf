#!/bin/bash
git -c http.sslVerify=false clone https://dev.azure.com/contoso/shop/_git/web # want warning "-c http.sslVerify=false has git check no certificate"
git clone -c http.sslVerify=false https://contoso@dev.azure.com/contoso/shop/_git/web # want warning
git clone --config http.sslVerify=0 https://contoso.visualstudio.com/shop/_git/web # want warning
git config --global http.https://dev.azure.com.sslVerify false # want warning "config http.https://dev.azure.com.sslVerify=false"
GIT_SSL_NO_VERIFY=true git clone https://dev.azure.com/contoso/shop/_git/web # want warning "GIT_SSL_NO_VERIFY has git"
export GIT_SSL_NO_VERIFY=1
git clone https://dev.azure.com/contoso/shop/_git/web # want warning
git clone https://git.contoso.local/shop/web.git
unset GIT_SSL_NO_VERIFY

git -c http.sslVerify=false clone https://git.contoso.local/shop/web.git
git -c http.sslVerify=true clone https://dev.azure.com/contoso/shop/_git/web
git config --global http.sslVerify false
git config --global http.https://git.contoso.local.sslVerify false
git config --global http.sslCAInfo /usr/local/share/contoso/proxy-bundle.pem
git -c http.sslVerify=false clone git@ssh.dev.azure.com:v3/contoso/shop/web
GIT_SSL_NO_VERIFY= git clone https://dev.azure.com/contoso/shop/_git/web
git clone https://dev.azure.com/contoso/shop/_git/web
