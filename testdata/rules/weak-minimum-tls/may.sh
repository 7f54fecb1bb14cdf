#!/bin/bash
minimum=TLS1_2
[ "$1" = lab ] && minimum=TLS1_0
az storage account create -n contosolab -g contoso --min-tls-version "$minimum" # want note "may let clients use TLS 1.0"
az storage account create -n contosolab -g contoso --min-tls-version "${MIN_TLS:-TLS1_0}" # want note "may let"
args=(-n contosolab -g contoso)
[ "$1" = lab ] && args+=(--min-tls-version TLS1_0)
az storage account create "${args[@]}" # want note "may let"
az storage account create -n contosolab -g contoso "$@"
cat > create.sh <<'EOF'
az storage account create -n contosolab -g contoso --min-tls-version TLS1_0 # want note "in a script that is written here"
EOF
