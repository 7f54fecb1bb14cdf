"""Print what each command of Azure CLI asks of which service, one a line:

    command words <TAB> verb/plane

Nothing is run. The command table is loaded, and what a command does is read from
its code: a generated (AAZ) command carries its HTTP operations; a command that
is a function of an SDK is that function's request; any other function is
followed through the functions and clients of Azure CLI that it calls.

Verbs: read (GET, HEAD), write (PUT, PATCH), delete (DELETE), action (POST), none
(no request is seen). A verb is printed only if the code shows it on every way
through the function that does not fail; what it does under a condition alone is
"may". Planes: arm, graph, data, other; "?" where the code does not show it.
"""
import ast
import functools
import importlib
import importlib.util
import inspect
import os
import re
import sys
import tempfile
import textwrap
import types

os.environ["AZURE_CONFIG_DIR"] = tempfile.mkdtemp(prefix="authlint-azcli-")
os.environ["AZURE_CORE_COLLECT_TELEMETRY"] = "0"

from azure.cli.core import get_default_cli  # noqa: E402
from azure.cli.core.aaz import AAZCommand, AAZHttpOperation  # noqa: E402
from azure.cli.core.profiles import ResourceType  # noqa: E402

VERB = {"GET": "read", "HEAD": "read", "OPTIONS": "read", "PUT": "write", "PATCH": "write", "DELETE": "delete", "POST": "action"}
CHANGES = {"write", "delete"}
RAISES = "raises"

# ---- the SDKs ----------------------------------------------------------------


def plane_of(package):
    if package.startswith("azure.mgmt.") or package == "azure.mgmt":
        return "arm"
    return "data"


@functools.lru_cache(None)
def parsed(path):
    with open(path, encoding="utf-8-sig") as f:
        return ast.parse(f.read())


@functools.lru_cache(None)
def builders(path):
    """The verb of each function of an SDK's file that builds a request, by name."""
    out = {}
    for node in parsed(path).body:
        if not isinstance(node, ast.FunctionDef) or "request" not in node.name:
            continue
        for call in ast.walk(node):
            if isinstance(call, ast.Call):
                for k in call.keywords:
                    if k.arg == "method" and isinstance(k.value, ast.Constant):
                        out[node.name] = VERB.get(k.value.value, "action")
    return out


@functools.lru_cache(None)
def methods(path):
    """The verbs of each method of each class of an SDK's file: {name: {verbs}}."""
    known = dict(builders(path))
    folder = os.path.dirname(path)
    for name in ("_request_builders.py", "_operations.py"):
        other = os.path.join(folder, name)
        if other != path and os.path.exists(other):
            for k, v in builders(other).items():
                known.setdefault(k, v)
    raw, out = {}, {}
    for cls in parsed(path).body:
        if not isinstance(cls, ast.ClassDef):
            continue
        for f in cls.body:
            if not isinstance(f, ast.FunctionDef):
                continue
            verbs, refs = set(), set()
            for n in ast.walk(f):
                if isinstance(n, ast.Name) and n.id in known:
                    verbs.add(known[n.id])
                elif isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == "self":
                    refs.add(n.attr)
                elif isinstance(n, ast.Attribute) and isinstance(n.value, ast.Attribute) and n.value.attr == "_client":
                    # The older generator: self._client.put(url, …).
                    if n.attr in ("get", "put", "post", "patch", "delete", "head"):
                        verbs.add(VERB[n.attr.upper()])
            raw[(cls.name, f.name)] = (verbs, refs)

    def all_of(cls, name, seen):
        verbs, refs = raw[(cls, name)]
        verbs = set(verbs)
        for r in refs:
            if (cls, r) in raw and r.endswith("_initial") and r not in seen:
                verbs |= all_of(cls, r, seen | {r})
        return verbs

    for cls, name in raw:
        out[(cls, name)] = frozenset(all_of(cls, name, {name}))
    return out


@functools.lru_cache(None)
def index(package):
    """The verbs of every public method of a package's clients, by name."""
    out = {}
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError, AttributeError):
        spec = None
    if spec is None and package.count(".") > 2:
        return index(package.rpartition(".")[0])
    for root in (spec.submodule_search_locations or []) if spec else []:
        for folder, dirs, files in os.walk(root):
            dirs[:] = sorted(d for d in dirs if d not in ("aio", "models", "tests"))
            for name in sorted(files):
                if not name.endswith(".py") or "_operations" not in name and "operations" not in folder and "client" not in name:
                    continue
                for (_, method), verbs in methods(os.path.join(folder, name)).items():
                    if verbs and not method.startswith("_"):
                        out.setdefault(method, set()).update(alone(verbs))
    return out


def alone(verbs):
    """The verbs without the GETs of a poller."""
    return verbs - {"read"} if len(verbs) > 1 else verbs


def of_sdk(func):
    """What a function of an SDK does: {(verb, plane)}."""
    func = inspect.unwrap(func)
    path = inspect.getsourcefile(func)
    cls = func.__qualname__.split(".")[0]
    verbs = methods(path).get((cls, func.__name__), frozenset()) if path else frozenset()
    return {(v, plane_of(func.__module__)) for v in alone(verbs)}


@functools.lru_cache(None)
def graph():
    """What each method of the client of Microsoft Graph does: {name: {(verb, plane)}}."""
    from azure.cli.command_modules.role import _msgrpah
    cls = _msgrpah.GraphClient
    out = {}
    for name, f in inspect.getmembers(cls, inspect.isfunction):
        node = tree_of(f)
        for call in ast.walk(node) if node and not name.startswith("_") else ():
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "_send" and call.args and isinstance(call.args[0], ast.Constant):
                verb = VERB[call.args[0].value]
                # A POST creates, except where it looks something up: getByIds.
                if verb == "action":
                    verb = "read" if re.search("get|list|check", name) else "write"
                out.setdefault(name, set()).add((verb, "graph"))
    return out


# ---- the functions of Azure CLI -----------------------------------------------


def of_aaz(cls):
    out = set()
    for name in dir(cls):
        op = getattr(cls, name)
        if isinstance(op, type) and issubclass(op, AAZHttpOperation):
            plane = {"MgmtClient": "arm", "MicrosoftGraphClient": "graph"}.get(getattr(op, "CLIENT_TYPE", "") or "", "data")
            try:
                out.add((VERB[op.method.fget(None)], plane))
            except Exception:  # a method that is computed
                out.add(("?", plane))
    return out


def is_ours(module):
    return (module or "").startswith("azure.cli.")


@functools.lru_cache(None)
def packages_of(module):
    """The SDK packages that a command module names."""
    parts = module.split(".")
    name = ".".join(parts[:4])
    out = set()
    try:
        root = importlib.import_module(name)
    except ImportError:
        return frozenset()
    for folder, dirs, files in os.walk(os.path.dirname(root.__file__)):
        dirs[:] = sorted(d for d in dirs if d not in ("tests", "aaz", "vendored_sdks", "__pycache__"))
        for f in sorted(files):
            if not f.endswith(".py") or f.startswith("_help") or f == "_params.py":
                continue
            with open(os.path.join(folder, f), encoding="utf-8") as src:
                text = src.read()
            for m in re.findall(r"ResourceType\.([A-Z0-9_]+)", text):
                rt = getattr(ResourceType, m, None)
                if rt is not None:
                    out.add(rt.import_prefix)
            for m in re.findall(r"\bazure\.(?:mgmt|keyvault|storage|appconfiguration|batch|data|cosmos|synapse|monitor|ai|datalake)\b[\w.]*", text):
                bits = m.split(".")
                out.add(".".join(bits[:4 if bits[1:3] in (["mgmt", "resource"], ["mgmt", "datalake"]) else 3]))
    return frozenset(p for p in out if p.startswith("azure."))


@functools.lru_cache(None)
def clients(module):
    """What a method of a client can do in a command module, by name: {(verb, plane)}."""
    out = {}
    for p in sorted(packages_of(module)):
        for name, verbs in index(p).items():
            out.setdefault(name, set()).update((v, plane_of(p)) for v in verbs)
    if module.startswith("azure.cli.command_modules.role"):
        for name, verbs in graph().items():
            out[name] = set(verbs)
    return out


@functools.lru_cache(None)
def plane_made(factory, depth=0):
    """The plane of the client that a function makes; "" if it does not show."""
    text = source_of(factory)
    if "GraphClient" in text:
        return "graph"
    if re.search(r"get_data_service_client|ResourceType\.DATA_|\bazure\.(storage|keyvault|appconfiguration|batch|data|cosmos|synapse|ai|monitor\.query)\b", text):
        return "data"
    if "get_mgmt_service_client" in text:
        return "arm"
    if "data_plane" in factory.__name__:
        return "data"
    node = tree_of(factory)
    if node is None or depth > 3:
        return ""
    scope = Scope(factory)
    found = set()
    for n in ast.walk(node):
        if isinstance(n, ast.ImportFrom):
            learn(scope, n)
    for n in ast.walk(node):
        if isinstance(n, ast.Call):
            f = resolve(n.func, scope)
            if isinstance(f, types.FunctionType) and is_ours(f.__module__) and f is not factory:
                found.add(plane_made(f, depth + 1))
    found.discard("")
    return found.pop() if len(found) == 1 else ""


# Methods of Python's own values, which are no requests whatever a client's are called.
PLAIN = {"get", "update", "add", "remove", "append", "pop", "list", "copy", "clear", "join", "split", "format", "items", "keys", "values", "read", "write",
         "replace", "strip", "lower", "upper", "result", "wait", "close", "count", "index", "insert", "sort", "match", "search", "encode", "decode", "load", "query",
         "set", "delete", "start", "stop", "create", "run", "send", "patch", "put", "post", "head", "request", "open", "check", "upload", "download", "exists",
         "next", "export", "validate", "cancel", "info", "debug", "warning", "error"}


class Scope:
    """A function as it is followed: where its names are found."""

    def __init__(self, func, owner=None, hint=""):
        self.func, self.owner, self.hint = func, owner, hint  # hint: the plane of what is called "client"
        self.planes = {}  # of the clients that it makes
        self.classes = {}  # those that it makes objects of, in order
        self.module = sys.modules.get(func.__module__)
        self.names = {}
        self.client_names = {"client"}


@functools.lru_cache(None)
def tree_of(func):
    try:
        node = ast.parse(textwrap.dedent(inspect.getsource(func))).body[0]
    except (OSError, TypeError, SyntaxError, IndexError, IndentationError):
        return None
    return node if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) else None


MEMO = {}
EMPTY = (frozenset(), frozenset())


def follow(func, owner=None, depth=0, hint=""):
    """Returns (may, must): all that a function can do, and what it does on every way."""
    key = (func, owner, hint)
    if key in MEMO:
        return MEMO[key]
    if depth > 12:
        return frozenset({("?", "?")}), frozenset()
    MEMO[key] = EMPTY  # recursion adds nothing
    node = tree_of(func)
    if node is None:
        MEMO[key] = (frozenset({("?", "?")}), frozenset())
        return MEMO[key]
    scope = Scope(func, owner, hint)
    for n in ast.walk(node):
        if isinstance(n, ast.ImportFrom):
            learn(scope, n)
    for n in ast.walk(node):
        if isinstance(n, ast.arg) and "client" in n.arg:
            scope.client_names.add(n.arg)
        elif isinstance(n, ast.Assign) and isinstance(n.value, ast.Call):
            f = n.value.func
            called = f.id if isinstance(f, ast.Name) else f.attr if isinstance(f, ast.Attribute) else ""
            for t in n.targets:
                if isinstance(t, ast.Name) and ("client" in called or called.startswith("cf_")):
                    scope.client_names.add(t.id)
                    made = resolve(f, scope)
                    if isinstance(made, types.FunctionType) and is_ours(made.__module__):
                        scope.planes[t.id] = plane_made(made)
    may = set()
    for n in ast.walk(node):
        if isinstance(n, ast.Call):
            may |= of_call(n, scope, depth)[0]
    must = sequence(node.body, frozenset(), scope, depth)
    MEMO[key] = (frozenset(may), frozenset() if must == RAISES else must)
    return MEMO[key]


def learn(scope, node):
    module = "." * node.level + (node.module or "")
    try:
        m = importlib.import_module(module, scope.func.__module__.rpartition(".")[0] if not is_package(scope.module) else scope.func.__module__)
    except Exception:
        return
    for a in node.names:
        value = getattr(m, a.name, None)
        if value is None:
            try:
                value = importlib.import_module(m.__name__ + "." + a.name)
            except Exception:
                continue
        scope.names[a.asname or a.name] = value


def is_package(module):
    return module is not None and hasattr(module, "__path__")


def resolve(node, scope):
    if isinstance(node, ast.Name):
        if node.id in scope.names:
            return scope.names[node.id]
        return scope.func.__globals__.get(node.id)
    if isinstance(node, ast.Attribute):
        if isinstance(node.value, ast.Name) and node.value.id == "self" and scope.owner:
            return getattr(scope.owner, node.attr, None)
        if isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name) and node.value.func.id == "super" and scope.owner:
            for base in scope.owner.__mro__[1:]:
                if node.attr in base.__dict__:
                    return base.__dict__[node.attr]
            return None
        of = resolve(node.value, scope)
        if isinstance(of, (type, types.ModuleType)):
            return getattr(of, node.attr, None)
    return None


def is_client(node, scope):
    """Whether an expression is a client of an SDK: client, client.vaults, cf_x(ctx), get_client(…).groups."""
    if isinstance(node, ast.Name):
        return node.id in scope.client_names
    if isinstance(node, ast.Attribute):
        return is_client(node.value, scope) or "client" in node.attr
    if isinstance(node, ast.Call):
        f = node.func
        called = f.id if isinstance(f, ast.Name) else f.attr if isinstance(f, ast.Attribute) else ""
        return "client" in called or called.startswith("cf_") or "_factory" in called
    return False


def of_method(node, scope):
    """What node, a method of a client, does: {(verb, plane)}, or None if it is none."""
    if not isinstance(node, ast.Attribute):
        return None
    known = clients(scope.func.__module__)
    if node.attr not in known or node.attr in PLAIN and not is_client(node.value, scope):
        return None
    plane = plane_at(node.value, scope)
    found = {x for x in known[node.attr] if not plane or x[1] == plane}
    return found or {("?", plane)}


def plane_at(node, scope):
    """The plane of an expression that is a client, "" if it does not show."""
    while isinstance(node, ast.Attribute):
        node = node.value
    if isinstance(node, ast.Name):
        return scope.planes.get(node.id) or (scope.hint if node.id == "client" else "")
    if isinstance(node, ast.Call):
        f = resolve(node.func, scope)
        if isinstance(f, types.FunctionType) and is_ours(f.__module__):
            return plane_made(f)
    return ""


def single(verbs):
    """The effects of a method if all clients that have one of that name agree whether it changes."""
    if verbs and all(v in CHANGES for v, _ in verbs):
        return frozenset(verbs)
    kinds = {v for v, _ in verbs}
    return frozenset(verbs) if len(kinds) == 1 else frozenset()


def of_call(call, scope, depth):
    """Returns (may, must) of one call, without its arguments' own calls."""
    may, must = set(), set()
    target = resolve(call.func, scope)
    name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if name in ("send_raw_request", "rest_call"):
        verb = next((VERB.get(a.value.upper()) for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str) and a.value.upper() in VERB), None)
        for k in call.keywords:
            if k.arg == "method" and isinstance(k.value, ast.Constant):
                verb = VERB.get(str(k.value.value).upper())
        text = source_of(scope.func)
        plane = "arm" if "resource_manager" in text else "graph" if "graph" in text.lower() else "?"
        one = {(verb or "?", plane)}
        return one, one if verb else set()
    if isinstance(call.func, ast.Call):  # Create(cli_ctx=…)(command_args=…)
        cls = resolve(call.func.func, scope)
        if isinstance(cls, type) and issubclass(cls, AAZCommand):
            return of_aaz(cls), of_aaz(cls)
    if isinstance(target, type):
        if is_ours(target.__module__) and issubclass(target, AAZCommand):
            return of_aaz(target), set()
        if is_ours(target.__module__):
            scope.classes[target] = True
            init = target.__dict__.get("__init__")
            if isinstance(init, types.FunctionType):
                return follow(init, target, depth + 1, scope.hint)
        return set(), set()
    if isinstance(target, (staticmethod, classmethod)):
        target = target.__func__
    if isinstance(target, types.MethodType):
        target = target.__func__
    if isinstance(target, types.FunctionType):
        if is_ours(target.__module__) and name not in INERT:
            owner = scope.owner if isinstance(call.func, ast.Attribute) and "self" in ast.dump(call.func.value) else None
            m, d = follow(target, owner, depth + 1, scope.hint)
            may |= m
            must |= d
        elif target.__module__.startswith("azure.mgmt."):
            may |= of_sdk(target)
            must |= of_sdk(target)
    else:
        for cls in scope.classes:  # context.create_mc(…)
            m = getattr(cls, name, None) if isinstance(call.func, ast.Attribute) else None
            if isinstance(m, types.FunctionType) and is_ours(m.__module__):
                x, y = follow(m, cls, depth + 1, scope.hint)
                may |= x
                must |= y
                break
        else:
            of = of_method(call.func, scope)
            if of:
                may |= of
                must |= single(of)
            elif isinstance(call.func, ast.Attribute) and is_client(call.func.value, scope) and name not in INERT and name not in PLAIN:
                may.add(("?", plane_at(call.func.value, scope) or "?"))
    # A method that is handed to what calls it.
    for a in list(call.args) + [k.value for k in call.keywords]:
        of = of_method(a, scope)
        if of and isinstance(a, ast.Attribute) and is_client(a.value, scope):
            may |= of
            if name in ("sdk_no_wait", "LongRunningOperation", "cached_put", "cached_get"):
                must |= single(of)
    # A method that is named: _generic_site_operation(…, 'create_or_update', slot).
    if "operation" in name:
        known = clients(scope.func.__module__)
        for a in call.args:
            if isinstance(a, ast.Constant) and isinstance(a.value, str) and a.value in known:
                may |= known[a.value]
                must |= single(known[a.value])
            elif isinstance(a, ast.Constant) and isinstance(a.value, str) and "begin_" + a.value in known:
                may |= known["begin_" + a.value]
                must |= single(known["begin_" + a.value])
    return may, must


# What only makes a client, prints or reads the profile.
INERT = {"get_mgmt_service_client", "get_subscription_id", "get_data_service_client", "get_sdk", "get_models", "get_api_version", "get_logger", "get_raw_token",
         "get_login_credentials", "cached_get", "cached_put", "is_valid_resource_id", "parse_resource_id", "resource_id", "sdk_no_wait", "supported_api_version"}


def effects(node, scope, depth):
    """What an expression or a simple statement surely does."""
    out = set()
    todo = [node]
    while todo:
        n = todo.pop()
        if n is None or isinstance(n, (ast.Lambda, ast.FunctionDef, ast.ClassDef, ast.IfExp, ast.ListComp, ast.GeneratorExp, ast.SetComp, ast.DictComp)):
            continue
        if isinstance(n, ast.BoolOp):
            todo.append(n.values[0])
            continue
        if isinstance(n, ast.Call):
            out |= of_call(n, scope, depth)[1]
        todo.extend(ast.iter_child_nodes(n))
    return frozenset(out)


def both(a, b):
    """What is sure where one of two ways is taken: a way that fails does not count."""
    if a == RAISES:
        return b
    if b == RAISES:
        return a
    changes = {x for x in a | b if x[0] in CHANGES}
    if changes & a and changes & b:  # both change something
        return frozenset(changes | (a & b))
    return a & b


def sequence(body, after, scope, depth):
    """What statements surely do, followed by what is surely done after them."""
    if not body:
        return after
    s, rest = body[0], body[1:]
    if isinstance(s, ast.Raise):
        return RAISES
    if isinstance(s, ast.Return):
        return effects(s.value, scope, depth)
    tail = sequence(rest, after, scope, depth)
    if isinstance(s, ast.If):
        out = both(sequence(s.body, tail, scope, depth), sequence(s.orelse, tail, scope, depth))
        return out if out == RAISES else out | effects(s.test, scope, depth)
    if isinstance(s, (ast.For, ast.While, ast.AsyncFor)):
        if isinstance(s, ast.While) and isinstance(s.test, ast.Constant) and s.test.value:
            return sequence(s.body, tail, scope, depth)
        return tail
    if isinstance(s, ast.With):
        return sequence(s.body, tail, scope, depth)
    if isinstance(s, ast.Try):
        return sequence(s.body + s.orelse + s.finalbody, tail, scope, depth)
    if isinstance(s, (ast.FunctionDef, ast.ClassDef, ast.Break, ast.Continue)):
        return tail
    if tail == RAISES:
        return RAISES
    return tail | effects(s, scope, depth)


# ---- the commands ---------------------------------------------------------------


# Groups whose commands ask no service for anything, or only where files are.
LOCAL = {"cache", "cloud", "config", "configure", "bicep", "extension", "feedback", "find", "interactive", "local-context", "self-test", "survey", "upgrade", "version"}

# Last words of commands by which they say themselves what they do. They count
# where the code can do just that and no more is sure.
READING = re.compile(r"^(list|show|get|exists|wait)(-(?!keys|key|connection|credential|secret|admin|publishing|token|sas).*)?$")
LOOKING = re.compile(r"^(check|query|validate|download|export|tail|logs?|status|stats|result|browse|search|usage|functions|volumes|diff|test)(-|$)|-(usage|status|endpoints|log|list|show|stats)$")
CHANGING = {"create": "write", "update": "write", "set": "write", "add": "write", "remove": "write", "delete": "delete"}


def verdict(name, may, must, hint):
    """One verb and plane for what a command may and must do."""
    last = name.split()[-1]
    if not may:
        return ("none", "other") if name.split()[0] in LOCAL else ("may", hint if hint == "data" else "?")
    changes = {x for x in must if x[0] in CHANGES}
    planes = {p for v, p in may if p != "?"}
    if changes:
        at = {p for _, p in changes}
        if any(v in CHANGES and p == "arm" for v, p in may):
            at.add("arm")  # ad sp create-for-rbac assigns a role too, where it is told to
        verb = "write" if any(v == "write" for v, _ in changes) else "delete"
        return verb, at.pop() if len(at) == 1 else "?" if "graph" in at else hint or "?"
    able = {x for x in may if x[0] in CHANGES}
    where = {p for _, p in able} or planes
    plane = where.pop() if len(where) == 1 else hint or "?"
    # Only reads at Azure Resource Manager lead to the account or vault whose data it is.
    beside = {p for v, p in may if v not in ("read", "action")}
    if hint == "data" or hint != "arm" and beside and beside <= {"data"}:
        plane = "data"
    elif hint == "arm" and plane == "data":
        plane = "?"
    verbs = {v for v, _ in may}
    # A function that is followed may do more than is seen.
    if verbs == {"read"} and (READING.match(last) or LOOKING.match(last)):
        return "read", plane
    if not able and any(v == "action" for v, _ in must) and "?" not in verbs:
        return "action", plane
    if READING.match(last) and ("read" in verbs or plane == "data" and not able):
        return "read", plane
    if last in CHANGING and any(v == "write" or v == CHANGING[last] for v, _ in able):
        return CHANGING[last], plane
    return "may", plane if plane in ("data", "graph") else "?"


def hint_of(cmd):
    """The plane of the client that a command is given, "" if none is named."""
    kw = cmd.command_kwargs
    factory = kw.get("client_factory")
    command_type = kw.get("command_type")
    if factory is None and command_type is not None and "operations_tmpl" in kw and kw["operations_tmpl"] == command_type.settings.get("operations_tmpl"):
        factory = command_type.settings.get("client_factory")
    if "graph_client" in getattr(factory, "__name__", ""):
        return "graph"
    if isinstance(factory, types.FunctionType) and is_ours(factory.__module__):
        made = plane_made(factory)
        if made:
            return made
    path = getattr(kw.get("command_operation"), "op_path", "") or kw.get("operations_tmpl", "") or ""
    if re.match(r"azure\.(mgmt|keyvault|storage|appconfiguration|batch|data|cosmos|synapse|ai)\b", path):
        return plane_of(path.partition("#")[0])
    return ""


def source_of(func):
    try:
        return inspect.getsource(func)
    except (OSError, TypeError):
        return ""


def of_function(func, hint):
    """(may, must) of the function behind a command."""
    if is_ours(func.__module__):
        return follow(inspect.unwrap(func), None, 0, hint)
    e = frozenset(of_sdk(func)) or frozenset({("?", plane_of(func.__module__))})
    return e, e


def behind(cmd):
    """The function that a handler which a module made itself calls, or None."""
    handler = getattr(cmd.handler, "__func__", cmd.handler)
    cells = getattr(handler, "__closure__", None) or ()
    free = {n: c.cell_contents for n, c in zip(handler.__code__.co_freevars, cells)} if cells else {}
    inner = free.get("get_op_handler")
    if isinstance(inner, types.FunctionType) and inner.__closure__:
        free.update(zip(inner.__code__.co_freevars, (c.cell_contents for c in inner.__closure__)))
    tmpl, name = free.get("operations_tmpl"), free.get("method_name")
    if not tmpl or not name:
        return None
    try:
        return cmd.loader.get_op_handler(tmpl.format(name))
    except Exception:
        return None


def of_command(name, cmd):
    if isinstance(cmd, AAZCommand):
        does = of_aaz(type(cmd))
        for verbs in (CHANGES, {"action"}):
            if any(v in verbs for v, _ in does):
                does = {x for x in does if x[0] in verbs}
                break
        if does:
            return verdict(name, does, does, "arm")
        handler = type(cmd).__dict__.get("_handler")
        if isinstance(handler, types.FunctionType):
            return verdict(name, *follow(handler, type(cmd)), "arm")
        return "?", "?"
    operation = cmd.command_kwargs.get("command_operation")
    hint = hint_of(cmd)
    kind = type(operation).__name__ if operation is not None else ""
    if kind == "GenericUpdateCommandOperation":
        return verdict(name, *of_function(operation.get_op_handler(operation.setter_op_path), hint), hint)
    if kind in ("CommandOperation", "ShowCommandOperation", "WaitCommandOperation"):
        return verdict(name, *of_function(operation.get_op_handler(operation.op_path), hint), hint)
    func = behind(cmd)
    if func is not None:
        return verdict(name, *of_function(func, hint), hint)
    return ("read" if READING.match(name.split()[-1]) and hint == "data" else "may"), hint or "?"


def main():
    cli = get_default_cli()
    cli.invocation = cli.invocation_cls(cli_ctx=cli, parser_cls=cli.parser_cls, commands_loader_cls=cli.commands_loader_cls, help_cls=cli.help_cls, initial_data=None)
    table = cli.invocation.commands_loader.load_command_table(None)
    for name in sorted(table):
        try:
            verb, plane = of_command(name, table[name])
        except Exception as e:  # shown, and unknown in the table
            print("%s: %s: %s" % (name, type(e).__name__, e), file=sys.stderr)
            verb, plane = "?", "?"
        print("%s\t%s/%s" % (name, verb, plane))


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    main()
