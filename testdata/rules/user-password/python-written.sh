#!/bin/bash
# Sets a new machine up: it asks for its token with a program of its own.
cat > get_token.py <<'PY'
import msal, sys
app = msal.PublicClientApplication(sys.argv[1])
print(app.acquire_token_by_username_password(sys.argv[2], sys.argv[3], scopes=["https://graph.microsoft.com/.default"])["access_token"])  # want error
PY
TOKEN=$(python3 get_token.py "$APP" "$USER_NAME" "$USER_PASSWORD")

cat > /opt/contoso/later.py <<'PY'
import msal, sys
app = msal.PublicClientApplication(sys.argv[1])
app.acquire_token_by_username_password(sys.argv[2], sys.argv[3], scopes=["https://graph.microsoft.com/.default"])  # want warning
PY
