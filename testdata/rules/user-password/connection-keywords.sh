#!/usr/bin/env bash
# The other names of the server, and the other spellings of yes and no.
set -euo pipefail
./load --connection "Addr=sql01.contoso.example;TrustServerCertificate=0;Authentication=Active Directory Password;UID=$U;PWD=$P" # want
./load --connection "Address=sql01.contoso.example;TrustServerCertificate=no;Authentication=Active Directory Password;UID=$U;PWD=$P" # want
./load --connection "Network Address=sql01.contoso.example;TrustServerCertificate=1;Authentication=Active Directory Password;UID=$U;PWD=$P" # want
