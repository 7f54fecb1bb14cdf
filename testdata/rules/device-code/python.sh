#!/bin/bash
python3 <<'PY'
import msal
app = msal.PublicClientApplication("00000000-0000-0000-0000-000000000000")
flow = app.initiate_device_flow(scopes=["User.Read"])  # want warning
print(flow["message"])
result = app.acquire_token_by_device_flow(flow)
PY
