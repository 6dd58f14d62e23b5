package crawler

import (
	"codeberg.org/readeck/go-readability"
)

// choose decides between the container's paragraphs and readability's, which is asked only where the container
// leaves doubt: it costs ten times as much.
func (d *document) choose(own []piece, title, desc string) []piece {
	if d.sure(own) {
		return own
	}
	other := d.readability(title)
	if textLen(other) > 2*textLen(own) {
		return other
	}
	return own
}

// sure reports whether own holds most of the running text that the page shows outside of noise.
func (d *document) sure(own []piece) bool {
	return textLen(own) > 700
}

// readability asks the library for its view of the same tree, which it may change: nothing may read the tree afterwards.
func (d *document) readability(title string) []piece {
	p := readability.NewParser()
	art, err := p.ParseAndMutate(d.root, d.base)
	if err != nil || art.Node == nil {
		return nil
	}
	inner := newDocument(art.Node, d.base)
	var out []piece
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
