#!/usr/bin/env bash
set -eu

java -Dhttps.protocols=TLSv1 -jar import.jar # want error "-Dhttps.protocols=TLSv1 leaves Java nothing newer than TLS 1.0"
java -Xmx512m -Djdk.tls.client.protocols="TLSv1.1" -jar import.jar # want error
java -Dhttps.protocols=TLSv1,TLSv1.1,TLSv1.2 -jar import.jar # want warning "has Java offer TLS 1.0 beside newer versions"
mvn -Dhttps.protocols=TLSv1.1,TLSv1.2 deploy # want warning "TLS 1.1"
JAVA_TOOL_OPTIONS="-Xmx1g -Dhttps.protocols=TLSv1.1" ./import.sh # want error "JAVA_TOOL_OPTIONS leaves Java"
export _JAVA_OPTIONS=-Djdk.tls.client.protocols=SSLv3,TLSv1.2 # want warning "SSL 3"
export JDK_JAVA_OPTIONS="-Dhttps.protocols=TLSv1" # want error
export MAVEN_OPTS="-Dhttps.protocols=TLSv1.1,TLSv1.2" # want warning
export GRADLE_OPTS="-Dhttps.protocols=TLSv1.1,TLSv1.2" # want warning
export CATALINA_OPTS="-Dhttps.protocols=TLSv1.1,TLSv1.2" # want warning
node --tls-min-v1.0 sync.js # want note "--tls-min-v1.0 lets Node.js go down to TLS 1.0"
node --tls-min-v1.1 sync.js # want note
NODE_OPTIONS="--max-old-space-size=4096 --tls-min-v1.0" npm run sync # want note "NODE_OPTIONS lets Node.js"
env NODE_OPTIONS=--tls-min-v1.1 npm run sync # want note
docker run --rm -e NODE_OPTIONS=--tls-min-v1.0 contoso.azurecr.io/sync # want note
docker run --rm -e JAVA_TOOL_OPTIONS=-Dhttps.protocols=TLSv1 contoso.azurecr.io/import # want error

java -Dhttps.protocols=TLSv1.2,TLSv1.3 -jar import.jar
java -Dhttps.protocols="$PROTOCOLS" -jar import.jar
java -Dhttps.proxyHost=proxy.contoso.local -jar import.jar
mvn -Dhttps.protocols=TLSv1.2 deploy
export JAVA_TOOL_OPTIONS="-Djdk.tls.client.protocols=TLSv1.2"
MAVEN_OPTS="-Xmx1g" mvn deploy
node --tls-max-v1.2 sync.js
node --tls-min-v1.2 sync.js
NODE_OPTIONS=--max-old-space-size=4096 npm run sync
docker run --rm -e NODE_OPTIONS=--tls-min-v1.2 contoso.azurecr.io/sync
