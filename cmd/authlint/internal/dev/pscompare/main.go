// Command pscompare compares package powershell with PowerShell's own parser:
//
//	pscompare -cases FILE.jsonl.gz
//	pscompare -facts FILE.jsonl.gz -root DIR
//
// The first reads small programs with the full answer, the second numbers for
// public files, which it looks for below DIR: in folders named owner+name that are
// checkouts or bare repositories, or hold one called repo. It shows the first
// differences of each kind and ends with a line that counts what agrees. Of a
// broken case "commands" says whether every command that it must not cost is found.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/authlint/authlint/parsers/powershell/reference"
)

func main() {
	var o options
	flag.StringVar(&o.cases, "cases", "", "compare the cases of `FILE`")
	flag.StringVar(&o.facts, "facts", "", "compare the public files that `FILE` has numbers of")
	flag.StringVar(&o.root, "root", ".", "the folder `DIR` with the repositories of -facts")
	flag.IntVar(&o.first, "first", 10, "show the first `n` differences of each kind")
	flag.IntVar(&o.every, "every", 1, "compare every `n`th case")
	flag.Parse()
	if err := o.run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "pscompare:", err)
		os.Exit(1)
	}
}

type options struct {
	cases, facts, root string
	first, every       int
}

func (o *options) run(w io.Writer) error {
	t := tally{w: w, first: o.first}
	var err error
	switch {
	case o.cases != "" && o.facts == "":
		err = o.compareCases(&t)
	case o.facts != "" && o.cases == "":
		err = o.compareFacts(&t)
	default:
		return errors.New("one of -cases and -facts is needed")
	}
	if err != nil {
		return err
	}
	return t.end()
}

func (o *options) compareCases(t *tally) error {
	i := 0
	return reference.EachLine(o.cases, func(line []byte) error {
		i++
		if (i-1)%max(o.every, 1) != 0 {
			return nil
		}
		var c reference.Case
		if err := json.Unmarshal(line, &c); err != nil {
			return err
		}
		t.add(c.Compare())
		return nil
	})
}

func (o *options) compareFacts(t *tally) error {
	var from *repository
	defer func() { from.close() }()
	missing, other := 0, 0
	err := reference.EachLine(o.facts, func(line []byte) error {
		var f reference.Facts
		if err := json.Unmarshal(line, &f); err != nil {
			return err
		}
		switch {
		case f.Repo != "":
			from.close()
			from = openRepository(o.root, f.Repo, f.Commit)
		case f.Path != "" && from != nil:
			text, state := from.read(&f)
			switch state {
			case absent:
				missing++
			case changed:
				other++
			default:
				out := f.Compare(text)
				if out.Done == [reference.Comparisons]bool{} {
					other++
				}
				out.ID = from.name + ":" + f.Path
				t.add(out)
			}
		}
		return nil
	})
	if missing+other > 0 {
		fmt.Fprintf(t.w, "not compared: %d files that are not there, %d with other bytes\n", missing, other)
	}
	return err
}

// A tally counts what agrees and shows what does not.
type tally struct {
	w          io.Writer
	first      int
	agree, all [reference.Comparisons]int
	shown      [reference.Comparisons]int
	stale      int
}

func (t *tally) add(o reference.Outcome) {
	for k := range reference.Comparisons {
		if !o.Done[k] {
			continue
		}
		t.all[k]++
		if why, ok := o.Stale(k); ok {
			t.stale++
			fmt.Fprintf(t.w, "%s %s: nothing differs any more: %s\n", reference.Names[k], o.ID, why)
		}
		if o.Differ[k] == "" {
			t.agree[k]++
			continue
		}
		if o.Unexplained(k) == "" {
			continue
		}
		if t.shown[k]++; t.shown[k] <= t.first {
			fmt.Fprintf(t.w, "%s %s: %s\n\t%s\n", reference.Names[k], o.ID, excerpt(o.Text), o.Differ[k])
		}
	}
}

// excerpt returns what is shown of a text.
func excerpt(s string) string {
	const most = 600
	if len(s) <= most {
		return fmt.Sprintf("%q", s)
	}
	end := most
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return fmt.Sprintf("%q …", s[:end])
}

func (t *tally) end() error {
	fmt.Fprint(t.w, "agree:")
	for k := range reference.Comparisons {
		fmt.Fprintf(t.w, " %s %d/%d", reference.Names[k], t.agree[k], t.all[k])
	}
	if _, err := fmt.Fprintln(t.w); err != nil {
		return err
	}
	if t.stale > 0 {
		return fmt.Errorf("%d accepted differences are none any more", t.stale)
	}
	return nil
}
