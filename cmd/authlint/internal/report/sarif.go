package report

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/authlint/authlint/cmd/authlint/internal/lint"
	"github.com/authlint/authlint/cmd/authlint/internal/report/sarif"
	"github.com/authlint/authlint/parsers/source"
	"github.com/authlint/authlint/rules"
	"github.com/authlint/authlint/rules/facts"
)

// Limits of GitHub code scanning (docs.github.com, "SARIF support for code
// scanning", 2026-11-25), and ours. What is left out because of one is said.
const (
	maxResults   = 25_000 // a log with more is refused
	shownResults = 5_000  // more are taken, but not shown
	maxRelated   = 99     // with the place of the result itself the 100 that are kept
	maxFullText  = 1_024  // characters of a full description
	maxSnippet   = 4_096  // bytes of a file that are shown at once; ours
	contextLines = 2      // before and after a region; ours
)

// What notifications are about.
const (
	incomplete = "incomplete-file"
	failed     = "failed-path"
	empty      = "empty-folder"
	overLimit  = "too-many-findings"
)

var notices = []sarif.Descriptor{
	{
		ID: incomplete, Name: "IncompleteFile", Level: "warning",
		Short: "A file could not be read or followed in full.",
		Full:  "A part of the file is not understood, or a limit was hit: what is in it is not judged. The rest of the file and all other files are.",
		Help:  "Mend what the message names, or look at that part of the file by hand. With --strict such a file fails the run.",
	},
	{
		ID: failed, Name: "FailedPath", Level: "error",
		Short: "A path that was given could not be read.",
		Full:  "A file or folder that authlint was told to read is not there or may not be read, so the log does not say what was asked for.",
		Help:  "Give paths that exist, and run authlint as a user that may read them.",
	},
	{
		ID: empty, Name: "EmptyFolder", Level: "error",
		Short: "A folder that was given holds no file that authlint reads.",
		Full:  "In a folder that authlint was told to read there is no file of a kind that it reads, so the log does not say what was asked for.",
		Help:  "Give the folder that holds the scripts, and see whether --exclude or .gitignore takes them out.",
	},
	{
		ID: overLimit, Name: "TooManyFindings", Level: "warning",
		Short: "There are more findings than code scanning takes or shows.",
		Full:  "Code scanning refuses a log of more than 25,000 results and shows the 5,000 worst. The log holds no more than it takes, the worst.",
		Help:  "Lint parts of the repository on their own, or only some rules (--rule). The formats text, concise and json hold all findings.",
	},
}

// writeSARIF writes a log for code scanning. Every text of a scanned file in it
// is masked and plain, and makes no link.
func writeSARIF(w io.Writer, r *lint.Result, o Options) error {
	s := &sarifLog{r: r, codes: map[string]string{}}
	kept, notes := withinLimits(rows(r, o))
	s.hash(kept)
	log := &sarif.Log{
		Tool: sarif.Tool{
			Name: "authlint", FullName: "authlint: sign-ins to Microsoft Entra ID as a person",
			Version: semantic(o.Version), URL: homePage,
		},
		Notices: notices, Notifications: append(notes, s.notifications()...),
		// A log that lacks what was asked for must not close the alerts of it.
		Successful: len(r.Failures) == 0 && len(r.Empty) == 0,
		Results: func(yield func(sarif.Result) bool) {
			for _, f := range kept {
				if !yield(s.result(f)) {
					return
				}
			}
		},
	}
	log.Rules, log.Weaknesses = sarifRules()
	return sarif.Write(w, log)
}

var semver = regexp.MustCompile(`^v?([0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)$`)

// semantic returns a version as SARIF wants it: without a "v", and a number also
// for a build that has none.
func semantic(version string) string {
	if m := semver.FindStringSubmatch(version); m != nil {
		return m[1]
	}
	return "0.0.0-devel"
}

// A row is a finding of a log.
type row struct {
	*lint.Finding
	suppressed string // why it is suppressed; "": it is not
}

// rows returns the findings of a log in order. Those that are suppressed are among
// them only if that was asked for: code scanning takes them for open alerts.
func rows(r *lint.Result, o Options) []row {
	out := make([]row, 0, len(r.Findings))
	for i := range r.Findings {
		out = append(out, row{Finding: &r.Findings[i]})
	}
	if o.ShowSuppressed {
		for i := range r.Ignored {
			out = append(out, row{&r.Ignored[i].Finding, r.Ignored[i].Reason})
		}
		slices.SortStableFunc(out, func(a, b row) int { return a.Compare(*b.Finding) })
	}
	return out
}

// withinLimits returns the findings that code scanning takes, the worst if they
// are too many, in their order, and what to say of the others.
func withinLimits(all []row) ([]row, []sarif.Notification) {
	say := func(level, format string, args ...any) []sarif.Notification {
		return []sarif.Notification{{Notice: overLimit, Level: level, Message: fmt.Sprintf(format, args...)}}
	}
	switch n := len(all); {
	case n <= shownResults:
		return all, nil
	case n <= maxResults:
		return all, say("note", "There are %d findings. Code scanning shows the worst %d.", n, shownResults)
	}
	worst := make([]int, len(all))
	for i := range worst {
		worst[i] = i
	}
	slices.SortStableFunc(worst, func(a, b int) int { return cmp.Compare(all[b].Level, all[a].Level) })
	worst = worst[:maxResults]
	slices.Sort(worst)
	kept := make([]row, 0, maxResults)
	for _, i := range worst {
		kept = append(kept, all[i])
	}
	return kept, say("warning", "There are %d findings, and the log holds the worst %d: code scanning refuses a log with more. The formats text, concise and json hold all.", len(all), maxResults)
}

// A sarifLog turns a result into the parts of a log.
type sarifLog struct {
	r      *lint.Result
	hashes map[*source.File]map[int]lineHash
	codes  map[string]string // programs that were masked: thousands of findings have the same way out
}

// hash computes the hashes of the lines that findings begin on.
func (s *sarifLog) hash(findings []row) {
	wanted := map[*source.File]map[int]bool{}
	for _, f := range findings {
		if wanted[f.Place.File] == nil {
			wanted[f.Place.File] = map[int]bool{}
		}
		wanted[f.Place.File][f.Place.Position().Line] = true
	}
	s.hashes = make(map[*source.File]map[int]lineHash, len(wanted))
	for f, lines := range wanted {
		s.hashes[f] = lineHashes(f, lines)
	}
}

func (s *sarifLog) result(f row) sarif.Result {
	message := sentence(sarif.Literal(s.say(f.Message)))
	related, links := s.related(f.Finding)
	if links != "" {
		message += " " + sentence("Related: "+links)
	}
	if f.Consequence != "" {
		message += " " + sentence("Consequence: "+sarif.Literal(s.say(f.Consequence)))
	}
	properties := map[string]any{}
	if f.May {
		properties["may"] = true // only one possibility of several is bad
	}
	if f.Context != "" {
		properties["context"] = string(f.Context)
	}
	if m := f.Migration; m != nil {
		message += " " + sentence("Instead: "+sarif.Literal(s.say(strings.TrimSuffix(m.Target+": "+m.Why, ": "))))
		migration := map[string]any{"target": s.say(m.Target)}
		if m.Code != "" {
			migration["code"] = s.code(m.Code)
		}
		properties["migration"] = migration
	}
	return sarif.Result{
		Rule: f.Rule.ID, Level: f.Level.String(), Message: message, Place: s.place(f.Place, true), Related: related,
		Fingerprints: s.fingerprints(f.Finding), Suppressed: s.say(f.suppressed), Properties: properties,
	}
}

// fingerprints returns what a finding is known again by. The hash of its line is
// left out where a secret is among what was hashed: the sum can be solved for a
// few unknown characters and a weak password guessed, by whoever gets the log and
// not the file. The uploader, which has the file, computes it all the same.
func (s *sarifLog) fingerprints(f *lint.Finding) map[string]string {
	prints := map[string]string{"authlint/v1": f.Fingerprint}
	p := f.Place
	h, ok := s.hashes[p.File][p.Position().Line]
	if ok && !s.r.Mask.Hides(source.Place{File: p.File, Span: h.window}) {
		prints["primaryLocationLineHash"] = h.text
	}
	return prints
}

// related returns the places that a finding refers to, and the links to them. One
// without a place is only named.
func (s *sarifLog) related(f *lint.Finding) ([]sarif.Related, string) {
	var places []sarif.Related
	var links []string
	left := 0
	for _, rel := range f.Related {
		text := s.say(rel.Message)
		switch {
		case rel.Place.File == nil:
			links = append(links, sarif.Literal(text))
		case len(places) == maxRelated:
			left++
		default:
			places = append(places, sarif.Related{Place: s.place(rel.Place, false), Message: sentence(sarif.Literal(text))})
			links = append(links, sarif.Link(text, len(places)))
		}
	}
	if left > 0 {
		links = append(links, fmt.Sprintf("and %d more", left))
	}
	return places, strings.Join(links, ", ")
}

// place returns a place with its text, with around that of the lines about it.
func (s *sarifLog) place(p source.Place, around bool) sarif.Place {
	start, end := p.Position(), p.EndPosition()
	out := sarif.Place{Path: p.File.Path, Region: &sarif.Region{
		StartLine: start.Line, StartColumn: start.Column, EndLine: end.Line, EndColumn: end.Column, Snippet: s.snippet(p),
	}}
	if around {
		out.Context = s.context(p, start.Line, end.Line)
	}
	return out
}

// context returns the lines around p, which reaches from line first to last, or
// nil where they are long or hold no more than p.
func (s *sarifLog) context(p source.Place, first, last int) *sarif.Region {
	f := p.File
	first, last = max(first-contextLines, 1), min(last+contextLines, f.LineCount())
	if end := f.Line(last); end.Start == len(f.Text) && end.Start > p.End {
		last-- // what follows the last line end is no line
	}
	lines := source.Span{Start: f.Line(first).Start, End: f.Line(last).End}
	text := s.snippet(source.Place{File: f, Span: lines})
	if text == "" || lines.Start >= p.Start && lines.End <= p.End {
		return nil
	}
	return &sarif.Region{StartLine: first, EndLine: last, Snippet: text}
}

// snippet returns the text at p as it may be shown, "" where it is long.
func (s *sarifLog) snippet(p source.Place) string {
	if p.End-p.Start > maxSnippet {
		return ""
	}
	var b strings.Builder
	for _, piece := range s.r.Mask.Cut(p) {
		b.WriteString(piece.Text)
	}
	return plainLines(b.String())
}

// plainLines returns a text of several lines that is plain in each of them.
func plainLines(text string) string {
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	for i, line := range lines {
		words := strings.Split(line, "\t")
		for n, w := range words {
			words[n] = Plain(w)
		}
		lines[i] = strings.Join(words, "\t")
	}
	return strings.Join(lines, "\n")
}

func (s *sarifLog) notifications() []sarif.Notification {
	var out []sarif.Notification
	for _, f := range s.r.Failures {
		out = append(out, sarif.Notification{Notice: failed, Level: "error", Message: sentence(sarif.Literal(s.say(f.Path + ": " + f.Message)))})
	}
	for _, e := range s.r.Empty {
		out = append(out, sarif.Notification{Notice: empty, Level: "error", Message: sentence(sarif.Literal(s.say(e + ": no file in this folder is of a kind that authlint reads")))})
	}
	for _, p := range s.r.Problems {
		place := sarif.Place{Path: p.Path}
		if p.File != nil {
			place = s.place(p.Place, false)
		}
		n := sarif.Notification{Notice: incomplete, Level: "warning", Message: sentence(sarif.Literal(s.say(p.Message))), Place: &place}
		out = append(out, n)
	}
	return out
}

// code returns a program text as it may be shown.
func (s *sarifLog) code(text string) string {
	shown, ok := s.codes[text]
	if !ok {
		shown = plainLines(s.r.Mask.Code(text))
		s.codes[text] = shown
	}
	return shown
}

// say returns a message as it may be shown: masked and plain.
func (s *sarifLog) say(text string) string { return Plain(s.r.Mask.Text(text)) }

// sentence ends s with a full stop.
func sentence(s string) string { return strings.TrimSuffix(s, ".") + "." }

// sarifRules returns all rules, those that did not run too: the same version
// writes the same list. And the weaknesses that they are about.
func sarifRules() ([]sarif.Rule, []sarif.Weakness) {
	var out []sarif.Rule
	used := map[string]bool{}
	for _, r := range rules.All {
		out = append(out, sarifRule(r))
		for _, id := range r.CWE {
			used[id] = true
		}
	}
	var weaknesses []sarif.Weakness
	for _, w := range facts.Weaknesses {
		if used[w.ID] {
			weaknesses = append(weaknesses, sarif.Weakness{ID: w.ID, Name: w.Name, URL: w.Source.URL})
		}
	}
	return out, weaknesses
}

func sarifRule(r *rules.Rule) sarif.Rule {
	title := strings.ToUpper(r.Title[:1]) + r.Title[1:]
	severity := r.Level.String()
	if r.Level == rules.Note {
		severity = "recommendation"
	}
	tags := []string{"authentication", "security"} // a severity counts only with the latter
	for _, id := range r.CWE {
		tags = append(tags, "external/cwe/"+strings.ToLower(id))
	}
	return sarif.Rule{
		Descriptor:   sarif.Descriptor{ID: r.ID, Name: pascal(r.ID), Short: sentence(title), Full: firstParagraph(r.Doc), Level: r.Level.String(), Help: plainMarkdown(r.Page())},
		HelpMarkdown: "# " + title + "\n\n" + r.Page(), URL: rulePage + r.ID,
		Properties: map[string]any{
			"precision":         "high", // unknown is no finding; what only may be is a level lower
			"problem.severity":  severity,
			"security-severity": r.Severity,
			"tags":              tags,
		},
		Weaknesses: r.CWE,
	}
}

// pascal returns an ID as a name: "UserPassword" of "user-password".
func pascal(id string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(id, "-") {
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}

// firstParagraph returns the first paragraph of a rule's text on one line, cut
// after a sentence where it is longer than code scanning takes.
func firstParagraph(markdown string) string {
	first, _, _ := strings.Cut(plainMarkdown(markdown), "\n\n")
	first = strings.Join(strings.Fields(first), " ")
	for len(first) > maxFullText {
		end := strings.LastIndex(first[:len(first)-1], ". ")
		if end < 0 {
			break
		}
		first = first[:end+1]
	}
	return sentence(strings.TrimSuffix(first, ":"))
}

var (
	markdownLink  = regexp.MustCompile(`\[([^\]]*)\]\(([^)]*)\)`)
	markdownMarks = strings.NewReplacer("**", "", "`", "")
)

// plainMarkdown returns the text of one of our own pages without its marks. What
// stands in a block of code is no mark.
func plainMarkdown(s string) string {
	var b strings.Builder
	code := false
	for line := range strings.Lines(s) {
		switch {
		case strings.HasPrefix(line, "```"):
			code = !code
		case code:
			b.WriteString(line)
		default:
			b.WriteString(markdownMarks.Replace(markdownLink.ReplaceAllString(line, "$1 ($2)")))
		}
	}
	return b.String()
}
