#!/bin/bash
# The ways by which a program comes to the interpreter.
USER_NAME=backup@contoso.com
export USER_NAME
echo 'import msal, os; msal.PublicClientApplication("0").acquire_token_by_username_password(os.getenv("USER_NAME"), os.getenv("PW"), ["x"])' | python3 # want "backup@contoso.com"
sudo -E python3.11 -u -c 'import msal, os; msal.PublicClientApplication("0").acquire_token_by_username_password(os.getenv("USER_NAME"), os.getenv("PW"), ["x"])' # want "backup@contoso.com"
python3 <<< 'app.acquire_token_by_username_password("b", "x" + y, ["x"])' # want "user \"b\""
docker run --rm -i contoso/tools python3 - <<'PY'
app.acquire_token_by_username_password("c@contoso.com", password, ["x"])  # want
PY
python3 <(cat <<'PY'
app.acquire_token_by_username_password("d@contoso.com", password, ["x"])  # want "user \"d@contoso.com\""
PY
)
# What is no program of Python.
python3 report.py 'app.acquire_token_by_username_password("b", "x", ["x"])'
python3 -m json.tool <<< 'app.acquire_token_by_username_password("b", "x", ["x"])'
cat <<'PY'
app.acquire_token_by_username_password("b", "x", ["x"])
PY
