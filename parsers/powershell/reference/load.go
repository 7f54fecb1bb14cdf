package reference

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/authlint/authlint/parsers/source"
)

// EachLine calls f with the lines of the compressed file at path.
func EachLine(path string, f func([]byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	in := bufio.NewReaderSize(z, 1<<20)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			if err := f(line); err != nil {
				return fmt.Errorf("read %s: %w", path, err)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
	}
}

// EachCase calls f with the cases in the compressed file at path.
func EachCase(path string, f func(*Case)) error {
	return EachLine(path, func(line []byte) error {
		var c Case
		if err := json.Unmarshal(line, &c); err != nil {
			return err
		}
		f(&c)
		return nil
	})
}

// answerOf returns the path of the answer for a fixture.
func answerOf(path string) string { return strings.TrimSuffix(path, ".ps1") + ".oracle.json" }

// Fixture reads the fixture at path, a file .ps1 below root, and the answer beside it.
func Fixture(root, path string) (*Case, error) {
	c := &Case{Fixture: true}
	answer, err := os.ReadFile(answerOf(path))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(answer, c); err != nil {
		return nil, fmt.Errorf("read %s: %w", answerOf(path), err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	rel, err := filepath.Rel(root, path)
	if err != nil {
		return nil, err
	}
	c.ID = strings.TrimSuffix(filepath.ToSlash(rel), ".ps1")
	c.Text = source.Decode(c.ID, raw).Text
	return c, nil
}
