#!/bin/bash
# Here the text is a program that runs, on this machine and on another.
bash <<EOF
# want error "signs in user"
az login -u $OPS_USER -p $OPS_PASSWORD -t contoso.example
az group list
EOF

ssh "ops@$HOST" <<'EOF'
az login --identity
az group list
EOF

ssh "ops@$HOST" bash -s <<'EOF'
# want error "signs in user"
az login -u "$LOCAL_USER" -p "$(cat /etc/contoso/password)" -t contoso.example
az group list
EOF
