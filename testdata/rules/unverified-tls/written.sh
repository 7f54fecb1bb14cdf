#!/bin/bash
cat > /usr/local/bin/users.sh <<'EOF'
#!/bin/sh
export AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=1 # want note "in a script that is written here"
curl -k -d grant_type=client_credentials "https://login.microsoftonline.com/$1/oauth2/v2.0/token" # want warning "in a script that is written here"
export REQUESTS_CA_BUNDLE=
EOF
