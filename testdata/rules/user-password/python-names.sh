#!/bin/bash
# Parameters by name, imported under other names, out of methods and of functions.
python3 <<'EOF2'
from azure.identity import UsernamePasswordCredential as Login, ClientSecretCredential
from msrestazure.azure_active_directory import UserPassCredentials
import adal

class Subscriptions:
    def __init__(self, settings):
        self.settings = settings
        self.user = settings["user"]

    def session(self):
        return Login(username=self.user, password=self.settings["password"], client_id="00000000-0000-0000-0000-000000000000")  # want "of Azure Identity for Python"

def old(user, password):
    return UserPassCredentials(user, password)  # want "signs in user \"ops@contoso.com\" with a password"

old("ops@contoso.com", open("/etc/contoso/ops").read())
context = adal.AuthenticationContext("https://login.microsoftonline.com/contoso.onmicrosoft.com")
try:
    token = context.acquire_token_with_username_password("https://management.azure.com/", "ops@contoso.com", input(), "00000000-0000-0000-0000-000000000000")  # want
    context.acquire_token_with_username_password(*settings)  # want "signs in a user"
    context.acquire_token_with_username_password(**options, resource="https://management.azure.com/", username="ops@contoso.com")  # want "ops@contoso.com"
except adal.AdalError as problem: raise SystemExit(problem)
EOF2
