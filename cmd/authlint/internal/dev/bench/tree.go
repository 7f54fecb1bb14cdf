package main

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// countFiles returns how many files a tree has, and of how many bytes.
func countFiles(tree string) (n int, size int64, err error) {
	err = filepath.WalkDir(tree, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			n++
			size += info.Size()
		}
		return err
	})
	return n, size, err
}

// newTree makes the folder of a tree, which git's files of rules hold in.
func newTree(dir string) (*os.Root, error) {
	if err := os.MkdirAll(filepath.Join(dir, ".git"), 0o777); err != nil {
		return nil, err
	}
	return os.OpenRoot(dir)
}

// extract lays out the newest files of the clones in a folder, one after another,
// until there are enough.
func extract(mirrors, dir string, enough int) error {
	clones, err := findClones(mirrors)
	if err != nil {
		return err
	}
	root, err := newTree(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	n := 0
	for i, clone := range clones {
		if n >= enough {
			break
		}
		count, err := extractOne(root, clone, fmt.Sprintf("%03d", i))
		if err != nil {
			fmt.Fprintf(os.Stderr, "bench: %s is left out: %v\n", clone, err)
		}
		n += count
	}
	if n < enough {
		fmt.Fprintf(os.Stderr, "bench: the clones hold %d files only\n", n)
	}
	return nil
}

// findClones returns the bare clones below a folder, sorted.
func findClones(dir string) ([]string, error) {
	var all []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		for _, part := range []string{"HEAD", "objects", "refs"} {
			if _, err := os.Stat(filepath.Join(name, part)); err != nil {
				return nil
			}
		}
		all = append(all, name)
		return fs.SkipDir
	})
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("no bare clones in %s", dir)
	}
	slices.Sort(all)
	return all, err
}

// extractOne lays out the files of a clone in the folder to. Links are left out:
// most of them lead nowhere in a tree without history.
func extractOne(root *os.Root, clone, to string) (n int, err error) {
	cmd := exec.Command("git", "--git-dir", clone, "archive", "--format=tar", "HEAD")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	defer func() {
		_, _ = io.Copy(io.Discard, out)
		err = errors.Join(err, cmd.Wait())
	}()
	for r := tar.NewReader(out); ; {
		h, err := r.Next()
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		if err := write(root, path.Join(to, path.Clean("/"+h.Name)), r); err != nil {
			return n, err
		}
		n++
	}
}

// write writes a file, never outside of the root.
func write(root *os.Root, name string, from io.Reader) error {
	name = filepath.FromSlash(name)
	if err := root.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := root.Create(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Close())
}

// makeTree lays out n files: the repository's examples and scripts without fault,
// and between them files that are none.
func makeTree(dir string, n int) error {
	var scripts []string
	for _, from := range []string{"examples", filepath.Join("testdata", "ok")} {
		err := filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && strings.HasSuffix(name, ".sh") {
				scripts = append(scripts, name)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	root, err := newTree(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	text := strings.Repeat("Neither a script nor of interest.\n", 50)
	for i := range n {
		at := fmt.Sprintf("%03d/%02d", i/1000, i/20%50)
		if i%20 > 0 {
			err = write(root, fmt.Sprintf("%s/text%d.txt", at, i), strings.NewReader(text))
		} else {
			var b []byte
			if b, err = os.ReadFile(scripts[i/20%len(scripts)]); err == nil {
				err = write(root, fmt.Sprintf("%s/script%d.sh", at, i), strings.NewReader(string(b)))
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}
