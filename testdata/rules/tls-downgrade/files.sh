#!/bin/bash
set -e
# The image's OpenSSL is too new for the old server of fabrikam.
cat > /opt/contoso/openssl-legacy.cnf <<'EOF' # want note "MinProtocol = TLSv1 in /opt/contoso/openssl-legacy.cnf lets OpenSSL go down to TLS 1.0"
[system_default_sect]
MinProtocol = TLSv1
EOF
sed -i 's/MinProtocol = TLSv1.2/MinProtocol = TLSv1.0/' /etc/ssl/openssl.cnf # want note "MinProtocol = TLSv1.0 in"
sed -i 's/^CipherString.*/CipherString = DEFAULT@SECLEVEL=0/' /etc/ssl/openssl.cnf # want note "CipherString = DEFAULT@SECLEVEL=0"
echo "MaxProtocol = TLSv1.1" >> /etc/ssl/openssl.cnf # want error "leaves OpenSSL nothing newer than TLS 1.1"
printf 'MinProtocol = SSLv3\n' | tee -a /etc/ssl/openssl.cnf # want note "SSL 3"
echo "tls-max = 1.0" >> ~/.curlrc # want error "leaves curl"
echo "secure_protocol = TLSv1" >> "$HOME/.wgetrc" # want error "leaves wget"
echo "JAVA_TOOL_OPTIONS=-Dhttps.protocols=TLSv1.1" >> "$GITHUB_ENV" # want error "JAVA_TOOL_OPTIONS"

sed -i 's/MinProtocol = TLSv1.0/MinProtocol = TLSv1.2/' /etc/ssl/openssl.cnf
sed -i 's/SECLEVEL=0/SECLEVEL=2/' /etc/ssl/openssl.cnf
echo "MinProtocol = TLSv1.2" >> /etc/ssl/openssl.cnf
echo "# MinProtocol = TLSv1" >> /etc/ssl/openssl.cnf
echo "MinProtocol = $MIN_PROTOCOL" >> /etc/ssl/openssl.cnf
echo "CipherString = DEFAULT@SECLEVEL=1" >> /etc/ssl/openssl.cnf
echo "MinProtocol = TLSv1" > notes.txt
echo "MinProtocol = TLSv1"
grep -q "MinProtocol = TLSv1" /etc/ssl/openssl.cnf
echo "tls-max = 1.2" >> ~/.curlrc
