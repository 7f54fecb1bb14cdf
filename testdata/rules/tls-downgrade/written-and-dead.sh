#!/bin/bash
cat > /usr/local/bin/send-order.sh <<'EOF'
#!/bin/sh
curl -s --tls-max 1.1 -d "$1" https://orders.fabrikam.example/api # want warning "in a script that is written here"
curl -s --tlsv1.0 https://orders.fabrikam.example/api/today > orders.json
export JAVA_TOOL_OPTIONS=-Dhttps.protocols=TLSv1.1 # want warning "in a script that is written here"
EOF
old() {
  curl -s --tls-max 1.1 -d "$1" https://orders.fabrikam.example/api
  export JAVA_TOOL_OPTIONS=-Dhttps.protocols=TLSv1.1
}
if false; then
  export MAVEN_OPTS=-Dhttps.protocols=TLSv1.1
fi
send() {
  curl -s --tls-max "$2" -d "$1" https://orders.fabrikam.example/api # want error "--tls-max 1.0 leaves"
}
send one 1.0
send two 1.2
# curl --tls-max 1.0 https://orders.fabrikam.example/api
exit 0
curl -s --tls-max 1.1 -d "$1" https://orders.fabrikam.example/api
export GRADLE_OPTS=-Dhttps.protocols=TLSv1.1
