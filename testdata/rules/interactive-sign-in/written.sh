#!/bin/bash
# A note disappears where the text is only written.
cat > /usr/local/bin/lab-login <<'EOF'
#!/bin/bash
az login --tenant contoso.example
az account set --subscription lab
EOF
chmod +x /usr/local/bin/lab-login
az login -t contoso.example # want
az vm start -g lab -n lab01
