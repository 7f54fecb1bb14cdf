package rules

import (
	"path"
	"strings"

	"github.com/authlint/authlint/parsers/flow"
	"github.com/authlint/authlint/parsers/script"
	"github.com/authlint/authlint/rules/facts"
	"github.com/authlint/authlint/rules/signin"
)

// The targets of a migration.
const (
	toOwnBranch   = "the application's sign-in that the file has"
	toFederated   = "federated identity"
	toManaged     = "managed identity"
	toCertificate = "service principal with a certificate"
	toPerson      = "an interactive sign-in with the tenant named"
)

// migration returns the way out for an outcome of a sign-in, by where the file
// runs. It returns nil for a tool whose roads the tables do not know. A new road
// is a case here.
func (p *Pass) migration(s *signin.SignIn, o *signin.Outcome) *Migration {
	roads, ok := facts.RoadsIn(string(s.Run.Lang), s.Tool.ID)
	if !ok {
		return nil
	}
	r := &road{p, s, o, roads}
	if isUser(o) {
		if b, ok := p.around().branches[keyOf(s)]; ok {
			return r.ownBranch(b)
		}
		if p.attended(s) || p.proves(o) {
			return r.person()
		}
	}
	switch s.Run.Where {
	case script.Remote:
		return r.certificate("it runs on another machine, and nothing here shows which: a certificate works on all of them" + r.orManaged("on a machine of Azure"))
	case script.Container, script.Discarded:
		return r.certificate("it runs in a container, and nothing here shows where: a certificate works everywhere" + r.orManaged("on a machine or service of Azure"))
	}
	if platform, ok := p.platform(); ok {
		return r.federated(platform)
	}
	if p.Trace.Entry.Context == flow.Automation {
		return r.managed()
	}
	return r.certificate("nothing here shows where it runs: a certificate works everywhere" + r.orManaged("on a machine of Azure"))
}

// orManaged says that a managed identity is better in some place, where the tool
// can use one.
func (r *road) orManaged(where string) string {
	if r.roads.Managed == r.roads.Certificate {
		return ""
	}
	return "; " + where + " a managed identity is better: " + inline(r.fill(r.roads.Managed))
}

// inline writes the lines of a command in one.
func inline(code string) string { return strings.ReplaceAll(code, "\n", "; ") }

// proves reports whether an outcome shows by itself that a person runs the file:
// had it run unattended, it would have failed long ago.
func (p *Pass) proves(o *signin.Outcome) bool {
	return !p.unattended() && (o.Credential == facts.ByBrowser || o.Credential == facts.ByDeviceCode)
}

// platform returns the system with tokens of its own that runs the program, or
// that the repository has and could.
func (p *Pass) platform() (facts.Platform, bool) {
	if host := p.Trace.Entry.Host; host != nil {
		return facts.PlatformOf(host.CI)
	}
	for _, ci := range p.Repo.CI {
		if platform, ok := facts.PlatformOf(string(ci)); ok {
			return platform, true
		}
	}
	return facts.Platform{}, false
}

// A road fills in the text of a migration.
type road struct {
	p     *Pass
	s     *signin.SignIn
	o     *signin.Outcome
	roads facts.Roads
}

// fill puts what the file shows in the place of the words in braces.
func (r *road) fill(text string) string {
	name := r.p.program(r.s)
	file := ""
	if r.s.Place.File != nil {
		file = r.s.Place.File.Path
	}
	return strings.NewReplacer(
		"{name}", name,
		"{scope}", r.p.scope(),
		"{subject}", r.subject(),
		"{app}", r.app(),
		"{tenant}", r.tenant(),
		"{token}", `"$AZURE_FEDERATED_TOKEN"`,
		"{certificate}", `"$AZURE_CLIENT_CERTIFICATE_PATH"`,
		"{file}", oneLine(file),
	).Replace(text)
}

func (r *road) fillAll(texts ...[]string) []string {
	var out []string
	for _, list := range texts {
		for _, t := range list {
			out = append(out, r.fill(t))
		}
	}
	return out
}

// app returns the word for the application's ID: the call's own, where it names
// an application already.
func (r *road) app() string {
	g := given(r.o, facts.UserName)
	if isApp(r.o) || facts.NamesApplication(plain(r.s, r.o.User, g)) {
		return shellWord(r.s, r.o.User, g, "AZURE_CLIENT_ID")
	}
	return `"$AZURE_CLIENT_ID"`
}

func (r *road) tenant() string {
	if r.o.Tenant.State == signin.TenantGuessed {
		return `"$AZURE_TENANT_ID"`
	}
	return shellWord(r.s, r.o.Tenant.Value, given(r.o, facts.TenantName), "AZURE_TENANT_ID")
}

// subject returns what a platform's token names, as far as the files show it.
func (r *road) subject() string {
	repository := "<repository>"
	if root := oneLine(r.p.Repo.Root); isPlain(root) && root != "." && root != "/" {
		repository = root
	}
	host := r.p.Trace.Entry.Host
	if platform, ok := r.p.platform(); ok && platform.ID == "gitlab" {
		return "project_path:<group>/" + repository + ":ref_type:branch:ref:main"
	}
	if host != nil && isPlain(host.Environment) {
		return "repo:<owner>/" + repository + ":environment:" + host.Environment
	}
	return "repo:<owner>/" + repository + ":ref:refs/heads/main"
}

// links are the pages of a road: those of its identity, then the tool's own.
func (r *road) links(first ...string) []string { return append(first, r.roads.Links...) }

// before are the steps that come first whatever the road is: another cloud is
// chosen, a name that looks like an application's is looked at.
func (r *road) before() []string {
	var out []string
	if cloud := r.p.around().cloud; cloud != "" && !strings.EqualFold(cloud, facts.PublicCloud) && isPlain(cloud) {
		out = append(out, "work in that cloud: az cloud set --name "+cloud+"; its endpoints and audiences are its own, and where it knows no federation a certificate takes its place")
	}
	if name := plain(r.s, r.o.User, given(r.o, facts.UserName)); isUser(r.o) && r.roads.AppFlag != "" && facts.NamesApplication(name) {
		out = append(out, "see whether "+oneLine(name)+" is an application already: then the call only lacks "+r.roads.AppFlag)
	}
	return out
}

// last are the steps after the change.
func (r *road) last() []string {
	switch {
	case r.o.Credential == facts.ByPassword:
		return []string{"take the user's roles away, and delete the password from where it is kept"}
	case r.o.Credential == facts.BySecret:
		return []string{"delete the secret from the application and from where it is kept"}
	}
	return nil
}

func (r *road) ownBranch(b branch) *Migration {
	why := "the file signs in as " + article(b.outcome) + " already (" + lineOf(b.signIn.Place, r.s.Place) + ")"
	links := r.links()
	if b.outcome.Credential == facts.BySecret {
		why += "; a certificate or a federated token in the place of its secret lasts longer"
		links = r.links(facts.IdentityLinks["federated"])
	}
	code := rebuild(b.signIn, b.outcome)
	if code == "" {
		code = r.fill(r.roads.Certificate)
		if b.outcome.Identity == facts.Managed {
			code = r.fill(r.roads.Managed)
		}
	}
	return &Migration{
		Target: toOwnBranch,
		Why:    why,
		Steps: append([]string{
			"give that identity the roles that the user has, at most",
			"take the branch of the user out",
		}, r.last()...),
		Code:  code,
		Links: links,
	}
}

func article(o *signin.Outcome) string {
	if o.Identity == facts.Managed {
		return "a managed identity"
	}
	return "a service principal"
}

// rebuild spells an outcome as a command, the secret never. It returns "" for
// what is no command: a form in some other call, variables of the environment.
func rebuild(s *signin.SignIn, o *signin.Outcome) string {
	if s.Command.Phrase != "" {
		return ""
	}
	if s.Tool.Parser == facts.Arguments {
		return s.Command.Words[0] + "(…)"
	}
	words := []string{callName(s)}
	for i := range o.Options {
		g := &o.Options[i]
		if g.Means == facts.Nothing || g.FromEnv {
			continue
		}
		words = append(words, g.Spelt)
		if g.Value != nil {
			words = append(words, respell(s, g))
		}
	}
	return strings.Join(words, " ")
}

// respell spells the value of an option.
func respell(s *signin.SignIn, g *signin.Given) string {
	if g.Means.IsSecret() {
		if w := wordAt(s, g); isVariable(w) {
			return `"` + w + `"`
		}
		return `"$AZURE_CLIENT_SECRET"`
	}
	switch g.Means {
	case facts.UserName, facts.ClientID:
		return shellWord(s, g.Value, g, "AZURE_CLIENT_ID")
	case facts.TenantName:
		return shellWord(s, g.Value, g, "AZURE_TENANT_ID")
	}
	return shellWord(s, g.Value, g, "VALUE")
}

// person keeps a person at the prompt: the file asks one. Where it can take a
// password as well, it has both roads.
func (r *road) person() *Migration {
	m := &Migration{
		Target: toPerson,
		Why:    "a person runs this file: a browser can ask for MFA, a password on the command line cannot",
		Steps:  r.before(),
		Code:   r.fill(r.roads.Person),
		Links:  r.links(facts.IdentityLinks["ropc"]),
	}
	if r.roads.SignOut != "" {
		m.Code += "\n…\n" + r.roads.SignOut
	}
	if r.o.Credential != facts.ByPassword {
		m.Why = "a person runs this file: run unattended, the call would have failed long ago"
	} else if prompts := r.o.Secret == nil || r.o.Secret.Kind == flow.Prompt; !prompts {
		m.Steps = append(m.Steps, "where it runs on a schedule as well, sign in there as an application: "+inline(r.fill(r.roads.Certificate)))
	}
	if len(m.Steps) == 0 {
		m.Steps = []string{"keep the file out of schedules and pipelines"}
	}
	return m
}

func (r *road) federated(platform facts.Platform) *Migration {
	why := platform.Title + " gives each job a token of its own, so that nothing has to be kept secret"
	if r.p.Trace.Entry.Host == nil {
		why = "the repository runs in " + platform.Title + ", which " + strings.TrimPrefix(why, platform.Title+" ")
	}
	code := platform.Code
	if r.roads.Session != "" {
		code += "\n\n# in {file}:\n" + r.roads.Session
	}
	return &Migration{
		Target: toFederated,
		Why:    why,
		Steps:  append(append(r.before(), r.fillAll(r.roads.ApplicationSteps(), platform.Steps)...), r.last()...),
		Code:   r.fill(code),
		Links:  r.links(platform.Link, facts.IdentityLinks["federated"]),
	}
}

func (r *road) managed() *Migration {
	return &Migration{
		Target: toManaged,
		Why:    "automation on Azure has an identity of its own, without a secret; elsewhere, a certificate: " + inline(r.fill(r.roads.Certificate)),
		Steps:  append(append(r.before(), r.fillAll(r.roads.ManagedSteps())...), r.last()...),
		Code:   r.fill(r.roads.Managed),
		Links:  r.links(facts.IdentityLinks["managed"]),
	}
}

func (r *road) certificate(why string) *Migration {
	return &Migration{
		Target: toCertificate,
		Why:    why,
		Steps:  append(append(r.before(), r.fillAll(r.roads.CertificateSteps())...), r.last()...),
		Code:   r.fill(r.roads.Certificate),
		Links:  r.links(facts.IdentityLinks["certificate"], facts.IdentityLinks["managed"]),
	}
}

// named returns the way out for a sign-in that names no tenant.
func (p *Pass) named(s *signin.SignIn, o *signin.Outcome) *Migration {
	roads, ok := facts.RoadsIn(string(s.Run.Lang), s.Tool.ID)
	if !ok || roads.Tenant == "" {
		return nil
	}
	r := &road{p, s, o, roads}
	code := r.fill(roads.Tenant)
	if s.Command.Phrase == "" {
		code = callName(s) + " … " + code
	}
	return &Migration{
		Target: "the tenant named",
		Why:    "the ID or a domain of the tenant that owns the resources",
		Steps:  []string{"find it: az account show --query tenantId --output tsv"},
		Code:   code,
		Links:  roads.Links,
	}
}

// respelt returns the way out for a sign-in that newer versions refuse: the same
// identity, spelt anew.
func (p *Pass) respelt(s *signin.SignIn, o *signin.Outcome) *Migration {
	roads, ok := facts.RoadsIn(string(s.Run.Lang), s.Tool.ID)
	if !ok {
		return nil
	}
	r := &road{p, s, o, roads}
	code := r.fill(roads.Managed)
	if g := given(o, facts.UserName); o.Identity == facts.Managed && g != nil {
		code += " --client-id " + shellWord(s, g.Value, g, "IDENTITY_CLIENT_ID")
	}
	if isApp(o) {
		g := given(o, facts.Password)
		file := shellWord(s, g.Value, g, "AZURE_CLIENT_CERTIFICATE_PATH")
		code = r.fill(strings.ReplaceAll(roads.Certificate, "{certificate}", file))
	}
	return &Migration{
		Target: "the same identity, spelt as newer versions take it",
		Why:    "only the option has changed",
		Code:   code,
		Links:  roads.Links,
	}
}

// signedOut returns the way out for a session that stays open.
func (p *Pass) signedOut(s *signin.SignIn) *Migration {
	roads, ok := facts.RoadsIn(string(s.Run.Lang), s.Tool.ID)
	if !ok || roads.SignOut == "" {
		return nil
	}
	code := roads.SignOut
	if isShellFile(s) {
		code = "trap '" + roads.SignOut + "' EXIT"
	}
	return &Migration{
		Target: "a sign-out on every way out",
		Why:    "it runs also where a command in between fails",
		Code:   code,
		Links:  roads.Links,
	}
}

// isShellFile reports whether the sign-in stands in a file of a shell, where a
// trap can sign out.
func isShellFile(s *signin.SignIn) bool {
	if s.Place.File == nil {
		return false
	}
	switch strings.ToLower(path.Ext(s.Place.File.Path)) {
	case ".ps1", ".psm1", ".cmd", ".bat", ".yml", ".yaml":
		return false
	}
	return true
}
