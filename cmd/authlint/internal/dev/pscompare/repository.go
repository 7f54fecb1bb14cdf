package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/authlint/authlint/parsers/powershell/reference"
	"github.com/authlint/authlint/parsers/source"
)

// A repository is where files are read from: a folder, or a process of git that
// is asked for them.
type repository struct {
	name, commit string
	dir          string // a checkout; "" where git is asked
	git          *exec.Cmd
	in           io.WriteCloser
	out          *bufio.Reader
}

// openRepository returns the repository owner/name below root, nil if it is not there.
func openRepository(root, name, commit string) *repository {
	dir := filepath.Join(root, strings.ReplaceAll(name, "/", "+"))
	r := &repository{name: name, commit: commit}
	for _, d := range []string{filepath.Join(dir, "repo"), dir, filepath.Join(dir, ".git")} {
		if _, err := os.Stat(filepath.Join(d, "HEAD")); err != nil {
			continue
		}
		r.git = exec.Command("git", "-C", d, "cat-file", "--batch")
		in, err := r.git.StdinPipe()
		if err != nil {
			return nil
		}
		out, err := r.git.StdoutPipe()
		if err != nil || r.git.Start() != nil {
			return nil
		}
		r.in, r.out = in, bufio.NewReader(out)
		return r
	}
	if s, err := os.Stat(dir); err == nil && s.IsDir() {
		r.dir = dir
		return r
	}
	return nil
}

func (r *repository) close() {
	if r != nil && r.git != nil {
		r.in.Close()
		r.git.Wait()
	}
}

// What was found of a file.
type state int

const (
	found state = iota
	absent
	changed // its bytes are not those that the facts are about
)

// read returns the text of a file.
func (r *repository) read(f *reference.Facts) (string, state) {
	data, ok := r.bytes(f.Path)
	if !ok {
		return "", absent
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
		return "", changed
	}
	if !utf8.Valid(data) && !bytes.HasPrefix(data, []byte("\xFF\xFE")) && !bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		// we would read another encoding here; what is compared is the parser
		data = wellFormed(data)
	}
	return source.Decode(f.Path, data).Text, found
}

// wellFormed returns UTF-8 with one U+FFFD for each ill-formed sequence, as .NET
// decodes it: for the longest beginning of a character, else for a byte.
func wellFormed(data []byte) []byte {
	var out []byte
	for len(data) > 0 {
		c, n := utf8.DecodeRune(data)
		if c != utf8.RuneError || n > 1 {
			out = append(out, data[:n]...)
			data = data[n:]
			continue
		}
		out = append(out, "\uFFFD"...)
		n = 1
		for n < len(data) && n < 4 && !utf8.FullRune(data[:n]) {
			n++
		}
		if n > 1 && !utf8.FullRune(data[:n-1]) && utf8.FullRune(data[:n]) {
			n-- // the last one does not belong to it
		}
		data = data[n:]
	}
	return out
}

func (r *repository) bytes(path string) ([]byte, bool) {
	if r.dir != "" {
		data, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(path)))
		return data, err == nil
	}
	for _, commit := range []string{r.commit, "HEAD"} {
		fmt.Fprintf(r.in, "%s:%s\n", commit, path)
		head, err := r.out.ReadString('\n')
		if err != nil {
			return nil, false
		}
		var size int
		var id, kind string
		if n, _ := fmt.Sscanf(head, "%s %s %d", &id, &kind, &size); n != 3 {
			continue // missing
		}
		data := make([]byte, size)
		if _, err := io.ReadFull(r.out, data); err != nil {
			return nil, false
		}
		r.out.Discard(1)
		return data, true
	}
	return nil, false
}
