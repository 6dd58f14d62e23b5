// Package yaml decodes one YAML document into Go values, strictly and with every mistake at once: unknown and
// missing keys, wrong types, values out of range. Each [Mistake] has its file, line and column and prints the line
// with a caret under the place.
//
// Structs decode by their `yaml:"name"` tags; `yaml:"name,required"` must be there. A field of type [Pos] receives
// the place of its mapping and [At] that of its value, so that checks of meaning can point into the file as well.
// Anchors, aliases, tags and a second document are mistakes: a file that people edit says what it means in place.
package yaml

import (
	"errors"
	"fmt"
	"strings"

	goyaml "github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// MaxBytes bounds a document.
const MaxBytes = 16 << 20

// Decode reads the document in data into v, a non-nil pointer. Keys that the document leaves out keep the values
// that v had, so defaults are set beforehand. An empty document changes nothing. The error is a [Mistakes].
func Decode(file string, data []byte, v any) error {
	d := &decoder{src: NewSource(file, data)}
	if root := d.parse(data); root != nil {
		d.root(root, v)
	}
	return d.mistakes.Err()
}

// parse returns the document's node; nil where it is empty or broken.
func (d *decoder) parse(data []byte) (node ast.Node) {
	if len(data) > MaxBytes {
		d.add(Pos{1, 1}, "%d bytes: a document has at most %d", len(data), MaxBytes)
		return nil
	}
	defer func() { // the parser is known to panic on some malformed input
		if r := recover(); r != nil {
			d.add(Pos{1, 1}, "not readable as YAML: %v", r)
			node = nil
		}
	}()
	f, err := parser.ParseBytes(data, 0)
	if err != nil {
		d.syntax(err)
		return nil
	}
	for _, doc := range f.Docs {
		switch {
		case doc.Body == nil || doc.Body.Type() == ast.NullType || doc.Body.Type() == ast.CommentType:
		case node != nil:
			d.add(posOf(doc.Body), "a second document: one file holds one")
		default:
			node = doc.Body
		}
	}
	return node
}

func (d *decoder) syntax(err error) {
	var e goyaml.Error
	if !errors.As(err, &e) || e.GetToken() == nil {
		d.add(Pos{1, 1}, "%s", firstLine(err.Error()))
		return
	}
	p := e.GetToken().Position
	d.add(Pos{p.Line, p.Column}, "%s", firstLine(e.GetMessage()))
}

func firstLine(s string) string { s, _, _ = strings.Cut(s, "\n"); return s }

// Pos is a place in a file; lines and columns count from 1, columns in characters.
type Pos struct{ Line, Column int }

// At is a value with its place.
type At[T any] struct {
	Value T
	Pos   Pos
}

func (a *At[T]) locate(p Pos) (value any) { a.Pos = p; return &a.Value }

// located is what makes At recognisable whatever its type argument.
type located interface{ locate(Pos) any }

// Source is a file's text, kept to print places of it.
type Source struct {
	File  string
	lines []string
}

// NewSource keeps the lines of data.
func NewSource(file string, data []byte) *Source {
	return &Source{File: file, lines: strings.Split(string(data), "\n")}
}

// Mistakef makes a mistake at p.
func (s *Source) Mistakef(p Pos, format string, args ...any) *Mistake {
	m := &Mistake{File: s.File, Pos: p, Text: fmt.Sprintf(format, args...)}
	if p.Line >= 1 && p.Line <= len(s.lines) {
		m.Source = strings.TrimRight(s.lines[p.Line-1], "\r")
	}
	return m
}
