#!/bin/bash
# Puts the start script onto the new machine. Its commands run there, not here.
set -e
cat <<EOF > init.sh
#!/bin/bash
# want warning "in a script that is written here"
az login -u \$VM_USER -p \$VM_PASSWORD -t contoso.example
az storage blob download --account-name contosoinit -c setup -n setup.tar.gz -f setup.tar.gz
az logout
EOF

cat <<'EOF' > init-identity.sh
#!/bin/bash
az login --identity
az storage blob download --account-name contosoinit -c setup -n setup.tar.gz -f setup.tar.gz
EOF

cat <<EOF > README.txt
Sign in first:
    az login -u you@contoso.example -p your-password
EOF
scp init.sh init-identity.sh "root@$HOST:/opt/contoso/"
