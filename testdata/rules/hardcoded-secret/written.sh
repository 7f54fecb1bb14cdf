#!/bin/bash
# Written into the start script of a machine.
cat > init.sh <<'EOF'
#!/bin/bash
# want warning "in a script that is written here"
az login -u svc-vm@contoso.example -p 'Fake-Passw0rd!' -t contoso.example
az storage blob download --account-name contosoinit -c setup -n setup.tgz -f setup.tgz
EOF
cat > init2.sh <<'EOF'
#!/bin/bash
az login -u svc-vm@contoso.example -p "$VM_PASSWORD" -t contoso.example
EOF
