package parsers

import (
	"path"
	"slices"
	"strings"

	"github.com/authlint/authlint/parsers/shell"
)

// foreign are the endings of other languages, data and pictures. A file with one of
// them is no shell script whatever its first line says, so that nobody has to look:
// most files of a tree are such. Endings of templates (.j2, .tmpl, .erb) and of
// plain text are none: scripts are kept under them.
var foreign = endingsOf(`
	adoc asciidoc asm astro bicep bicepparam c cc cjs clj cpp cs csproj css csx cxx dart erl ex exs fs fsproj fsx go
	gradle groovy h hcl hpp hs htm html hxx ipynb java jl js jsx kt kts less lua m markdown md mdx ml mod mjs mm mts
	nix php po pot props proto pxd py pyi pyx r rb rs rst s sass scala scss sln sql sum svelte swift targets tcl tex
	tf tfstate tfvars toml ts tsx vb vbproj vue xaml xsd xsl xslt zig
	csv graphql json json5 jsonc jsonl kql ndjson resjson resw resx tsv xml yaml yml
	7z a avif bin bmp bz2 class db dll doc docx dylib eot exe gif gz ico jar jpeg jpg lib mov mp3 mp4 nupkg o obj otf
	pdb pdf png ppt pptx psd pyc snap so svg tar tgz tif tiff ttf vhd vsix war wasm wav webm webp whl woff woff2 xls
	xlsx xz zip zst
	crt key pem pfx gitattributes gitignore gitkeep map`)

func endingsOf(list string) map[string]bool {
	m := map[string]bool{}
	for _, e := range strings.Fields(list) {
		m["."+e] = true
	}
	return m
}

// ByContents reports whether the first line of the file path decides what kind it
// is. Of all other files the name alone tells: Kind(path, nil).
func ByContents(name string) bool { return Kind(name, nil) == "" && !foreign[ending(name)] }

// Endings returns the endings, sorted, of files that authlint reads by their names,
// and of those that it does not look into.
func Endings() (read, unread []string) {
	read = append(shell.Endings(), ".ps1", ".psm1", ".cmd", ".bat")
	for e := range foreign {
		if Kind("x"+e, nil) == "" {
			unread = append(unread, e)
		}
	}
	slices.Sort(read)
	slices.Sort(unread)
	return slices.Compact(read), unread
}

// ending returns the ending of a name in lower case, with its dot.
func ending(name string) string {
	e := path.Ext(name)
	for i := 0; i < len(e); i++ {
		if c := e[i]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			return strings.ToLower(e)
		}
	}
	return e
}
