#!/bin/bash
# What stands behind an exit: in the inventory, and no finding.
az vm list -g contoso-web
exit 0
enter() {
  az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
}
exit 1
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
bash <<'EOF'
az login -u "$OPS_USER" -p "$OPS_PASSWORD" -t contoso.example
EOF
