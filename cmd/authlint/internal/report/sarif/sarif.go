// Package sarif writes logs of the Static Analysis Results Interchange Format
// 2.1.0, one run each. What a log holds is package report's to say; this package
// knows the format, the library that has its members as structs, and where that
// library must not be trusted.
//
// Faults of go-sarif v2.3.3 that are worked round here:
//
//   - Suppressions, references to tool components and descriptors without a short
//     description get members that are null, which is not valid; GitHub's uploader
//     refuses the whole log for one of them. Nulls are taken out.
//   - The struct of a rule lacks relationships, the links to a taxonomy. They are
//     put in.
//   - Paths are written as they are; they are escaped as URIs here.
//   - Its writers leave the end of a longer old file in place, and keep the whole
//     log in memory several times. They are not used: results are written one by one.
package sarif

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"

	"github.com/owenrumney/go-sarif/v2/sarif"
)

// schema is the address by which a log names its schema; nothing reads it here.
const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// SourceRoot is the name of the folder that paths are relative to, as code
// scanning calls the root of the repository.
const SourceRoot = "%SRCROOT%"

// A Log is a log of one run. Texts are written as they are given, except paths.
type Log struct {
	Tool          Tool
	Rules         []Rule
	Weaknesses    []Weakness   // those that rules refer to
	Notices       []Descriptor // what notifications can be about
	Notifications []Notification
	Successful    bool // the tool did its work; false makes code scanning refuse the log
	Results       iter.Seq[Result]
}

// A Tool says who wrote a log.
type Tool struct {
	Name, FullName string
	Version        string // a semantic version
	URL            string
}

// A Descriptor describes a rule or a kind of notification.
type Descriptor struct {
	ID    string // "user-password"
	Name  string // "UserPassword"
	Short string // a sentence
	Full  string // a paragraph, plain text
	Help  string // plain text
	Level string // "error", "warning", "note"
}

// A Rule is a Descriptor with a page and what code scanning sorts by.
type Rule struct {
	Descriptor
	HelpMarkdown string
	URL          string
	Properties   map[string]any
	Weaknesses   []string // IDs of Log.Weaknesses
}

// A Weakness is an entry of the Common Weakness Enumeration.
type Weakness struct {
	ID   string // "CWE-308"
	Name string
	URL  string
}

// A Notification says what went wrong in the run itself.
type Notification struct {
	Notice  string // the ID of one of Log.Notices
	Level   string
	Message string
	Place   *Place // nil: none
}

// A Result is one finding.
type Result struct {
	Rule         string // the ID of one of Log.Rules
	Level        string
	Message      string // with links to Related: see Literal and Link
	Place        Place
	Related      []Related
	Fingerprints map[string]string
	Suppressed   string // the reason for which it is suppressed; "": it is not
	Properties   map[string]any
}

// A Related place is what a link with its number, counted from 1, leads to.
type Related struct {
	Place   Place
	Message string
}

// A Place is a region of a file, or a file.
type Place struct {
	Path    string  // slash-separated, relative to the root or absolute
	Region  *Region // nil: the file
	Context *Region // lines around Region; nil: left out
}

// A Region is a part of a file. Lines and columns count from 1, columns in UTF-16
// units; the end is just past the last character. Without columns, whole lines.
type Region struct {
	StartLine, StartColumn int
	EndLine, EndColumn     int
	Snippet                string // "": left out
}

// Write writes l. Each member of the run and each result stands on a line of its
// own, so that logs can be compared; the same Log gives the same bytes.
func Write(out io.Writer, l *Log) error {
	run, err := members(l.run())
	if err != nil {
		return err
	}
	l.relate(run)
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "{\"$schema\":%q,\"version\":%q,\"runs\":[{", schema, sarif.Version210)
	for i, name := range slices.Sorted(maps.Keys(run)) {
		if i > 0 {
			w.WriteByte(',')
		}
		fmt.Fprintf(w, "\n%q:", name)
		if name == "results" {
			err = l.results(w)
		} else {
			err = encode(w, run[name])
		}
		if err != nil {
			return err
		}
	}
	w.WriteString("\n}]}\n")
	return w.Flush()
}

// results writes the results as a list. They are not in the run: ten thousands of
// them would be held in memory as structs, as text and as members at once.
func (l *Log) results(w *bufio.Writer) error {
	index := map[string]int{}
	for i, r := range l.Rules {
		index[r.ID] = i
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	w.WriteByte('[')
	first := true
	for r := range l.Results {
		if !first {
			w.WriteByte(',')
		}
		first = false
		w.WriteByte('\n')
		one := r.result(index)
		b.Reset()
		if err := e.Encode(one); err != nil {
			return fmt.Errorf("write SARIF: %w", err)
		}
		if !bytes.Contains(b.Bytes(), []byte(":null")) { // reading it again takes as long as the rest
			w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
			continue
		}
		m, err := members(one)
		if err != nil {
			return err
		}
		if err := encode(w, m); err != nil {
			return err
		}
	}
	w.WriteByte(']')
	return nil
}

// members returns v as the members of a JSON object, without those that are null.
func members(v any) (map[string]any, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("write SARIF: %w", err)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var m map[string]any
	if err := d.Decode(&m); err != nil {
		return nil, fmt.Errorf("write SARIF: %w", err)
	}
	dropNulls(m)
	return m, nil
}

func dropNulls(v any) {
	switch v := v.(type) {
	case map[string]any:
		for name, member := range v {
			if member == nil {
				delete(v, name)
			} else {
				dropNulls(member)
			}
		}
	case []any:
		for _, item := range v {
			dropNulls(item)
		}
	}
}

// encode writes v on one line, members in the order of their names.
func encode(w *bufio.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write SARIF: %w", err)
	}
	_, err := w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
	return err
}
