package main

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// lineCount is how many command lines are made.
const lineCount = 1800

// commandLines returns the command lines, the words after "az", that Azure CLI and
// authlint are both asked about: what people write and what is said to work or to
// fail, then lines put together at random, always the same ones.
func commandLines() [][]string {
	seen := map[string]bool{}
	var lines [][]string
	add := func(line []string) {
		if key := strings.Join(line, "\x00"); !seen[key] {
			seen[key] = true
			lines = append(lines, line)
		}
	}
	for _, s := range strings.Split(strings.TrimSpace(written), "\n") {
		add(strings.Fields(s))
	}
	for _, line := range quoted {
		add(line)
	}
	for seed := uint64(0); len(lines) < lineCount; seed++ {
		add(randomLine(rand.New(rand.NewPCG(2026, seed))))
	}
	return lines
}

// written are lines without blanks in their words. The files that words with "@"
// name are made by logins.py; missing.txt is not.
const written = `
login
LOGIN
Login
lOgIn -u bob -p pw
login -u bob
login -u bob -p pw
login -u bob@contoso.com -p pw -t contoso.onmicrosoft.com
login -p pw -u bob
login --tenant 00000000-0000-0000-0000-000000000000 -u bob -p pw
login -ubob -ppw
login -ubob -ppw -tcontoso.com
login -u=bob -p=pw -t=contoso.com
login --username=bob --password=pw --tenant=contoso.com
login --username bob --password pw --tenant contoso.com
login --user bob --pass pw --ten contoso.com
login --user=bob --pass=pw --te=contoso.com
login --usern bob
login --usernam bob
login --u bob
login --us bob
login --use bob
login --user
login --username
login --username=
login --user= -p pw
login --p pw
login --pa pw
login --passwor pw
login --t x
login --te x
login --tenants x
login --tenant-id x
login --tenantid x
login --TENANT x
login -T x
login --i
login --ident
login --identit
login --identities
login --se -u a -p b
login --s -u a
login --service -u a -p b -t t
login --service-principal -u a -p b -t t
login --service-principal -u a -t t
login --service-principal -p b -t t
login --service-principal
login --service-principal=true -u a -p b
login --sp -u a -p b
login --service-principal -u a --certificate cert.pem -t t
login --service-principal -u a --cert cert.pem -t t
login --service-principal -u a --c cert.pem -t t
login --service-principal -u a --ce cert.pem -t t
login --service-principal -u a -p cert.pem -t t
login --service-principal -u a -p b --certificate cert.pem -t t
login --service-principal -u a --federated-token tok -t t
login --service-principal -u a --fed tok -t t
login --service-principal -u a --f tok -t t
login --service-principal -u a -p b --federated-token tok -t t
login --service-principal -u a --certificate c.pem --federated-token tok -t t
login --service-principal --federated-token tok -t t
login --service-principal --certificate c.pem
login --service-principal -u a --certificate c.pem --use-cert-sn-issuer -t t
login --service-principal -u a -p b --use-cert-sn-issuer
login --use-cert-sn-issuer
login -u bob --use-cert-sn-issuer
login --use-c --service-principal -u a -p b
login -u bob --certificate c.pem
login -u bob --federated-token tok
login --certificate c.pem
login --federated-token tok
login --password pw
login -p pw -t x
login -i
login --identity
login -i --client-id 00000000-0000-0000-0000-000000000000
login -i --object-id 00000000-0000-0000-0000-000000000000
login -i --resource-id /subscriptions/s/resourceGroups/g
login -i --client-id x --object-id y
login --client-id x
login --client x
login --cl x
login --c x
login --object x
login --o x
login --ob x
login --res x
login --resource x
login -i -u x
login -iu x
login -iux
login -iu=x
login -i=x
login -i -p x
login -ipx
login -i -t x
login -it x
login -ti x
login -i --service-principal
login -i --service-principal -u a -p b
login -i --use-device-code
login -i -i
login -ii
login -i --allow-no-subscriptions
login --identity=x
login --identity --username x
login --use-device-code
login --use-device
login --use-d
login --use
login --device-code
login --use-device-code --tenant x
login --use-device-code -u bob
login --use-device-code -p pw
login --use-device-code -u bob -p pw
login --use-device-code --service-principal
login --use-device-code --service-principal -u a -p b
login --use-device-code=true
login --allow-no-subscriptions
login --allow
login --a
login --al
login --ac
login --acq
login --acquire-policy-token
login --change-reference x
login --claims-challenge eA==
login --claims eA==
login --claims-challenge x
login --scope a
login --scope a b c
login --scope
login --scope -u b
login --scope a -u b -p c
login --scope a b -t t
login --sc a
login --scope=a b
login --scope= -u b
login --scope a --scope b
login -s sub
login -ssub
login --subscription sub
login --sub sub
login --subs sub
login --su sub
login --skip-subscription-discovery
login --skip-subscription-discovery -t x
login --skip-sub -t x
login --skip -t x
login --sk -t x
login --skip-s -t x
login --skip-sub -t x -s 00000000-0000-0000-0000-000000000000
login --skip-sub -t x -s name
login --skip-sub -u bob -p pw
login --skip-sub -u bob -p pw -t x
login -i --skip-sub
login -o none
login -o json -u bob -p pw
login -u bob -o tsv -p pw
login -ojson
login -o=json
login -o JSON
login -o xml
login --output table
login --out table
login --outp table
login --query x
login --query [].id
login --query=[].id -o tsv
login --query [[
login -q
login --only-show-errors
login --only
login --on -u bob -p pw
login --debug
login --verbose
login --v
login --d
login --deb -u bob
login --debug --verbose -u bob -p pw
login --only-show-errors --debug
login -u bob -p pw --only-show-errors -o none
--debug login
--debug login -u bob -p pw
--only-show-errors login
--only-show-errors login --identity
-o none login
-o none login -u bob -p pw
--output json account clear
--query x login
-u bob login
login -h
login --help
login --he
login -u bob -h
login -hu bob
login -uh bob
-h
--help
help
help login
login help
--version
version
login -p -x
login -u bob -p -x
login -u -p
login -u -p pw
login -u -bob -p pw
login -u bob -p -1
login -u bob -p -1.5
login -u bob -p -.5
login -u bob -p -1e3
login -u bob -p --
login -u bob -p -
login -u - -p pw
login -u bob -p --x
login -u bob -p=-x
login -u bob -p=--x
login -u bob -p=
login -u= -p=
login -u bob --password=-x
login -u bob --password=--password
login -u bob --password=a=b
login -u bob -p=a=b
login -u bob -pa=b
login -u bob -p==x
login -ubob=x -ppw=y
login -u=a=b
login -u bob -p-x
login -u bob -p--
login -up
login -up bob
login -upw bob
login -pu bob
login -Ubob
login -U bob -P pw
login --USERNAME bob --PASSWORD pw
login --Username bob
login -username bob
login -username bob -password pw
login -password pw
login -password=pw
login -user bob
login -tenant x
login -identity
login -service-principal -u a -p b
login -i-u bob
login =p=x
login bob pw
login bob
login extra -u bob -p pw
login -u bob extra -p pw
login -u bob -p pw extra
login -u bob extra
login login
login -u login
login account clear
az login
login -u a -u b
login -u a -p x -u b -p y
login -t x -t y
login -u a --username b
login -p x --password=y -u u
login -u a --user=
login -t x -t=
login --tenant= -u bob -p pw
login -t= -u bob
login --
login -- x
login -u bob -- -p pw
login -- -u bob -p pw
login -u -- bob
login -u bob -p pw --
-- login
login -t organizations
login -t common -u bob -p pw
login --msi
login --msi-port 5000
login --unknown
login --unknown x
login --unknown=x -u bob -p pw
login -x
login -x y -u bob
login -z=y
login --service-principal --unknown -u a -p b
login –u bob –p pw
login —username bob
login ––username bob ––password pw
login –i
login −u bob
login -u bob –p pw
login -u –bob -p pw
login –-username bob
–-debug login
login @option.txt
login @missing.txt
login -u bob -p @secret.txt
login -u bob -p@secret.txt
login -u bob -p=@secret.txt
login -u bob --password @secret.txt
login -u bob --password=@secret.txt
login -u bob -p @missing.txt
login -u bob -p=@missing.txt
login -u bob -p @
login -u bob -p @@
login -u @secret.txt -p pw
login -u bob -p x=@secret.txt
login -u bob --password=x=@secret.txt
login -u bob -p=x=@secret.txt
login -u bob -p a@b
login -u bob -p @option.txt
login -u bob -p=@option.txt
@word.txt
@word.txt -u bob -p pw
@missing.txt
login -t @secret.txt
login --query @secret.txt
logout
LOGOUT
logout --username bob
logout --user bob
logout --user=bob
logout --u bob
logout --username
logout --username=
logout -u bob
logout -ubob
logout bob
logout -o none
logout --all
logout --tenant x
logout -h
--debug logout
account
account clear
account CLEAR
ACCOUNT clear
Account Clear
account clear -o none
account clear --debug
account clear x
account clear --username x
account clear -u x
account --debug clear
account -o none clear
account cl
account clear clear
account set
account set -s x
account set --subscription x
account set --sub x
account set --s x
account set -n x
account set --name x
account set --n x
account set -s=x
account set -sx
account set x
account set -s
account set -s -x
account set -s x -o none
account set --subscription=x --only-show-errors
account set -s x -n y
account show
account show -s x
account show --sub x
account show --query id -o tsv
account show --query=id -otsv
account show x
account show --sdk
account show --sdk-auth
account show -n x
account show -o none
account list
account list --all
account list --refresh
account list --all --refresh
account list --a
account list --al
account list --r
account list --query [].id -o tsv
account list -s x
account list x
account list-locations
account get-access-token
account get-access-token --resource x
account get-access-token --res x
account get-access-token --resource-type arm
account get-access-token --resource-type x
account get-access-token --resource https://graph.microsoft.com
account get-access-token -t x
account get-access-token --tenant x
account get-access-token --ten x
account get-access-token -s x
account get-access-token -s x -t y
account get-access-token --subscription x --query accessToken -o tsv
account get-access-token --scope
account get-access-token --scope a b
account get-access-token --scope a -t x
account get-access-token -n x
account get-access-token x
account tenant list
account nothing
nothing
nothing login
logi
loginn -u bob -p pw
log-in
`

// quoted are lines whose words hold blanks, nothing, or other things that shells
// need quotes for.
var quoted = [][]string{
	{}, {""}, {"login", ""}, {"", "login"}, {" login"}, {"login "}, {"login", "-u", "", "-p", "pw"}, {"login", "-u", "bob", "-p", ""},
	{"login", "-u", ""}, {"login", "-p", ""}, {"login", "-t", ""}, {"login", "-u", "bob", "-p", "pw", "-t", ""}, {"login", "-u", "bob", "-p", "pw", ""},
	{"login", "-i", "-u", ""}, {"login", "-i", "-p", ""}, {"login", "-i", "-t", ""}, {"login", "--use-device-code", "-u", ""},
	{"login", "--service-principal", "-u", "", "-p", "b"}, {"login", "--service-principal", "-u", "a", "-p", ""},
	{"login", "--service-principal", "-u", "a", "-p", "", "--certificate", "c.pem"}, {"login", "--service-principal", "-u", "a", "--certificate", "", "-p", "b"},
	{"login", "--service-principal", "-u", "a", "--federated-token", ""}, {"login", "--service-principal", "-u", "a", "--certificate", ""},
	{"login", "-u", "bob", "-p", "-a b"}, {"login", "-u", "bob", "-p", "--a b"}, {"login", "-u", "bob", "-p", "--password x"}, {"login", "-u", "bob", "-p", "-p x"},
	{"login", "-u", "a b", "-p", "c d"}, {"login", "-ua b"}, {"login", "-u=a b"}, {"login", "--username=a b"}, {"login", "-u a b"}, {"login", "-u bob"},
	{"login", "--username bob"}, {"login", "-x y"}, {"login", "--x y"}, {"login", "-o", "a b"}, {"login -u bob"}, {"login", "-u", "bob", "-p", "a\nb"},
	{"login", "-u", "bob\n", "-p", "pw"}, {"login", "-u", "bob", "-p", "-\n"}, {"login", "-u", "bob", "-p=a\nb"}, {"login", "-u", "bob", "-p", "\t"},
	{"login", "-u", "bob", "-p", "p w"}, {"login", "-u", "bob", "-p", "-1 2"}, {"login", "-u", "bob", "-p", "*"}, {"login", "-u", "bob", "-p", "'x'"},
	{"login", "-u", "bob", "-p", "\"x\""}, {"login", "-u", "bob", "-p", "$P"}, {"login", "-u", "bob", "-p", "ünï"}, {"login", "-ubøb", "-pü"}, {"login", "-u", "bob", "-pü=ü"},
	{"login", "-u", "bob", "-p", "−1"}, {"login", "-u", "bob", "-p", "-１"}, {"login", "-u", "bob", "-p", "-²"}, {"login", "-\n", "x"}, {"login", "--\n"},
	{"account", "set", "-s", "my subscription"}, {"account", "set", "--subscription", ""}, {"account", "set", "-s", ""}, {"logout", "--username", ""}, {"account clear"}, {"account", ""},
}

// An option is one that the lines use, and how many words it takes.
type option struct {
	names []string
	takes string // "": none; "1"; "+": one or more; "*": none or more
}

var (
	globals = []option{
		{[]string{"--debug"}, ""}, {[]string{"--verbose"}, ""}, {[]string{"--only-show-errors"}, ""}, {[]string{"--output", "-o"}, "1"},
		{[]string{"--query"}, "1"}, {[]string{"--acquire-policy-token"}, ""}, {[]string{"--change-reference"}, "1"},
	}
	loginOptions = []option{
		{[]string{"--username", "-u"}, "1"}, {[]string{"--username", "-u"}, "1"}, {[]string{"--username", "-u"}, "1"},
		{[]string{"--password", "-p"}, "1"}, {[]string{"--password", "-p"}, "1"}, {[]string{"--tenant", "-t"}, "1"}, {[]string{"--tenant", "-t"}, "1"},
		{[]string{"--service-principal"}, ""}, {[]string{"--service-principal"}, ""}, {[]string{"--identity", "-i"}, ""}, {[]string{"--use-device-code"}, ""},
		{[]string{"--scope"}, "+"}, {[]string{"--allow-no-subscriptions"}, ""}, {[]string{"--certificate"}, "1"}, {[]string{"--federated-token"}, "1"},
		{[]string{"--use-cert-sn-issuer"}, ""}, {[]string{"--client-id"}, "1"}, {[]string{"--object-id"}, "1"}, {[]string{"--resource-id"}, "1"},
		{[]string{"--subscription", "-s"}, "1"}, {[]string{"--skip-subscription-discovery", "--skip-sub"}, ""}, {[]string{"--claims-challenge"}, "1"},
	}
	subscription = option{[]string{"--subscription", "-s", "--name", "-n"}, "1"}
	tokenOptions = []option{subscription, {[]string{"--tenant", "-t"}, "1"}, {[]string{"--resource"}, "1"}, {[]string{"--resource-type"}, "1"}, {[]string{"--scope"}, "*"}}
)

// commands are the commands of the random lines, the more often the more they
// matter.
var commands = []struct {
	words   string
	weight  int
	options []option
}{
	{"login", 20, loginOptions},
	{"logout", 2, []option{{[]string{"--username"}, "1"}}},
	{"account clear", 2, nil},
	{"account set", 2, []option{subscription}},
	{"account show", 1, []option{subscription}},
	{"account list", 1, []option{{[]string{"--all"}, ""}, {[]string{"--refresh"}, ""}}},
	{"account get-access-token", 2, tokenOptions},
}

// randomLine puts a command line together.
func randomLine(r *rand.Rand) []string {
	n := 0
	for _, c := range commands {
		n += c.weight
	}
	n = r.IntN(n)
	i := 0
	for n >= commands[i].weight {
		n -= commands[i].weight
		i++
	}
	c := commands[i]
	line := strings.Fields(c.words)
	if r.IntN(10) == 0 {
		w := r.IntN(len(line))
		line[w] = strings.ToUpper(line[w])
	}
	if r.IntN(25) == 0 {
		line = slices.Concat(spell(r, globals[r.IntN(len(globals))]), line)
	}
	options := slices.Concat(c.options, c.options, c.options, globals)
	if len(c.options) > 4 && r.IntN(2) == 0 {
		// Half of the lines are of the options that say who signs in.
		options = c.options[:min(11, len(c.options))]
	}
	for range 1 + r.IntN(5) {
		line = append(line, spell(r, options[r.IntN(len(options))])...)
	}
	if r.IntN(15) == 0 {
		odd := []string{"extra", "--", "-iu", "-it", "-x", "--unknown", "–u", "@option.txt", "@missing.txt", "", "-", "-h"}
		line = append(line, odd[r.IntN(len(odd))])
	}
	return line
}

// spell writes an option and its value in one of the ways there are.
func spell(r *rand.Rand, o option) []string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	name := o.names[r.IntN(len(o.names))]
	long := strings.HasPrefix(name, "--")
	if long && r.IntN(3) == 0 {
		name = name[:min(len(name), 3+r.IntN(len(name)-2))]
	}
	value := pick("bob", "x", "bob@contoso.com", "00000000-0000-0000-0000-000000000000", "contoso.com", "pw", "a b", "-1", "-x", "-x y", "", "@secret.txt", "@missing.txt", "a=b",
		"cert.pem", "login", "json", "none", "-.5", "--y", "-u", "eA==")
	switch {
	case o.takes == "" && r.IntN(12) > 0, r.IntN(40) == 0:
		return []string{name}
	case long && r.IntN(3) == 0:
		return []string{name + "=" + value}
	case !long && o.takes != "" && r.IntN(3) == 0:
		return []string{name + pick("", "=") + value}
	}
	out := []string{name, value}
	if o.takes == "+" || o.takes == "*" {
		for range r.IntN(3) {
			out = append(out, pick("a", "b", "-1"))
		}
	}
	return out
}
