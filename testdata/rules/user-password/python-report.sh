#!/usr/bin/env bash
# Every night: how many licences are left. Mailed to the service desk.
set -euo pipefail

: "${REPORT_USER:?}" "${REPORT_PASSWORD:?}"
export REPORT_USER REPORT_PASSWORD
pip3 install --quiet msal requests

python3 - <<'PY' > /var/reports/licences.txt
import os
import sys

import msal
import requests

AUTHORITY = "https://login.microsoftonline.com/contoso.onmicrosoft.com"


def token():
    app = msal.PublicClientApplication("00000000-0000-0000-0000-000000000000", authority=AUTHORITY)
    # want error "acquire_token_by_username_password of MSAL for Python signs in user \"\\$REPORT_USER\" with a password"
    result = app.acquire_token_by_username_password(
        os.environ["REPORT_USER"],
        os.environ["REPORT_PASSWORD"],
        scopes=["https://graph.microsoft.com/Organization.Read.All"],
    )
    if "access_token" not in result:
        print("acquire_token_by_username_password(user, password) failed: %s" % result.get("error"), file=sys.stderr)
        sys.exit(1)
    return result["access_token"]


skus = requests.get("https://graph.microsoft.com/v1.0/subscribedSkus", headers={"Authorization": "Bearer " + token()}).json()
for sku in skus["value"]:
    print(f"{sku['skuPartNumber']}: {sku['prepaidUnits']['enabled'] - sku['consumedUnits']}")
PY

mail -s "Licences" servicedesk@contoso.com < /var/reports/licences.txt
