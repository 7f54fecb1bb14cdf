"""Run command lines through Azure CLI and print what each would have done.

Standard input holds one JSON list of words a line, those after "az"; standard
output gets one JSON object a line. Each line goes the way of az itself
(AzCli.invoke: files, command words, parser, validators, the command's own
function), as far as the network: what would ask a service is replaced by what
notes with what it was called. Nothing signs in.
"""
import io
import json
import os
import re
import sys
import tempfile

os.environ["AZURE_CONFIG_DIR"] = tempfile.mkdtemp(prefix="authlint-azcli-")
os.environ["AZURE_CORE_COLLECT_TELEMETRY"] = "0"
os.environ["AZURE_EXTENSION_USE_DYNAMIC_INSTALL"] = "no"
os.environ["AZURE_CORE_NO_COLOR"] = "1"
for name in ("CODESPACES", "ACC_CLOUD", "AZUREPS_HOST_ENVIRONMENT"):
    os.environ.pop(name, None)

import socket  # noqa: E402


def offline(*args, **kwargs):
    raise OSError("no network here")


socket.socket.connect = offline
socket.getaddrinfo = offline
socket.create_connection = offline

import requests  # noqa: E402

from azure.cli.core import AzCli, _profile, azclierror, get_default_cli  # noqa: E402
from azure.cli.core.auth import identity  # noqa: E402
from azure.cli.command_modules.profile import custom  # noqa: E402
from knack.events import EVENT_INVOKER_POST_PARSE_ARGS  # noqa: E402


class Done(BaseException):
    """The call that would have asked a service."""

    def __init__(self, **what):
        super().__init__()
        self.what = what


PROMPTED = "\0prompted"  # custom.login asks for the password: none was given


def asked(secret):
    return None if secret == PROMPTED else secret


def with_password(self, username, password, scopes=None, **_):
    raise Done(identity="user", credential="password", user=username, secret=asked(password), tenant=self.tenant_id)


def with_browser(self, scopes=None, **_):
    raise Done(identity="user", credential="browser", tenant=self.tenant_id)


def with_code(self, scopes=None, **_):
    raise Done(identity="user", credential="device code", tenant=self.tenant_id)


def with_principal(self, client_id, credential, scopes=None, **_):
    how, secret = "", None
    # The order of ServicePrincipalAuth.build_credential.
    if "certificate" in credential:
        how = "certificate"
    elif "client_assertion" in credential:
        how = "federated token"
    elif "client_secret" in credential:
        how, secret = "secret", asked(credential["client_secret"])
    raise Done(identity="service principal", credential=how, user=client_id, secret=secret, tenant=self.tenant_id)


identity.Identity.login_with_username_password = with_password
identity.Identity.login_with_auth_code = with_browser
identity.Identity.login_with_device_code = with_code
identity.Identity.login_with_service_principal = with_principal
_profile.can_launch_browser = lambda: True  # what a machine has is not the line's
custom.prompt_pass = lambda *args, **kwargs: PROMPTED


class Found:
    """The answer about a tenant that is named by its domain: the name itself stands for its ID."""

    status_code = 200

    def __init__(self, url, **_):
        self.tenant = url.split("/", 3)[3].rpartition("/v2.0/")[0]

    def json(self):
        return {"issuer": "https://sts.contoso.com/" + self.tenant + "/v2.0"}


requests.get = Found
ERRORS = []


def shown(self):
    ERRORS.append(str(self.error_msg))


def handled(self, error):
    ERRORS.append(type(error).__name__ + ": " + str(error) if not str(error) or type(error).__name__ not in ("CLIError",) else str(error))
    return 1


azclierror.AzCLIError.print_error = shown
AzCli.exception_handler = handled


def with_endpoint(self, client_id=None, object_id=None, resource_id=None, allow_no_subscriptions=None):
    # Which identity is decided before anything is asked.
    _profile.ManagedIdentityAuth.parse_ids(client_id=client_id, object_id=object_id, resource_id=resource_id)
    raise Done(identity="managed identity", credential="managed identity endpoint")


SEEN = {}  # of the line in hand: the command that was parsed


def instead(make):
    """A method of Profile that notes its arguments. Before a line is parsed, what az
    asks its profile for is no act of the line: the help on errors does."""
    def method(self, *args, **kwargs):
        if not SEEN:
            return []
        raise Done(**make(*args, **kwargs))
    return method


_profile.Profile.login_with_managed_identity = with_endpoint
_profile.Profile.get_current_account_user = lambda self: None
_profile.Profile.logout = instead(lambda user: {"account": user})
_profile.Profile.logout_all = instead(lambda: {})
_profile.Profile.get_subscription = instead(lambda subscription=None: {"subscription": subscription})
_profile.Profile.set_active_subscription = instead(lambda subscription: {"subscription": subscription})
_profile.Profile.load_cached_subscriptions = instead(lambda *args, **kwargs: {})
_profile.Profile.get_raw_token = instead(lambda subscription=None, resource=None, scopes=None, tenant=None: {"subscription": subscription, "tenant": tenant})


def answer(cli, line):
    SEEN.clear()

    def parsed(_, **kwargs):
        SEEN["command"] = kwargs["command"]

    cli.register_event(EVENT_INVOKER_POST_PARSE_ARGS, parsed)
    del ERRORS[:]
    stdout, stderr, stdin = sys.stdout, sys.stderr, sys.stdin
    sys.stdout, sys.stderr, sys.stdin = io.StringIO(), io.StringIO(), io.StringIO("")
    try:
        what = {"exit": cli.invoke(list(line), out_file=sys.stdout)}
    except Done as d:
        what = {k: v for k, v in d.what.items() if v is not None}
    except SystemExit as e:
        what = {"exit": e.code}
    except Exception as e:  # a line that az itself breaks on
        what = {"exit": 1}
        ERRORS.append(type(e).__name__)
    finally:
        sys.stdout, sys.stderr, sys.stdin = stdout, stderr, stdin
        cli.unregister_event(EVENT_INVOKER_POST_PARSE_ARGS, parsed)
    what.update(SEEN)
    if what.get("exit"):
        what["error"] = reason("\n".join(ERRORS))
    elif "exit" in what and "command" not in what:
        what["help"] = True
    what.pop("exit", None)
    return what


# What is kept of an error: the words that say what is wrong.
REASONS = [
    "unrecognized arguments", "ambiguous option", "expected one argument", "expected at least one argument", "ignored explicit argument",
    "the following arguments are required", "is misspelled or not recognized", "not applicable with other arguments", "no longer supported",
    "only applicable with a service principal", "--service-principal --username NAME", "requires '--tenant'", "must be a subscription ID",
    "invalid jmespath_type value", "is not a valid value", "conflicting", "Incorrect padding",
]


def reason(text):
    for known in REASONS:
        if known in text:
            return known
    return re.sub(r"[^A-Za-z]+", " ", text.splitlines()[0] if text else "?")[:60].strip()


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        # What @secret.txt and @option.txt in a line name. @missing.txt is not there.
        for name, text in (("secret.txt", "content of secret.txt\n"), ("option.txt", "--identity\n"), ("word.txt", "login\n")):
            with open(name, "w") as f:
                f.write(text)
        cli = get_default_cli()
        for text in sys.stdin:
            line = json.loads(text)
            print(json.dumps({"line": line, **answer(cli, line)}, ensure_ascii=True, sort_keys=True), flush=True)
        os.chdir("/")


if __name__ == "__main__":
    main()
