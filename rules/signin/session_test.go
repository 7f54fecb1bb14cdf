package signin_test

import (
	"testing"

	"github.com/authlint/authlint/parsers/flow"
)

// ends holds scripts and what describeSession says of each session in them, one
// a line.
var ends = []struct{ name, script, want string }{
	{`works, never closed`, `az login -u "$U" -p "$P"; az group create -n g -l westeurope`, `user never closed end`},
	{`closed at the end`, `az login -u "$U" -p "$P"; az group create -n g -l westeurope; az logout`, `user closed always`},
	{`account clear`, `az login -u "$U" -p "$P"; az group list; az account clear`, `user closed always`},
	{`sign-out before only`, `az logout; az login -u "$U" -p "$P"; az group list`, `user never closed end`},
	{`only choosing`, `az login -u "$U" -p "$P"; az account set -s "$S"; az account show`, `user never closed end handed idle`},
	{`only lending`, `az login -u "$U" -p "$P"; az acr login -n r; az aks get-credentials -n a -g g`, `user never closed end handed idle`},
	{`only printing`, `az login -u "$U" -p "$P"; echo done`, `user never closed end handed idle`},
	{`terraform works`, `az login -u "$U" -p "$P"; terraform apply`, `user never closed end`},
	{`terraform fmt does not`, `az login -u "$U" -p "$P"; terraform fmt`, `user never closed end handed idle`},
	{`library`, `login() { az login -u "$U" -p "$P"; az group list; }`, `user never closed end handed`},
	{`library with others`, `login() { az login -u "$U" -p "$P"; }
work() { az group list; }`, `user never closed end handed idle`},
	{`guarded`, `az account show || az login; az group list`, `user never closed end handed`},
	{`guarded by a printed status`, `az account show >/dev/null; r=$(echo $?); if [[ $r -ne 0 ]]; then az login; fi; az group list`, `user never closed end handed`},
	{`guarded by a status printed with printf`, `az account show >/dev/null; r=$(printf %s $?); if [ "$r" != 0 ]; then az login; fi; az group list`, `user never closed end handed`},
	{`printed status of something else`, `grep -q x f; r=$(echo $?); if [[ $r -ne 0 ]]; then az login; fi; az group list`, `user never closed end`},
	{`guarded user, other not`, `az account show || az login; az group list; az login -u "$U" -p "$P"; az vm list`, `user xII never closed end`},
	{`set -e, work between`, `set -e; az login -u "$U" -p "$P"; az group create -n g -l x; az logout`, `user closed always fails(az group create -n g -l x)`},
	{`set -e, only echo between`, `set -e; az login -u "$U" -p "$P"; echo hi; az logout`, `user closed always handed idle`},
	{`set -e and trap`, `set -e; trap 'az logout' EXIT; az login -u "$U" -p "$P"; az group create -n g`, `user closed always`},
	{`trap function`, `cleanup() { az logout; }; trap cleanup EXIT; az login -u "$U" -p "$P"; az group list`, `user closed always`},
	{`trap after the sign-in`, `az login -u "$U" -p "$P"; trap 'az logout' EXIT; az group list`, `user closed always`},
	{`trap with several commands`, `trap 'rm -f x; az logout >/dev/null 2>&1 || true' EXIT; az login -u "$U" -p "$P"; az group list`, `user closed always`},
	{`trap of INT only`, `trap 'az logout' INT TERM; az login -u "$U" -p "$P"; az group list`, `user closed end`},
	{`trap of EXIT and INT`, `trap 'az logout' EXIT INT; az login -u "$U" -p "$P"; az group list`, `user closed always`},
	{`trap removed`, `trap 'az logout' EXIT; az login -u "$U" -p "$P"; az group list; trap - EXIT`, `user never closed end`},
	{`trap of ERR and at the end`, `set -e; trap 'az logout' ERR; az login -u "$U" -p "$P"; az group list; az logout`, `user closed always`},
	{`trap in a branch`, `if [ -n "$X" ]; then trap 'az logout' EXIT; fi; az login -u "$U" -p "$P"; az group list`, `user closed end`},
	{`subshell with trap`, `( trap 'az logout' EXIT; az login -u "$U" -p "$P"; az group list )`, `user closed always`},
	{`failed handler`, `az login -u "$U" -p "$P" || { az logout; exit 1; }; az group list`, `user never closed end`},
	{`exit of the failed sign-in`, `az login -u "$U" -p "$P" || exit 1; az group list; az logout`, `user closed always`},
	{`if not sign-in`, `if ! az login -u "$U" -p "$P"; then echo no; exit 1; fi; az group list; az logout`, `user closed always`},
	{`if sign-in else`, `if az login -u "$U" -p "$P"; then az group list; az logout; else exit 1; fi`, `user closed always`},
	{`status of the sign-in`, `az login -u "$U" -p "$P"; if [ $? -ne 0 ]; then exit 1; fi; az group list; az logout`, `user closed always`},
	{`kept status of the sign-in`, `az login -u "$U" -p "$P"; rc=$?; if [[ $rc -ne 0 ]]; then exit $rc; fi; az group list; az logout`, `user closed always`},
	{`output of the sign-in`, `r=$(az login -u "$U" -p "$P"); if [ -z "$r" ]; then exit 1; fi; az group list; az logout`, `user closed always`},
	{`captured with or`, `r=$(az login -u "$U" -p "$P") || exit 1; az group list; az logout`, `user closed always`},
	{`function that returns failure`, `login() { az login -u "$U" -p "$P" || return 1; }; login || exit 1; az group list; az logout`, `user closed always`},
	{`function that returns status`, `login() { az login -u "$U" -p "$P"; return $?; }; login || exit 1; az group list; az logout`, `user closed always`},
	{`early exit`, `az login -u "$U" -p "$P"; az group create -n g || exit 1; az logout`, `user closed exit`},
	{`early exit of a check`, `az login -u "$U" -p "$P"; az group list; if [ ! -f x ]; then exit 1; fi; az logout`, `user closed exit`},
	{`early exit with sign-out`, `az login -u "$U" -p "$P"; az group create -n g || { az logout; exit 1; }; az logout`, `user closed always`},
	{`die function`, `die() { echo "$1"; exit 1; }; az login -u "$U" -p "$P"; az group create -n g || die no; az logout`, `user closed exit`},
	{`die function signs out`, `die() { az logout; exit 1; }; az login -u "$U" -p "$P"; az group create -n g || die no; az logout`, `user closed always`},
	{`return at the top`, `main() { az login -u "$U" -p "$P"; az group list; return 0; az logout; }; main`, `user never closed end`},
	{`sign-out in function`, `az login -u "$U" -p "$P"; az group list; done_() { az logout; }; done_`, `user closed always`},
	{`sign-out in uncalled function`, `done_() { az logout; }; az login -u "$U" -p "$P"; az group list`, `user never closed end`},
	{`sign-out after exit`, `az login -u "$U" -p "$P"; az group list; exit 0; az logout`, `user never closed exit`},
	{`sign-out in dead branch`, `az login -u "$U" -p "$P"; az group list; if false; then az logout; fi`, `user never closed end`},
	{`sign-out in a branch`, `az login -u "$U" -p "$P"; az group list; if grep -q x f; then az logout; fi`, `user closed end`},
	{`sign-out in both branches`, `az login -u "$U" -p "$P"; az group list; if grep -q x f; then az logout; else az account clear; fi`, `user closed always`},
	{`keep session option`, `KEEP=0; [ "$1" = --keep-session ] && KEEP=1; az login -u "$U" -p "$P"; az group list; if [ "$KEEP" = 0 ]; then az logout; fi`, `user closed always optional`},
	{`keep session variable`, `az login -u "$U" -p "$P"; az group list; [ -n "$KEEP_SESSION" ] || az logout`, `user closed always optional`},
	{`keep session case`, `az login -u "$U" -p "$P"; az group list; case "$1" in keep) ;; *) az logout ;; esac`, `user closed always optional`},
	{`same guard`, `if [ -n "$U" ]; then az login -u "$U" -p "$P"; fi; az group list; if [ -n "$U" ]; then az logout; fi`, `user closed always`},
	{`same guard, other spelling`, `[ -z "$U" ] || az login -u "$U" -p "$P"; az group list; if [[ -n "$U" ]]; then az logout; fi`, `user closed always`},
	{`same guard equal`, `if [ "$MODE" = sp ]; then az login --service-principal -u "$A" -p "$S" -t "$T"; fi; az group list; if [ "$MODE" == "sp" ]; then az logout; fi`, `service principal closed always`},
	{`signs out if there is a session`, `az login -u "$U" -p "$P"; az group list; if az account show >/dev/null 2>&1; then az logout; fi`, `user closed always`},
	{`signs out if there is a session, and`, `az login -u "$U" -p "$P"; az group list; az account show && az logout`, `user closed always`},
	{`sign-out or true`, `az login -u "$U" -p "$P"; az group list; az logout || true`, `user closed always`},
	{`other account`, `az login -u a@contoso.com -p "$P"; az group list; az logout --username b@contoso.com`, `user never closed end`},
	{`same account`, `az login -u a@contoso.com -p "$P"; az group list; az logout --username a@contoso.com`, `user closed always`},
	{`account of a variable`, `az login -u "$U" -p "$P"; az group list; az logout --username "$U"`, `user closed always`},
	{`sign-out of another machine`, `az login -u "$U" -p "$P"; az group list; docker exec box az logout`, `user never closed end`},
	{`sign-in on another machine`, `docker exec box az login -u "$U" -p "$P"; docker exec box az group list; az logout`, `user never closed end`},
	{`both on another machine`, `docker exec box az login -u "$U" -p "$P"; docker exec box az group list; docker exec box az logout`, `user closed always`},
	{`sudo in, own out`, `sudo az login -u "$U" -p "$P"; sudo az group list; az logout`, `user never closed end`},
	{`sudo both`, `sudo az login -u "$U" -p "$P"; sudo az group list; sudo az logout`, `user closed always`},
	{`branches are one session`, `if [ -n "$SP" ]; then az login --service-principal -u "$A" -p "$S" -t "$T"; else az login -u "$U" -p "$P"; fi; az group list`, `service principal xII never closed end`},
	{`branches with one sign-out`, `if [ -n "$SP" ]; then az login --service-principal -u "$A" -p "$S" -t "$T"; else az login -u "$U" -p "$P"; fi; az group list; az logout`, `service principal xII closed always`},
	{`in a row`, `az login -u "$U" -p "$P"; az login --service-principal -u "$A" -p "$S" -t "$T"; az group list`, `user xII never closed end`},
	{`second identity after work`, `az login -u "$U" -p "$P"; az group list; az login --service-principal -u "$A" -p "$S" -t "$T"; az vm list`, `user never closed end
service principal never closed end`},
	{`second identity after work, one sign-out`, `az login -u "$U" -p "$P"; az group list; az login --service-principal -u "$A" -p "$S" -t "$T"; az vm list; az logout`, `user never closed end
service principal closed always`},
	{`second identity in a branch, one sign-out`, `az login -u "$U" -p "$P"; az group list; if grep -q x f; then az login --service-principal -u "$A" -p "$S" -t "$T"; fi; az vm list; az logout`, `user closed end
service principal closed always`},
	{`second identity after work, a sign-out each`, `az login -u "$U" -p "$P"; az group list; az login --service-principal -u "$A" -p "$S" -t "$T"; az vm list; az logout; az logout`, `user closed always
service principal closed always`},
	{`endless loop`, `az login -u "$U" -p "$P"; while true; do az vm list; done; az logout`, `user never closed stays`},
	{`endless loop, for`, `az login -u "$U" -p "$P"; for ((;;)); do az vm list; sleep 9; done; az logout`, `user never closed stays`},
	{`endless loop, until false`, `az login -u "$U" -p "$P"; until false; do az vm list; continue; done; az logout`, `user never closed stays`},
	{`endless loop with a break`, `az login -u "$U" -p "$P"; while :; do az vm list && break; done; az logout`, `user closed always`},
	{`endless loop with an exit`, `az login -u "$U" -p "$P"; while :; do az vm list; if [ -f stop ]; then az logout; exit; fi; done`, `user closed always`},
	{`endless loop with a trap`, `trap 'az logout' EXIT; az login -u "$U" -p "$P"; while :; do az vm list; done`, `user closed always`},
	{`endless loop with a trap of signals`, `trap 'az logout; exit' INT TERM; az login -u "$U" -p "$P"; while :; do az vm list; done`, `user closed always`},
	{`endless loop that signs out`, `while :; do az login -u "$U" -p "$P"; az vm list; az logout; done`, `user closed always`},
	{`loop that may end`, `az login -u "$U" -p "$P"; while [ ! -f stop ]; do az vm list; done; az logout`, `user closed always`},
	{`second identity after work, clear`, `az login -u "$U" -p "$P"; az group list; az login --service-principal -u "$A" -p "$S" -t "$T"; az vm list; az account clear`, `user closed always
service principal closed always`},
	{`second identity after sign-out`, `az login --service-principal -u "$A" -p "$S" -t "$T"; az group list; az logout; az login -u "$U" -p "$P"; az vm list`, `service principal closed always
user never closed end`},
	{`same identity again`, `az login -u "$U" -p "$P"; az group list; az login -u "$U" -p "$P"; az vm list; az logout`, `user xII closed always`},
	{`retry until`, `until az login -u "$U" -p "$P"; do sleep 5; done; az group list; az logout`, `user closed always`},
	{`retry for`, `for i in 1 2 3; do az login -u "$U" -p "$P" && break; sleep 5; done; az group list; az logout`, `user xIII closed always`},
	{`retry for unknown`, `for i in $(seq 5); do az login -u "$U" -p "$P" && break; sleep 5; done; az group list; az logout`, `user closed always`},
	{`retry while true`, `while true; do if az login -u "$U" -p "$P"; then break; fi; sleep 5; done; az group list; az logout`, `user closed always`},
	{`retry handler`, `az login -u "$U" -p "$P" || { sleep 5; az login -u "$U" -p "$P"; }; az group list; az logout`, `user xII closed always`},
	{`loop over subscriptions`, `for s in $(cat subs); do az login -u "$U" -p "$P"; az account set -s $s; az group list; az logout; done`, `user closed always`},
	{`loop without sign-out`, `for s in $(cat subs); do az login -u "$U" -p "$P"; az group list; done`, `user never closed end`},
	{`loop with exit`, `for s in $(cat subs); do az login -u "$U" -p "$P"; az group list || exit 1; az logout; done`, `user closed exit`},
	{`loop with continue`, `for s in $(cat subs); do az login -u "$U" -p "$P"; az group list || continue; az logout; done`, `user closed end`},
	{`loop with break`, `for s in $(cat subs); do az login -u "$U" -p "$P"; az group list || break; az logout; done`, `user closed end`},
	{`two caches`, `AZURE_CONFIG_DIR=/a az login -u "$U" -p "$P"; AZURE_CONFIG_DIR=/a az group list; az logout`, `user never closed end`},
	{`two caches, right one`, `AZURE_CONFIG_DIR=/a az login -u "$U" -p "$P"; AZURE_CONFIG_DIR=/a az group list; AZURE_CONFIG_DIR=/a az logout`, `user closed always`},
	{`private cache removed`, `export AZURE_CONFIG_DIR=$(mktemp -d); az login -u "$U" -p "$P"; az group list; rm -rf "$AZURE_CONFIG_DIR"`, `user closed always`},
	{`private cache removed by trap`, `d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; export AZURE_CONFIG_DIR="$d"; az login -u "$U" -p "$P"; az group list`, `user closed always`},
	{`private cache not removed`, `export AZURE_CONFIG_DIR=$(mktemp -d); az login -u "$U" -p "$P"; az group list`, `user never closed end`},
	{`cache removed by hand`, `az login -u "$U" -p "$P"; az group list; rm -rf ~/.azure`, `user closed always`},
	{`cache removed by hand, HOME`, `az login -u "$U" -p "$P"; az group list; rm -rf "$HOME/.azure"`, `user closed always`},
	{`tokens removed`, `az login -u "$U" -p "$P"; az group list; rm -f ~/.azure/msal_token_cache.json`, `user closed always`},
	{`look-alike`, `az login -u "$U" -p "$P"; az group list; rm -rf ~/.azure/cliextensions`, `user never closed end`},
	{`look-alike not recursive`, `az login -u "$U" -p "$P"; az group list; rm -f ~/.azure/azureProfile.json`, `user never closed end`},
	{`switches and goes back`, `old=$(az account show --query tenantId -o tsv); az login --tenant "$T"; az group list; az login --tenant "$old"`, `user xII never closed end handed`},
	{`switches and goes back, set`, `old=$(az account show --query id -o tsv); az login --tenant "$T"; az group list; az account set -s "$old"`, `user never closed end handed`},
	{`dead sign-in`, `az group list; exit 0; az login -u "$U" -p "$P"`, ``},
	{`refused sign-in`, `az login --service-principal -p "$S"; az group list`, ``},
	{`help`, `az login --help; az group list`, ``},
	{`managed identity`, `az login --identity; az group list`, `managed identity never closed end`},
	{`exec at the end`, `az login -u "$U" -p "$P"; az group list; exec my-app`, `user never closed end`},
	{`and chain`, `az login -u "$U" -p "$P" && az group create -n g && az logout`, `user closed end`},
	{`and chain with braces`, `az login -u "$U" -p "$P" && { az group create -n g; az logout; }`, `user closed always`},
	{`finally by function`, `run() { az group create -n g; }; az login -u "$U" -p "$P"; run; rc=$?; az logout; exit $rc`, `user closed always`},
	{`exit in subshell`, `az login -u "$U" -p "$P"; (az group list; exit 1); az logout`, `user closed always`},
	{`exit in substitution`, `az login -u "$U" -p "$P"; x=$(az group list; exit 1); az logout`, `user closed always`},
	{`sign-in in subshell`, `(az login -u "$U" -p "$P"); az group list; az logout`, `user closed always`},
	{`classic`, `azure login -u "$U" -p "$P"; azure vm list; azure logout "$U"`, `user closed always`},
	{`classic and new are two`, `azure login -u "$U" -p "$P"; azure vm list; az logout`, `user never closed end`},
	{`logged-in flag`, `in=0; az login -u "$U" -p "$P" && in=1; az group list; if [ "$in" = 1 ]; then az logout; fi`, `user closed always optional`},
	{`logged-in flag in trap`, `in=0; trap 'if [ "$in" = 1 ]; then az logout; fi' EXIT; az login -u "$U" -p "$P"; in=1; az group list`, `user closed always`},
	{`set -e without sign-out`, `set -e; az login -u "$U" -p "$P"; az group create -n g`, `user never closed fails(az group create -n g) end`},
	{`test that ends the run`, `set -e; az login -u "$U" -p "$P"; az group list; test -f x; az logout`, `user closed always fails(az group list) fails(test -f x)`},
	{`tested calls do not end`, `set -e; az login -u "$U" -p "$P"; if az group exists -n g; then echo y; fi; az logout`, `user closed always`},
	{`wrapped by main`, `main() { login; work; logout; }; login() { az login -u "$U" -p "$P"; }; work() { az group list; }; logout() { az logout; }; main "$@"`, `user closed always`},
	{`case of commands`, `case "$1" in up) az login -u "$U" -p "$P"; az group list;; down) az logout;; esac`, `user never closed end`},
	{`bash -c all in one`, `bash -c 'az login -u "$U" -p "$P"; az group list; az logout'`, `user closed always`},
	{`bash -c without sign-out`, `bash -c 'az login -u "$U" -p "$P"; az group list'`, `user never closed end`},
	{`sign-out in another process`, `az login -u "$U" -p "$P"; az group list; bash -c 'az logout'`, `user closed always`},
	{`ssh here-document with sign-out`, `ssh host <<'E'
az login -u "$U" -p "$P"
az group list
az logout
E`, `user closed always`},
	{`ssh, sign-out here`, `ssh host 'az login -u "$U" -p "$P"; az group list'; az logout`, `user never closed end`},
	{`trap in the branch of the sign-in`, `set -e
if [[ -e x ]]; then
  trap 'az logout' EXIT
  az login -u "$U" -p "$P" -t "$T"
fi
az group create -n x`, `user closed always`},
	{`trap in another branch`, `set -e
if [[ -e x ]]; then
  trap 'az logout' EXIT
fi
az login -u "$U" -p "$P" -t "$T"
az group create -n x`, `user closed fails(az group create -n x) end`},
	{`written has no session`, `cat <<'E' > x.sh
az login -u "$U" -p "$P"
az group list
E`, ``},
	{`exit in bash -c`, `az login -u "$U" -p "$P"; bash -c 'az group list; exit 1'; az logout`, `user closed always`},
	{`one sign-in with two texts`, `c="az login -i"; [ -n "$U" ] && c="az login -u $U -p $P"; eval "$c"; az group list; az logout`, `user closed always`},
	{`eval of a sign-out`, `az login -u "$U" -p "$P"; az group list; eval "az logout"`, `user closed always`},
	{`trap by double quotes`, `d=x; trap "rm -rf $d; az logout" EXIT; az login -u "$U" -p "$P"; az group list`, `user closed always`},
	{`trap 0`, `trap 'az logout' 0; az login -u "$U" -p "$P"; az group list`, `user closed always`},
	{`trap set by function`, `setup() { trap cleanup EXIT; }; cleanup() { az logout; }; setup; az login -u "$U" -p "$P"; az group list`, `user closed always`},
	{`trap in called function, exit in it`, `cleanup() { az logout || true; exit 1; }; trap cleanup EXIT; az login -u "$U" -p "$P"; az group list`, `user closed always`},
	{`trap replaced`, `trap 'az logout' EXIT; trap 'rm -f x' EXIT; az login -u "$U" -p "$P"; az group list`, `user never closed end`},
	{`trap of ERR alone`, `set -e; trap 'az logout' ERR; az login -u "$U" -p "$P"; az group list`, `user closed end`},
	{`set -e off for the work`, `set -e; az login -u "$U" -p "$P"; set +e; az group list; set -e; az logout`, `user closed always`},
	{`set -e in a function that is tested`, `set -e; work() { az group create -n g; az vm list; }; az login -u "$U" -p "$P"; work || true; az logout`, `user closed always`},
	{`pipefail`, `set -eo pipefail; az login -u "$U" -p "$P"; az group list | jq .; az logout`, `user closed always fails(az group list) fails(jq .)`},
	{`count of retries`, `n=0; until [ $n -ge 3 ]; do az login -u "$U" -p "$P" && break; n=$((n+1)); sleep 5; done; az group list; az logout`, `user xIII closed always`},
}

func TestSessions(t *testing.T) {
	t.Parallel()
	for _, c := range ends {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := sessions(t, flow.AScript, "run.sh", c.script); got != c.want {
				t.Errorf("%s\n got: %s\nwant: %s", c.script, got, c.want)
			}
		})
	}
}

func TestAGuardMeansNothingWhereNobodyIsThere(t *testing.T) {
	t.Parallel()
	const script = "az account show || az login; az group list"
	for c, want := range map[flow.Context]string{
		flow.AScript:    "user never closed end handed",
		flow.Pipeline:   "user never closed end",
		flow.Automation: "user never closed end",
	} {
		if got := sessions(t, c, "run.sh", script); got != want {
			t.Errorf("%s: got %s, want %s", c, got, want)
		}
	}
}
