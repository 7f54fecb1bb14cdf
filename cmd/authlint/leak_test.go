package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
)

// The passwords of the leak test. Each is written in some position; none, and no
// part of one, may appear in any output. They have no common form, so that
// nothing is hidden only because it looks like a password.
const (
	weak   = "quixotry"       // a plain word
	strong = "Fake-Passw0rd!" // what password rules ask for
	odd    = "fake ~ 密码 word" // blanks and other letters
)

// leaks are scripts with the password %P% in some position.
var leaks = []struct{ name, script string }{
	{"option", `az login -u bob -p '%P%'`},
	{"option, double quotes", `az login -u bob --password "%P%"`},
	{"option with equals", `az login -u bob --password='%P%'`},
	{"option, glued", `az login -u bob -p'%P%'`},
	{"option, glued with equals", `az login -u bob -p="%P%"`},
	{"option in braces", `az login -u bob -p{'%P%',}`},
	{"option, abbreviated", `az login --user bob --pass '%P%'`},
	{"option, service principal", `az login --service-principal -u 00000000-0000-0000-0000-000000000000 -p '%P%' -t contoso.example`},
	{"option on a line of its own", "az login \\\n  -u bob \\\n  -p \\\n  '%P%'"},
	{"variable", "X='%P%'\naz login -u bob -p \"$X\""},
	{"variable that is exported", "export AZ_X=\"%P%\"\naz login -u bob -p \"$AZ_X\""},
	{"variable of a variable", "A='%P%'; B=$A; C=\"${B}\"\naz login -u bob -p \"$C\""},
	{"default", "az login -u bob -p \"${X:-%P%}\""},
	{"default that is assigned", ": \"${X:=%P%}\"\naz login -u bob -p \"$X\""},
	{"array", "a=(login -u bob -p '%P%')\naz \"${a[@]}\""},
	{"array that grows", "a=(login -u bob)\na+=(-p '%P%')\naz \"${a[@]}\""},
	{"function argument", "f() { az login -u \"$1\" -p \"$2\"; }\nf bob '%P%'"},
	{"positional parameter", "set -- bob '%P%'\naz login -u \"$1\" -p \"$2\""},
	{"branch", "if [ -n \"$CI\" ]; then X='%P%'; else X=$1; fi\naz login -u bob -p \"$X\""},
	{"case", "case $1 in\na) X='%P%' ;;\n*) X=none ;;\nesac\naz login -u bob -p \"$X\""},
	{"printf substitution", "az login -u bob -p \"$(printf '%s' '%P%')\""},
	{"echo substitution", "az login -u bob -p \"$(echo '%P%')\""},
	{"printf into a variable", "printf -v X '%s' '%P%'\naz login -u bob -p \"$X\""},
	{"here-string", "read -r X <<< '%P%'\naz login -u bob -p \"$X\""},
	{"here-document read", "read -r X <<'EOF'\n%P%\nEOF\naz login -u bob -p \"$X\""},
	{"here-document substituted", "X=$(cat <<'EOF'\n%P%\nEOF\n)\naz login -u bob -p \"$X\""},
	{"eval", "eval \"az login -u bob -p '%P%'\""},
	{"eval of a variable", "c='az login -u bob'\nc=\"$c -p '%P%'\"\neval \"$c\""},
	{"nested bash -c", "bash -c \"az login -u bob -p '%P%'\""},
	{"twice nested bash -c", `bash -c "bash -c \"az login -u bob -p '%P%'\""`},
	{"bash with its own arguments", "bash -c 'az login -u \"$1\" -p \"$2\"' _ bob '%P%'"},
	{"program in a here-document", "bash <<'EOF'\naz login -u bob -p '%P%'\nEOF"},
	{"ssh", "ssh host \"az login -u bob -p '%P%'\""},
	{"ssh here-document", "ssh host <<EOF\naz login -u bob -p '%P%'\nEOF"},
	{"trap", "trap \"az login -u bob -p '%P%'\" EXIT"},
	{"written script", "cat > x.sh <<'EOF'\naz login -u bob -p '%P%'\nEOF"},
	{"environment of the call", "X='%P%' az login -u bob -p \"$X\""},
	{"environment of a program", "X='%P%' bash -c 'az login -u bob -p \"$X\"'"},
	{"env", "env X='%P%' bash -c 'az login -u bob -p \"$X\"'"},
	{"pipe", "echo '%P%' | az login -u bob --password-stdin"},
	{"wrapper", "sudo az login -u bob -p '%P%'"},
	{"retry", "timeout 60 az login -u bob -p '%P%'"},
	{"xargs", "echo '%P%' | xargs az login -u bob -p"},
	{"condition", "az login -u bob -p '%P%' || exit 1"},
	{"substitution", "T=$(az login -u bob -p '%P%' --query '[0].id' -o tsv)"},
	{"loop", "for p in '%P%' other; do az login -u bob -p \"$p\" && break; done"},
	{"curl form", "az login --identity\ncurl -d \"grant_type=password&username=bob&password=%P%\" https://login.microsoftonline.com/x/oauth2/token"},
	{"curl user", "az login --identity\ncurl -u 'bob:%P%' https://contoso.example"},
	{"named variable nobody uses", "DB_PASSWORD='%P%'\naz login"},
	{"classic tool", "azure login -u bob -p '%P%'"},
	{"comment above a sign-in", "# az login -u bob -p '%P%'\naz login"},
	{"ignored", "# authlint:ignore user-password -- legacy\naz login -u bob -p '%P%'"},
	{"bad ignore after it", "az login -u bob -p '%P%' # authlint:ignore"},
	{"set -x", "set -x\naz login -u bob -p '%P%'"},
	{"debug", "az login -u bob -p '%P%' --debug"},
	{"unknown option", "az login -u bob --passwrd '%P%'"},
	{"does not parse, before", "if true; then (\naz login -u bob -p '%P%'"},
	{"does not parse, after", "az login -u bob -p '%P%'\nif true; then ("},
	{"does not parse, same line", "az login -u bob -p '%P%' )"},
	{"placeholder that breaks", "az login -u <user> -p '%P%' -t <tenant>"},
	{"open quotes", "az login -u bob -p '%P%"},
	{"PowerShell inside", "pwsh -Command \"az login -u bob -p '%P%'\""},
	{"printed again", "az login -u bob -p '%P%'\necho 'the word is %P%, remember'\n# %P%"},
	{"cut off by a broken line end", "az login -u bob --\\ \npassword '%P%'"},
	{"put together in two steps", "X='%P%'\nX+=\"%P%\"\naz login -u bob -p \"$X\""},
	{"quotes side by side", "az login -u bob -p '%P%'\"%P%\""},
	{"quoted in the middle", "az login -u bob -p x'%P%'y"},
	{"read into several variables", "IFS=: read -r U P <<< 'bob:%P%'\naz login -u \"$U\" -p \"$P\""},
	{"associative array", "declare -A c=([user]=bob [word]='%P%')\naz login -u \"${c[user]}\" -p \"${c[word]}\""},
	{"suffix taken off", "X='%P%.txt'\naz login -u bob -p \"${X%.txt}\""},
	{"prefix taken off", "X='bob=%P%'\naz login -u bob -p \"${X#*=}\""},
	{"alias", "shopt -s expand_aliases\nalias signin=\"az login -u bob -p '%P%'\"\nsignin"},
	{"local in a function", "f() {\n  local x='%P%'\n  az login -u bob -p \"$x\"\n}\nf"},
	{"function nobody calls", "f() { az login -u bob -p '%P%'; }\naz group list"},
	{"after exit", "exit 0\naz login -u bob -p '%P%'"},
	{"docker", "docker exec -e X='%P%' box az login -u bob -p '%P%'"},
	{"su", "su - app -c \"az login -u bob -p '%P%'\""},
	{"process substitution", "az login -u bob -p \"$(cat <(echo '%P%'))\""},
	{"written with tee", "tee x.sh <<'EOF'\naz login -u bob -p '%P%'\nEOF"},
	{"written with echo", "echo \"az login -u bob -p '%P%'\" >> x.sh\nbash x.sh"},
	{"JSON", "echo '{\"clientSecret\": \"%P%\"}' > creds.json\naz login --identity"},
	{"sshpass", "sshpass -p '%P%' ssh host az login"},
	{"exported and used by name", "export AZURE_PASSWORD='%P%'\naz login -u bob -p \"$AZURE_PASSWORD\""},
	{"indirect", "X='%P%'; n=X\naz login -u bob -p \"${!n}\""},
	{"string built up", "X='%P%'\nX=\"$X\"\nX+=''\naz login -u bob -p \"$X\""},
	{"user and password swapped", "az login -u '%P%' -p bob --password '%P%'"},
	{"default in single quotes", "P=${1:-'%P%'}\naz login -u bob -p \"$P\""},
	{"default of a default", "az login -u bob -p \"${A:-${B:-%P%}}\""},
	{"alternative", "az login -u bob -p \"${X:+%P%}\""},
	{"arithmetic", "n=$((1 + ${X:-0}))\ndeclare -i m=1\nX[n]='%P%'\naz login -u bob -p \"${X[1]}\""},
	{"case pattern", "case $P in\n'%P%') az login -u bob -p \"$P\" ;;\nesac"},
	{"comparison", "if [ \"$P\" = '%P%' ]; then az login -u bob -p \"$P\"; fi"},
	{"comparison, double brackets", "[[ $P == '%P%' ]] && az login -u bob -p \"$P\""},
	{"comparison afterwards", "az login -u bob -p \"$P\"\n[ \"$P\" != '%P%' ] || exit 1"},
	{"replacement", "X='xx'\naz login -u bob -p \"${X/xx/%P%}\""},
	{"printf piped to a file read by cat", "az login -u bob -p \"$(printf '%s' '%P%' | cat)\""},
	{"base64 pipe", "az login -u bob -p \"$(echo '%P%' | base64 -d)\""},
	{"base64 here-string", "az login -u bob -p \"$(base64 -d <<< '%P%')\""},
	{"openssl pipe", "P=$(echo '%P%' | openssl enc -d -base64)\naz login -u bob -p \"$P\""},
	{"reversed", "P=$(rev <<< '%P%')\naz login -u bob -p \"$P\""},
	{"tr pipe", "P=\"$(echo '%P%' | tr 'a' 'b')\"\naz login -u bob -p \"$P\""},
	{"printed by a function", "pw() { echo '%P%'; }\naz login -u bob -p \"$(pw)\""},
	{"printed by a function, here-document", "pw() {\ncat <<EOF\n%P%\nEOF\n}\naz login -u bob -p \"$(pw)\""},
	{"trap string, single quotes", "trap 'az login -u bob -p \"%P%\"' EXIT"},
	{"trap of a variable", "c=\"az login -u bob -p '%P%'\"\ntrap \"$c\" EXIT"},
	{"URL", "git clone 'https://bob:%P%@contoso.example/r.git'\naz login"},
	{"URL in a variable", "U='https://bob:%P%@contoso.example'\ncurl \"$U\"\naz login"},
	{"URL as the user", "az login -u 'https://bob:%P%@contoso.example' -p x"},
	{"sshpass glued", "sshpass -p'%P%' ssh host az login"},
	{"sshpass of a variable", "X='%P%'\nsshpass -p \"$X\" ssh host az login"},
	{"sshpass environment", "SSHPASS='%P%' sshpass -e ssh host az login"},
	{"curl user glued", "az login --identity\ncurl -u'bob:%P%' https://contoso.example"},
	{"curl user, long", "az login --identity\ncurl --user \"bob:%P%\" https://contoso.example"},
	{"curl user of a variable", "az login --identity\nC='bob:%P%'\ncurl -u \"$C\" https://contoso.example"},
	{"wget", "az login --identity\nwget --password='%P%' --user=bob https://contoso.example"},
	{"mysql glued", "az login --identity\nmysql -u bob -p'%P%' -h db"},
	{"docker login pipe", "az login --identity\necho '%P%' | docker login -u bob --password-stdin"},
	{"admin password", "az login\naz vm create -n x --admin-password '%P%'"},
	{"app setting", "az login\naz webapp config appsettings set --settings DB_PASSWORD='%P%'"},
	{"key vault", "az login\naz keyvault secret set --vault-name v --name n --value '%P%'"},
	{"expect", "az login\nexpect -c 'send \"%P%\\r\"'"},
	{"docker entrypoint", "docker run --entrypoint sh img -c \"az login -u bob -p '%P%'\""},
	{"docker environment glued", "docker run --env=X='%P%' img sh -c 'az login -u bob -p \"$X\"'"},
	{"docker mount", "docker run -v ~/.azure:/root/.azure -e X='%P%' img sh -c 'az login -u bob -p \"$X\"'"},
	{"select", "select P in '%P%' other; do az login -u bob -p \"$P\"; break; done"},
	{"menu of accounts", "select A in 'bob:%P%' other; do az login -u \"${A%%:*}\" -p \"${A#*:}\"; break; done"},
	{"function after exit", "exit 0\nf() { az login -u bob -p '%P%'; }"},
	{"password before the sign-in", "echo '%P%' > pw.txt\naz login -u bob -p \"$(cat pw.txt)\""},
	{"password file of a here-document", "cat > pw.txt <<EOF\n%P%\nEOF\naz login -u bob -p \"$(< pw.txt)\""},
	{"password file for az", "printf '%P%' > pw.txt\naz login -u bob -p @pw.txt"},
	{"eval of an assignment", "eval \"P='%P%'\"\naz login -u bob -p \"$P\""},
	{"declare computed", "declare \"P=%P%\"\naz login -u bob -p \"$P\""},
	{"name by reference", "declare -n r=P\nr='%P%'\naz login -u bob -p \"$P\""},
	{"mapfile", "mapfile -t L <<'EOF'\nbob\n%P%\nEOF\naz login -u \"${L[0]}\" -p \"${L[1]}\""},
	{"read loop", "while IFS=, read -r U P; do az login -u \"$U\" -p \"$P\"; done <<'EOF'\nbob,%P%\nEOF"},
	{"read loop of a pipe", "printf 'bob %P%\\n' | while read -r U P; do az login -u \"$U\" -p \"$P\"; done"},
	{"words of a list", "for a in 'bob|%P%'; do az login -u \"${a%%|*}\" -p \"${a##*|}\"; done"},
	{"cut of a list", "A='bob|%P%'\naz login -u \"$(cut -d'|' -f1 <<< \"$A\")\" -p \"$(echo \"$A\" | cut -d'|' -f2)\""},
	{"jq of a here-string", "J='{\"u\": \"bob\", \"p\": \"%P%\"}'\naz login -u bob -p \"$(jq -r .p <<< \"$J\")\""},
	{"coprocess", "coproc az login -u bob -p '%P%'"},
	{"time and negation", "! time az login -u bob -p '%P%'"},
	{"ignore with the password as reason", "# authlint:ignore user-password -- %P%\naz login -u bob -p '%P%'"},
	{"ignore that is wrong", "# authlint:ignore %P%\naz login -u bob -p '%P%'"},
	{"second sign-in with another", "az login -u bob -p '%P%'\naz login -u bob -p \"$OTHER\" --tenant '%P%'"},
	{"tenant and secret the same", "az login --service-principal -u a -p '%P%' --tenant '%P%'"},
	{"environment of the SDK", "export AZURE_CLIENT_SECRET='%P%'\naz login --service-principal -u a -p \"$AZURE_CLIENT_SECRET\" -t c"},
	{"terraform variable", "export TF_VAR_client_secret='%P%'\naz login\nterraform apply -var 'client_secret=%P%'"},
	{"usage text", "usage() { echo \"$0 -u bob -p '%P%'\"; }\naz login -u bob -p \"$1\""},
	{"xtrace of a variable", "set -x\nP='%P%'\naz login -u bob -p \"$P\""},
	{"in the name of the sign-in", "AZ=\"az login -p '%P%'\"\n$AZ -u bob"},
	{"ANSI-C quotes", "az login -u bob -p $'%P%'"},
	{"translated quotes", "az login -u bob -p $\"%P%\""},
	{"substring", "X='ab%P%'\naz login -u bob -p \"${X:2}\""},
	{"upper case", "X='%P%'\naz login -u bob -p \"${X^^}\""},
	{"quoted again", "X='%P%'\naz login -u bob -p \"${X@Q}\""},
	{"sudo tee", "echo '%P%' | sudo tee /etc/pw\naz login -u bob -p \"$(sudo cat /etc/pw)\""},
	{"make-like line", "az login -u bob -p '%P%' ; az group list\\\n -o table"},
	{"wrong option before", "az login --userr bob --pasword '%P%'"},
	{"logout of the password", "az login -u bob -p '%P%'\naz logout --username '%P%'"},
	{"Python, in the call", "python3 <<'PY'\napp.acquire_token_by_username_password('bob', '%P%', ['x'])\nPY"},
	{"Python, by name", "python3 -c \"app.acquire_token_by_username_password(username='bob', password='%P%', scopes=[])\""},
	{"Python, variable", "python3 - <<'PY'\nx = '%P%'\ny = x\napp.acquire_token_by_username_password('bob', y, ['x'])\nPY"},
	{"Python, put together", "python3 - <<'PY'\nx = '%P%' '%P%' + \"%P%\"\nx += '%P%'\napp.acquire_token_by_username_password('bob', f'{x}!', ['x'])\nPY"},
	{"Python, variable of the shell", "X='%P%'\npython3 -c \"app.acquire_token_by_username_password('bob', '$X', [])\""},
	{"Python, environment", "export X='%P%'\npython3 <<'PY'\nimport os\napp.acquire_token_by_username_password('bob', os.environ['X'], [])\nPY"},
	{"Python, environment with a default", "python3 <<'PY'\nimport os\napp.acquire_token_by_username_password('bob', os.getenv('X', '%P%'), [])\nPY"},
	{"Python, argument of a function", "python3 <<'PY'\ndef login(u, w):\n    return UsernamePasswordCredential('0', u, w)\nlogin('bob', w='%P%')\nPY"},
	{"Python, default of a parameter", "python3 <<'PY'\ndef login(u, w='%P%'):\n    return UsernamePasswordCredential('0', u, w)\nlogin('bob')\nPY"},
	{"Python, table", "python3 <<'PY'\nc = {'user': 'bob', 'word': '%P%'}\nUsernamePasswordCredential('0', c['user'], c['word'])\nPY"},
	{"Python, member", "python3 <<'PY'\nself.word = '%P%'\nUsernamePasswordCredential('0', 'bob', self.word)\nPY"},
	{"Python, condition", "python3 <<'PY'\nx = '%P%'\nif a:\n    x = input()\nUsernamePasswordCredential('0', 'bob', x)\nPY"},
	{"Python, form", "python3 <<'PY'\nrequests.post('https://login.microsoftonline.com/x/oauth2/v2.0/token', data={'grant_type': 'password', 'username': 'bob', 'password': '%P%'})\nPY"},
	{"Python, form as text", "python3 <<'PY'\nrequests.post('https://login.microsoftonline.com/x/oauth2/v2.0/token', data='grant_type=password&username=bob&password=%P%')\nPY"},
	{"Python, written", "cat > x.py <<'PY'\napp.acquire_token_by_username_password('bob', '%P%', [])\nPY\npython3 x.py"},
	{"Python, printed", "python3 <<'PY'\napp.acquire_token_by_username_password('bob', '%P%', [])\nprint('the word is %P%') # %P%\nPY"},
	{"Python, open quotes after it", "python3 <<'PY'\napp.acquire_token_by_username_password('bob', '%P%', [])\nx = 'acquire_token_by_username_password\nPY"},
	{"Python, open quotes before it", "python3 <<'PY'\nx = '''\napp.acquire_token_by_username_password('bob', password='%P%')\nPY"},
	{"Python, secret", "python3 <<'PY'\nConfidentialClientApplication('0', client_credential='%P%')\nPY"},
	{"Node.js, table", "node -e 'app.acquireTokenByUsernamePassword({username: \"bob\", password: \"%P%\", scopes: []})'"},
	{"Node.js, variable", "node <<'JS'\nconst x = `%P%`;\nnew UsernamePasswordCredential('t', 'c', 'bob', x);\nJS"},
	{"Node.js, taken apart", "node <<'JS'\nconst c = {user: 'bob', word: '%P%'};\nconst {user, word} = c;\nnew UsernamePasswordCredential('t', 'c', user, word);\nJS"},
	{"Node.js, function", "node <<'JS'\nlogin('bob', '%P%');\nasync function login(u, w) { return new UsernamePasswordCredential('t', 'c', u, w); }\nJS"},
	{"Node.js, secret", "node -e 'new ConfidentialClientApplication({auth: {clientId: \"0\", clientSecret: \"%P%\"}})'"},
	{"Node.js, request", "node -e 'fetch(\"https://login.microsoftonline.com/x/oauth2/token\", {body: new URLSearchParams({grant_type: \"password\", username: \"bob\", password: \"%P%\"})})'"},
	{"carriage returns", "az login -u bob \\\r\n  -p '%P%'\r\n"},

	// Other tools.
	{"m365", `m365 login --authType password --userName bob --password '%P%'`},
	{"m365, short", `m365 login -t password -u bob -p '%P%'`},
	{"m365, short with equals", `m365 login -t=password -u=bob -p='%P%'`},
	{"m365, secret", `m365 login --authType secret -s '%P%' --appId x`},
	{"m365, certificate's password", `m365 login --authType certificate -c x.pfx -p '%P%' --appId x`},
	{"m365, certificate itself", `m365 login --authType certificate --certificateBase64Encoded '%P%' --appId x`},
	{"m365, configured kind", "m365 cli config set --key authType --value password\nm365 login -u bob -p '%P%'"},
	{"m365, configured secret", "m365 cli config set --key clientSecret --value '%P%'\nm365 login --authType secret"},
	{"m365, another branch", "m365 login --authType password -u bob -p \"$P\"\nm365 login --authType secret -s '%P%' --appId x"},
	{"pac", `pac auth create --username bob --password '%P%'`},
	{"pac, short", `pac auth create -un bob -p '%P%'`},
	{"pac, secret", `pac auth create -id x -cs '%P%' -t contoso.example`},
	{"pac, certificate's password", `pac auth create -id x -cdp x.pfx -cp '%P%' -t contoso.example`},
	{"azd", `azd auth login --client-id x --client-secret '%P%' --tenant-id contoso.example`},
	{"azd, equals", `azd auth login --client-id x --client-secret='%P%' --tenant-id contoso.example`},
	{"azcopy", "export AZCOPY_SPA_CLIENT_SECRET='%P%'\nazcopy login --login-type=SPN --application-id x"},
	{"azcopy, for one command", "AZCOPY_AUTO_LOGIN_TYPE=SPN AZCOPY_SPA_CLIENT_SECRET='%P%' azcopy copy a b"},
	{"azcopy, certificate's password", "AZCOPY_AUTO_LOGIN_TYPE=SPN AZCOPY_SPA_CERT_PATH=x.pfx AZCOPY_SPA_CERT_PASSWORD='%P%' azcopy copy a b"},
	{"kubelogin", `kubelogin convert-kubeconfig -l ropc --username bob --password '%P%'`},
	{"kubelogin, secret", `kubelogin convert-kubeconfig -l spn --client-id x --client-secret '%P%'`},
	{"kubelogin, certificate's password", `kubelogin convert-kubeconfig -l spn --client-certificate x.pfx --client-certificate-password '%P%'`},
	{"kubelogin, environment", `AAD_USER_PRINCIPAL_NAME=bob AAD_USER_PRINCIPAL_PASSWORD='%P%' kubelogin get-token -l ropc`},
	{"kubelogin, another issuer", `kubelogin get-token --oidc-issuer-url https://id.contoso.example --username bob --password '%P%'`},
	{"sqlcmd", `sqlcmd -S contoso.database.windows.net -G -U bob -P '%P%'`},
	{"sqlcmd, glued", `sqlcmd -S contoso.database.windows.net -G -Ubob -P'%P%'`},
	{"sqlcmd, long", `sqlcmd -S contoso.database.windows.net --use-aad --user-name bob --password='%P%'`},
	{"sqlcmd, environment", `SQLCMDPASSWORD='%P%' sqlcmd -S contoso.database.windows.net -G -U bob`},
	{"sqlcmd, exported", "export SQLCMDPASSWORD='%P%'\nsqlcmd -S contoso.database.windows.net -G -U bob"},
	{"sqlcmd, a database's user", "az login\nsqlcmd -S db01 -U sa -P'%P%'"},
	{"sqlcmd, new password", "az login\nsqlcmd -S db01 -U sa -P \"$P\" -Z '%P%'"},
	{"sqlcmd, new password, long", "az login\nsqlcmd -S db01 -U sa -P \"$P\" --change-password-exit '%P%'"},
	{"bcp", `bcp dbo.T in t.dat -c -G -U bob -P '%P%'`},
	{"bcp, glued", `bcp dbo.T in t.dat -c -G -Ubob -P'%P%'`},
	{"sqlpackage, target", `sqlpackage /a:Publish /sf:x /tsn:db01 /tu:sa /tp:'%P%'`},
	{"sqlpackage, target, long", `sqlpackage /Action:Publish /SourceFile:x /TargetUser:sa /TargetPassword:'%P%'`},
	{"sqlpackage, target, equals", `sqlpackage /Action:Publish /SourceFile:x /TargetUser=sa /TargetPassword='%P%'`},
	{"sqlpackage, source, quoted whole", `sqlpackage /a:Extract "/sp:%P%" /su:sa /ua:True`},
	{"sqlpackage, source, dash", `sqlpackage -a:Extract -sp:'%P%' -su:sa`},
	{"sqlpackage, token", `sqlpackage /a:Extract /at:'%P%'`},
	{"sqlpackage, vault's secret", `sqlpackage /a:Publish /akv:ClientIdSecret /cid:x /secr:'%P%'`},
	{"connection string", `sqlpackage /a:Publish "/tcs:Server=x;Authentication=Active Directory Password;User ID=bob;Password=%P%"`},
	{"connection string, Pwd", `dotnet run "Server=x;Authentication=ActiveDirectoryPassword;Uid=bob;Pwd=%P%;Encrypt=yes"`},
	{"connection string, quoted value", `dotnet run "Server=x;Authentication=ActiveDirectoryPassword;Uid=bob;Pwd='%P%';Encrypt=yes"`},
	{"connection string in a variable", "C=\"Server=x;Authentication=Active Directory Password;User ID=bob;Password=%P%\"\ndotnet run \"$C\""},
	{"connection string, a database's user", "az login\ndotnet run \"Server=x;User ID=sa;Password=%P%\""},
	{"connection string, application", `dotnet run "Server=x;Authentication=Active Directory Service Principal;User ID=x;Password=%P%"`},
	{"Dataverse", `dotnet run "AuthType=Office365;Url=https://contoso.crm.dynamics.com;UserName=bob;Password=%P%"`},
	{"Dataverse, secret", `dotnet run "AuthType=ClientSecret;Url=https://contoso.crm.dynamics.com;ClientId=x;ClientSecret=%P%"`},
	{"Ansible, arguments", `ansible localhost -m azure_rm_x -a "ad_user=bob password=%P%"`},
	{"Ansible, extra variables", `ansible-playbook x.yml -e ad_user=bob -e 'password=%P%'`},
	{"Ansible, secret", `ansible-playbook x.yml -e ad_user=bob -e "password=$P" -e 'secret=%P%'`},
	{"environment pair", "export AZURE_USERNAME=bob AZURE_PASSWORD='%P%'\npython3 x.py"},
	{"environment pair of docker", `docker run -e AZURE_USERNAME=bob -e AZURE_PASSWORD='%P%' x`},
	{"environment pair of az", `az webapp config appsettings set --settings AZURE_USERNAME=bob AZURE_PASSWORD='%P%'`},
	{"environment pair of Ansible", `AZURE_AD_USER=bob AZURE_PASSWORD='%P%' ansible-playbook x.yml`},

	// Token requests.
	{"form", `curl -d 'grant_type=password&username=bob&password=%P%&client_id=x' https://login.microsoftonline.com/x/oauth2/token`},
	{"form, fields alone", `curl -d grant_type=password -d username=bob -d 'password=%P%' https://login.microsoftonline.com/x/oauth2/token`},
	{"form, encoded by curl", `curl --data-urlencode grant_type=password --data-urlencode username=bob --data-urlencode 'password=%P%' https://login.microsoftonline.com/x/oauth2/token`},
	{"form, parts", `curl -F grant_type=password -F username=bob -F 'password=%P%' https://login.microsoftonline.com/x/oauth2/token`},
	{"form, parts as text", `curl -F grant_type=password -F username=bob --form-string 'password=%P%' https://login.microsoftonline.com/x/oauth2/token`},
	{"form, raw", `curl --data-raw 'grant_type=password&username=bob&password=%P%' https://login.microsoftonline.com/x/oauth2/token`},
	{"form, binary", `curl --data-binary 'grant_type=password&username=bob&password=%P%' https://login.microsoftonline.com/x/oauth2/token`},
	{"form in a variable", "b='grant_type=password&username=bob&password=%P%'\ncurl -d \"$b\" https://login.microsoftonline.com/x/oauth2/token"},
	{"form that grows", "b=grant_type=password\nb+='&username=bob&password=%P%'\ncurl -d \"$b\" https://login.microsoftonline.com/x/oauth2/token"},
	{"form of printf", "curl -d \"$(printf 'grant_type=password&username=%s&password=%s' bob '%P%')\" https://login.microsoftonline.com/x/oauth2/token"},
	{"form of standard input", "curl -d @- https://login.microsoftonline.com/x/oauth2/token <<EOF\ngrant_type=password&username=bob&password=%P%\nEOF"},
	{"form of a here-string", "curl --data-binary @- https://login.microsoftonline.com/x/oauth2/token <<< 'grant_type=password&username=bob&password=%P%'"},
	{"form of a pipe", "echo 'grant_type=password&username=bob&password=%P%' | curl -d @- https://login.microsoftonline.com/x/oauth2/token"},
	{"form in an array", "a=(-d grant_type=password -d username=bob -d 'password=%P%')\ncurl \"${a[@]}\" https://login.microsoftonline.com/x/oauth2/token"},
	{"form in eval", "eval \"curl -d 'grant_type=password&username=bob&password=%P%' https://login.microsoftonline.com/x/oauth2/token\""},
	{"form with an encoded name", `curl -d 'grant_type=password&username=bob&passw%6Frd=%P%' https://login.microsoftonline.com/x/oauth2/token`},
	{"form with an encoded value", `curl -d 'grant_type=password&username=bob&password=%P%%21' https://login.microsoftonline.com/x/oauth2/token`},
	{"form, secret", `curl -d 'grant_type=client_credentials&client_id=x&client_secret=%P%' https://login.microsoftonline.com/x/oauth2/token`},
	{"form, assertion", `curl -d 'grant_type=client_credentials&client_id=x&client_assertion=%P%' https://login.microsoftonline.com/x/oauth2/token`},
	{"form, refresh token", `curl -d 'grant_type=refresh_token&client_id=x&refresh_token=%P%' https://login.microsoftonline.com/x/oauth2/token`},
	{"form, another issuer", "az login\ncurl -d 'grant_type=password&username=bob&password=%P%' https://id.contoso.example/token"},
	{"form, unknown address", "az login\ncurl -d 'grant_type=password&username=bob&password=%P%' \"$URL\""},
	{"form of wget", `wget --post-data 'grant_type=password&username=bob&password=%P%' https://login.microsoftonline.com/x/oauth2/token`},
	{"form of wget, body", `wget --method=POST --body-data='grant_type=password&username=bob&password=%P%' https://login.microsoftonline.com/x/oauth2/token`},
	{"form of HTTPie", `http --form https://login.microsoftonline.com/x/oauth2/token grant_type=password username=bob password='%P%'`},
	{"JSON of HTTPie", "az login\nhttp https://id.contoso.example/token grant_type=password username=bob password='%P%'"},
	{"form in the address", "az login\ncurl 'https://login.microsoftonline.com/x/oauth2/token?grant_type=password&username=bob&password=%P%'"},
	{"JSON body", "az login\ncurl -d '{\"grant_type\":\"password\",\"password\":\"%P%\"}' https://id.contoso.example/token"},
}

// commands are the ways to have a file shown.
var commands = [][]string{
	{"--format", "text"},
	{"--format", "text", "--verbose"},
	{"--format", "text", "--quiet"},
	{"--format", "text", "--color", "always"},
	{"--format", "concise"},
	{"--format", "json"},
	{"--format", "sarif"},
	{"--format", "sarif", "--context", "pipeline", "--show-suppressed"},
	{"--no-ignores", "--strict"},
	{"--context", "pipeline", "--format", "text", "--verbose"},
	{"--context", "pipeline", "--format", "json"},
	{"dump"},
	{"dump", "--trace"},
}

// No password of a scanned file is in any output of any command.
func TestNoLeak(t *testing.T) {
	t.Parallel()
	own := ownText(t)
	for kind, password := range map[string]string{"weak": weak, "strong": strong, "odd": odd} {
		for _, c := range leaks {
			t.Run(c.name+", "+kind, func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				file := filepath.Join(dir, "deploy.sh")
				text := "#!/bin/bash\n" + strings.ReplaceAll(c.script, "%P%", password) + "\n"
				if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
				for _, args := range commands {
					var out, errs bytes.Buffer
					run(append(slices.Clone(args), file), strings.NewReader(""), &out, &errs, func(string) string { return "" })
					for _, part := range parts(password) {
						if strings.Contains(strings.Replace(out.String(), own, "", 1), part) || strings.Contains(errs.String(), part) {
							t.Errorf("authlint %s shows %q of\n%s\nstdout:\n%s\nstderr:\n%s", strings.Join(args, " "), part, text, out.String(), errs.String())
							break
						}
					}
					if strings.Contains(errs.String(), "internal error") || strings.Contains(out.String(), "internal error") {
						t.Errorf("authlint %s: %s%s", strings.Join(args, " "), out.String(), errs.String())
					}
				}
			})
		}
	}
}

// Another password of the same length makes no other report: no hash in it was made
// of one, from which a weak password could be guessed.
func TestNoTraceOfSecrets(t *testing.T) {
	t.Parallel()
	for _, c := range leaks {
		for _, format := range []string{"sarif", "json"} {
			for _, pair := range [][2]string{{weak, "vexingly"}, {strong, "Sham-Passw9rd!"}} {
				var reports [2]bytes.Buffer
				for i, password := range pair {
					text := "#!/bin/bash\n" + strings.ReplaceAll(c.script, "%P%", password) + "\n"
					var errs bytes.Buffer
					run([]string{"--format", format, "--stdin-filename", "deploy.sh", "-"}, strings.NewReader(text), &reports[i], &errs, func(string) string { return "" })
				}
				if a, b := reports[0].Bytes(), reports[1].Bytes(); !bytes.Equal(a, b) {
					t.Errorf("%s: the password %q shows in the format %s\n%s", c.name, pair[0], format, diff.Diff(pair[0], a, pair[1], b))
				}
			}
		}
	}
}

// ownText returns what every SARIF log holds whatever was read: the pages of the
// rules, whose examples have passwords of their own.
func ownText(t *testing.T) string {
	t.Helper()
	var out, errs bytes.Buffer
	run([]string{"--format", "sarif", "-"}, strings.NewReader(""), &out, &errs, func(string) string { return "" })
	for line := range strings.Lines(out.String()) {
		if strings.HasPrefix(line, `"tool":`) {
			return line
		}
	}
	t.Fatalf("the log names no tool:\n%s%s", &out, &errs)
	return ""
}

// parts returns what may not be shown: the password, and half of it.
func parts(password string) []string {
	return []string{password, password[:len(password)/2], password[len(password)/2:]}
}
