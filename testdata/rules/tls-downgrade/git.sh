#!/bin/sh
git config --global http.sslVersion tlsv1.0 # want note "config http.sslVersion=tlsv1.0 lets git go down to TLS 1.0"
git config http.sslVersion tlsv1.1 # want note
git config set --global http.sslVersion sslv3 # want note "SSL 3"
git -c http.sslVersion=tlsv1 clone https://dev.azure.com/contoso/shop/_git/web # want note "-c http.sslVersion=tlsv1"
git config --global http.https://dev.azure.com.sslVersion tlsv1.0 # want note
export GIT_SSL_VERSION=tlsv1.0 # want note "GIT_SSL_VERSION lets git"

git config --global http.sslVersion tlsv1.2
git config --global --get http.sslVersion
git config --global --unset http.sslVersion
git -c http.sslVersion=tlsv1.3 fetch
git -c http.version=HTTP/1.1 fetch
GIT_SSL_VERSION=tlsv1.2 git fetch
