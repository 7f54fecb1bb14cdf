package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// The bar comes after a second, is not drawn more often than it is seen, and
// goes away.
func TestBar(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	c := &command{stderr: &out, env: func(string) string { return "" }}
	b := c.bar("auto")
	if !b.off {
		t.Error("the bar is on where standard error is no terminal")
	}
	b.step(1, 2)
	b.clear()
	if out.Len() > 0 {
		t.Errorf("a bar that is off writes %q", &out)
	}

	b.off = false
	b.step(1, 2)
	if out.Len() > 0 {
		t.Errorf("within the first second: %q", &out)
	}
	b.start, b.last = time.Now().Add(-time.Minute), time.Now().Add(-time.Minute)
	b.step(1, 2)
	b.step(2, 2)
	if got := out.String(); strings.Count(got, "\r") != 1 || !strings.Contains(got, "1 of 2 files") {
		t.Errorf("got %q, want one drawing of 1 of 2 files", got)
	}
	b.clear()
	if !strings.HasSuffix(out.String(), "\r\x1b[K") {
		t.Errorf("the bar stays: %q", &out)
	}
}
