package main

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
	"time"
)

// A bar shows on standard error how far a run is. It appears after a second: most
// runs never show it.
type bar struct {
	c     *command
	off   bool
	start time.Time
	last  time.Time
	shown bool
}

func (c *command) bar(when string) *bar {
	now := time.Now()
	return &bar{c: c, off: when == "never" || c.env("TERM") == "dumb" || !isTerminal(c.stderr), start: now, last: now}
}

// step is called for each file that is done.
func (b *bar) step(done, total int) {
	now := time.Now()
	if b.off || now.Sub(b.start) < time.Second || now.Sub(b.last) < 100*time.Millisecond {
		return
	}
	b.last, b.shown = now, true
	const width = 30
	full := width * done / max(total, 1)
	fmt.Fprintf(b.c.stderr, "\r[%s%s] %d of %d files", strings.Repeat("=", full), strings.Repeat(" ", width-full), done, total)
}

// clear takes the bar away.
func (b *bar) clear() {
	if b.shown {
		fmt.Fprint(b.c.stderr, "\r\x1b[K")
	}
}

// noPipe returns err unless it says that whoever read the output left: "| head".
func noPipe(err error) error {
	if errors.Is(err, syscall.EPIPE) {
		return nil
	}
	return err
}
