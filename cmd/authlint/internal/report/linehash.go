package report

import (
	"strconv"
	"unicode/utf16"

	"github.com/authlint/authlint/parsers/source"
)

// GitHub's uploader gives every result the hash of its first line, by which code
// scanning knows an alert again after lines above it changed, and warns where a
// log gives another one. It reads the file as UTF-8, leaves out blanks and tabs,
// takes every line end for "\n", ends the file with one unit 65535 and as many
// zeros as it takes, and sums up the 100 UTF-16 units from the beginning of the
// line on as digits to the base 37, modulo 2^64. Equal hashes of one file are
// numbered. (github/codeql-action, src/fingerprints.ts, 2026-11-25)
const (
	hashUnits = 100
	hashBase  = 37
	hashEnd   = 65535
)

// A lineHash is the hash of a line as the uploader computes it.
type lineHash struct {
	text   string      // "69b1e99c9786ee88:1"
	window source.Span // what it was made of
}

// lineHashes returns the hashes of the wanted lines of f. There are none for a
// file that is not stored as UTF-8: the uploader sees other characters, and in
// UTF-16 other lines, than the file has. What is missing it computes itself.
func lineHashes(f *source.File, wanted map[int]bool) map[int]lineHash {
	if enc := f.Encoding(); enc.Name != "" || enc.Lossy || len(wanted) == 0 {
		return nil
	}
	last := 0
	for line := range wanted {
		last = max(last, line)
	}
	// Two walks, so that only hashes that matter are kept: a file may have millions
	// of lines.
	count := map[uint64]int{}
	walkHashes(f, last, func(line int, hash uint64, _ source.Span) {
		if wanted[line] {
			count[hash] = 0
		}
	})
	out := make(map[int]lineHash, len(wanted))
	walkHashes(f, last, func(line int, hash uint64, window source.Span) {
		n, ok := count[hash]
		if !ok {
			return
		}
		count[hash] = n + 1
		if wanted[line] {
			out[line] = lineHash{strconv.FormatUint(hash, 16) + ":" + strconv.Itoa(n+1), window}
		}
	})
	return out
}

// walkHashes calls visit with every line of f up to last, in order, its hash and
// what that was made of.
func walkHashes(f *source.File, last int, visit func(line int, hash uint64, window source.Span)) {
	h := hasher{visit: visit, lineStart: true, drop: 1}
	for range hashUnits {
		h.drop *= hashBase
	}
	if f.Encoding().BOM {
		h.unit(0xFEFF, 0) // no part of Text, but the uploader hashes it
	}
	afterCR := false
	for i, r := range f.Text {
		if r == '\n' && afterCR || r == ' ' || r == '\t' {
			afterCR = false
			continue
		}
		if afterCR = r == '\r'; afterCR {
			r = '\n'
		}
		if r > 0xFFFF {
			high, low := utf16.EncodeRune(r)
			h.unit(uint64(high), i)
			r = low
		}
		h.unit(uint64(r), i)
		if h.done >= last {
			return
		}
	}
	h.unit(hashEnd, len(f.Text))
	for range hashUnits {
		h.emit(len(f.Text))
		h.push(0)
	}
}

// A hasher holds the last hashUnits units and their sum.
type hasher struct {
	visit func(line int, hash uint64, window source.Span)
	units [hashUnits]uint64
	lines [hashUnits]int // the line that begins with the unit, or 0
	start [hashUnits]int // its offset, for a unit that begins a line
	at    int            // where the next unit goes
	sum   uint64
	drop  uint64 // what a unit that leaves is worth: hashBase to the power of hashUnits

	line      int // the line of the last unit
	done      int // the last line that was visited
	lineStart bool
}

// unit takes the next unit, of the character at an offset.
func (h *hasher) unit(u uint64, offset int) {
	h.emit(offset)
	if h.lineStart {
		h.line++
		h.lines[h.at], h.start[h.at] = h.line, offset
	}
	h.lineStart = u == '\n'
	h.push(u)
}

// emit visits the line that began hashUnits units ago, if one did.
func (h *hasher) emit(offset int) {
	if line := h.lines[h.at]; line != 0 {
		h.visit(line, h.sum, source.Span{Start: h.start[h.at], End: offset})
		h.lines[h.at], h.done = 0, line
	}
}

func (h *hasher) push(u uint64) {
	h.sum = h.sum*hashBase + u - h.drop*h.units[h.at]
	h.units[h.at] = u
	h.at = (h.at + 1) % hashUnits
}
