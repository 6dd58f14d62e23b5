package crawler

import (
	"slices"
	"strings"

	"codeberg.org/readeck/go-readability"
)

// choose decides between the container's paragraphs and readability's, which is asked only where the container
// leaves doubt: it costs ten times as much. Of the two the one wins that says more of what the head promises and is
// not much shorter.
func (d *document) choose(own []piece, title, desc string) []piece {
	if d.sure(own) || len(d.elems) > maxReadable {
		return own
	}
	other := d.readability(title)
	if textLen(own) > 250 {
		other = d.withoutNoise(other)
	}
	if d.worth(other, title, desc) > 1.2*d.worth(own, title, desc) {
		return other
	}
	return own
}

// maxReadable is the number of elements beyond which readability is not asked: no article needs them, and the time
// that it takes is not bounded by the page's length.
const maxReadable = 50_000

// withoutNoise drops what stands in noise on the page: readability does not know the names that we know. Where own
// found next to nothing, it is those names that are in doubt.
func (d *document) withoutNoise(pieces []piece) []piece {
	noise := map[string]bool{}
	for i := range d.blocks {
		if b := &d.blocks[i]; d.elems[b.elem].muted {
			noise[b.text] = true
		}
	}
	return slices.DeleteFunc(pieces, func(p piece) bool { return noise[p.text] })
}

// sure reports whether own is an article's length and holds most of the running text that stands outside of noise.
func (d *document) sure(own []piece) bool {
	loud := 0
	for i := range d.blocks {
		loud += d.loud(&d.blocks[i])
	}
	n := textLen(own)
	if loud*10 < d.total*3 {
		return false // most of the page is called noise
	}
	return n > 700 && n*10 > loud*7 || n > 250 && n*10 > loud*9
}

// worth weighs a text by its length, to which every article owes its worth, and by how many words of headline and
// description it takes up.
func (d *document) worth(pieces []piece, title, desc string) float64 {
	var all strings.Builder
	for _, p := range pieces {
		all.WriteString(p.text)
		all.WriteByte(' ')
	}
	return float64(all.Len()) * (0.3 + overlap(title+" "+desc, all.String()))
}

// readability asks the library for its view of the same tree, which it may change: nothing may read the tree afterwards.
func (d *document) readability(title string) (out []piece) {
	defer func() {
		if r := recover(); r != nil {
			out = nil // a page that the library cannot stand is read without it
		}
	}()
	p := readability.NewParser()
	art, err := p.ParseAndMutate(d.root, d.base)
	if err != nil || art.Node == nil {
		return nil
	}
	inner := newDocument(art.Node, d.base)
	for i := range inner.blocks {
		b := &inner.blocks[i]
		if inner.elems[b.elem].muted || !inner.keep(b) || d.repeatsTitle(b, title) {
			continue
		}
		out = append(out, piece{text: b.text, heading: headingTags[b.tag]})
	}
	return out
}

func textLen(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		n += len(p.text)
	}
	return n
}
