package sarif

import (
	"slices"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"
)

// taxonomy is the only one that rules refer to.
const taxonomy = "CWE"

func (l *Log) run() *sarif.Run {
	driver := &sarif.ToolComponent{
		Name: l.Tool.Name, FullName: some(l.Tool.FullName), Version: some(l.Tool.Version), SemanticVersion: some(l.Tool.Version),
		InformationURI: some(l.Tool.URL), Rules: []*sarif.ReportingDescriptor{}, Notifications: []*sarif.ReportingDescriptor{},
	}
	for _, r := range l.Rules {
		d := r.descriptor().WithHelpURI(r.URL).WithProperties(r.Properties)
		d.Help.Markdown = some(r.HelpMarkdown)
		driver.Rules = append(driver.Rules, d)
	}
	for _, n := range l.Notices {
		driver.Notifications = append(driver.Notifications, n.descriptor())
	}
	run := sarif.NewRun(sarif.Tool{Driver: driver})
	run.ColumnKind = "utf16CodeUnits"
	run.NewlineSequences = []string{"\r\n", "\n", "\r"}
	// Where the root lies is left open: a log says the same wherever it was written.
	run.OriginalUriBaseIDs = map[string]*sarif.ArtifactLocation{
		SourceRoot: sarif.NewArtifactLocation().WithDescription(sarif.NewTextMessage("The root of the repository.")),
	}
	if len(l.Weaknesses) > 0 {
		driver.SupportedTaxonomies = []*sarif.ToolComponentReference{component(taxonomy, 0)}
		run.Taxonomies = []*sarif.ToolComponent{l.taxonomy()}
	}
	invocation := sarif.NewInvocation().WithExecutionSuccess(l.Successful)
	for _, n := range l.Notifications {
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, l.notification(n))
	}
	run.Invocations = []*sarif.Invocation{invocation}
	return run
}

func (d Descriptor) descriptor() *sarif.ReportingDescriptor {
	out := sarif.NewRule(d.ID).WithDescription(d.Short)
	out.Name = some(d.Name)
	out.FullDescription = sarif.NewMultiformatMessageString(d.Full)
	out.Help = sarif.NewMultiformatMessageString(d.Help)
	out.DefaultConfiguration = &sarif.ReportingConfiguration{Level: d.Level}
	return out
}

func (l *Log) taxonomy() *sarif.ToolComponent {
	comprehensive := false
	c := &sarif.ToolComponent{
		Name: taxonomy, FullName: some("Common Weakness Enumeration"), Organization: some("MITRE"), InformationURI: some("https://cwe.mitre.org/"),
		ShortDescription: sarif.NewMultiformatMessageString("The MITRE Common Weakness Enumeration."),
		IsComprehensive:  &comprehensive, Rules: []*sarif.ReportingDescriptor{},
	}
	for _, w := range l.Weaknesses {
		c.Taxa = append(c.Taxa, sarif.NewRule(number(w.ID)).WithDescription(w.Name+".").WithHelpURI(w.URL))
	}
	return c
}

// number returns what a taxon is called inside its taxonomy: "308" of "CWE-308".
func number(id string) string { return strings.TrimPrefix(id, taxonomy+"-") }

// relate puts the links from rules to the taxonomy into the members of a run.
func (l *Log) relate(run map[string]any) {
	rules := run["tool"].(map[string]any)["driver"].(map[string]any)["rules"].([]any)
	for i, r := range l.Rules {
		var links []any
		for _, id := range r.Weaknesses {
			at := slices.IndexFunc(l.Weaknesses, func(w Weakness) bool { return w.ID == id })
			if at < 0 {
				panic("internal error: rule " + r.ID + " refers to " + id + ", which the log lacks")
			}
			links = append(links, map[string]any{
				"target": map[string]any{"id": number(id), "index": at, "toolComponent": map[string]any{"name": taxonomy, "index": 0}},
				"kinds":  []any{"relevant"},
			})
		}
		if links != nil {
			rules[i].(map[string]any)["relationships"] = links
		}
	}
}

func component(name string, index int) *sarif.ToolComponentReference {
	return sarif.NewToolComponentReference().WithName(name).WithIndex(index)
}

func (l *Log) notification(n Notification) *sarif.Notification {
	at := slices.IndexFunc(l.Notices, func(d Descriptor) bool { return d.ID == n.Notice })
	if at < 0 {
		panic("internal error: there is no notice " + n.Notice)
	}
	out := sarif.NewNotification().WithLevel(n.Level).WithMessage(sarif.NewTextMessage(n.Message)).
		WithDescriptor(sarif.NewReportingDescriptorReference().WithId(n.Notice).WithIndex(at))
	if n.Place != nil {
		out.AddLocation(n.Place.location())
	}
	return out
}

// result returns r as go-sarif has it; index tells where each rule stands.
func (r *Result) result(index map[string]int) *sarif.Result {
	at, ok := index[r.Rule]
	if !ok {
		panic("internal error: there is no rule " + r.Rule)
	}
	out := sarif.NewRuleResult(r.Rule).WithRuleIndex(at).WithLevel(r.Level).WithMessage(sarif.NewTextMessage(r.Message))
	out.AddLocation(r.Place.location())
	for i, rel := range r.Related {
		out.RelatedLocations = append(out.RelatedLocations, rel.Place.location().WithId(i+1).WithMessage(sarif.NewTextMessage(rel.Message)))
	}
	if len(r.Fingerprints) > 0 {
		out.PartialFingerprints = map[string]any{}
		for k, v := range r.Fingerprints {
			out.PartialFingerprints[k] = v
		}
	}
	if r.Suppressed != "" {
		out.Suppressions = []*sarif.Suppression{sarif.NewSuppression("inSource").WithJustifcation(r.Suppressed)}
	}
	out.Properties = r.Properties
	return out
}

func (p *Place) location() *sarif.Location {
	l := sarif.NewPhysicalLocation().WithArtifactLocation(artifact(p.Path))
	if p.Region != nil {
		l.Region = p.Region.region()
	}
	if p.Context != nil {
		l.ContextRegion = p.Context.region()
	}
	return sarif.NewLocation().WithPhysicalLocation(l)
}

func (r *Region) region() *sarif.Region {
	out := sarif.NewRegion().WithStartLine(r.StartLine).WithEndLine(r.EndLine)
	if r.StartColumn > 0 {
		out.WithStartColumn(r.StartColumn).WithEndColumn(r.EndColumn)
	}
	if r.Snippet != "" {
		out.Snippet = sarif.NewArtifactContent().WithText(r.Snippet)
	}
	return out
}

// some returns a pointer to s, nil for "".
func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
