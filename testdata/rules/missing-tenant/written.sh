#!/bin/bash
# What is written into another script is that script's affair.
cat > login.sh <<'EOF'
#!/bin/bash
az login --service-principal -u "$APP" -p "$SECRET"
EOF
az login --service-principal -u "$APP" -p "$SECRET" # want
az vm list
