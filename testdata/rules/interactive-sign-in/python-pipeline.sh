#!/bin/bash
# context: pipeline
python3 <<'PY'
from azure.identity import InteractiveBrowserCredential, ManagedIdentityCredential
account = InteractiveBrowserCredential(tenant_id="contoso.onmicrosoft.com")  # want error
other = ManagedIdentityCredential()
PY
