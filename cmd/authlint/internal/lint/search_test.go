package lint

import (
	"bytes"
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestSearch(t *testing.T) {
	t.Parallel()
	s := newSearch([]string{"login", "azure_client_secret", "grant_type", "--tlsv1", "m365"})
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"a word", "az login -u x", true},
		{"in capitals", "AZ LOGIN", true},
		{"mixed", "Az LoGiN", true},
		{"at the start", "login", true},
		{"at the end, the shortest", "x m365", true},
		{"inside another", "xloginx", true},
		{"behind what begins like it", "loglogin", true},
		{"behind what ends like it", "ginlogin", true},
		{"a sign first", "curl --tlsv1.2", true},
		{"a long one", "export AZURE_CLIENT_SECRET=x", true},
		{"nothing", "az account show", false},
		{"a beginning", "azure_client_secre", false},
		{"an end", "ogin", false},
		{"a line end between", "log\nin", false},
		{"empty", "", false},
	} {
		if got := s.in([]byte(c.text)); got != c.want {
			t.Errorf("%s: %q: got %v, want %v", c.name, c.text, got, c.want)
		}
	}
	if newSearch(nil).in([]byte("login")) {
		t.Error("a search for nothing found something")
	}
}

// What the search finds is what looking for one word after another finds.
func TestSearchLikeContains(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(1))
	text := func(letters string, n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = letters[r.Intn(len(letters))]
		}
		return string(b)
	}
	found := 0
	for range 20_000 {
		var words []string
		for range 1 + r.Intn(5) {
			words = append(words, text("ab-c", 2+r.Intn(5)))
		}
		in := text("aAbB-cC", r.Intn(40))
		want := false
		for _, w := range words {
			want = want || strings.Contains(strings.ToLower(in), w)
		}
		if got := newSearch(words).in([]byte(in)); got != want {
			t.Fatalf("%q in %q: got %v, want %v", words, in, got, want)
		}
		if want {
			found++
		}
	}
	if found == 0 || found == 20_000 {
		t.Errorf("found %d times: the texts try nothing", found)
	}
}

// A file in UTF-16 is searched like any other.
func TestSearchUTF16(t *testing.T) {
	t.Parallel()
	var raw []byte
	for _, u := range utf16.Encode([]rune("#!/bin/bash\naz login\n")) {
		raw = append(raw, byte(u), byte(u>>8))
	}
	b := buffer{raw: raw}
	if !newSearch(searchWords()).in(b.plain()) {
		t.Error("the word was not found")
	}
	if !bytes.Equal(b.raw, raw) {
		t.Error("the bytes of the file were changed")
	}
}

func BenchmarkSearch(b *testing.B) {
	var text bytes.Buffer
	for i := range 20_000 {
		fmt.Fprintf(&text, "  if [ \"$count\" -gt %d ]; then echo \"deploying to ${RESOURCE_GROUP}\" >> \"$log_%d\"; fi\n", i, i)
	}
	var words []string
	for i := range 150 {
		words = append(words, fmt.Sprintf("%c%cq%c_word%d", 'a'+i%26, 'a'+i/26, 'a'+i%7, i))
	}
	s := newSearch(words)
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		if s.in(text.Bytes()) {
			b.Fatal("found what is not there")
		}
	}
}
