package crawler

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// body finds the article's lead and paragraphs. The page's own blocks are preferred to every other form of the text,
// since they keep paragraphs; what JSON-LD calls the article body tells which blocks those are.
func (d *document) body(ld ldNode, title string) (lead string, paras []string) {
	desc := d.description(ld)
	own := d.pieces(title, desc)
	if full := plainText(ld.str("articleBody")); len(full) > 400 {
		own = d.agree(own, full, desc)
	} else {
		own = d.choose(own, title, desc)
	}
	paras = settle(own)
	lead = desc
	if len(paras) > 0 && sameStart(paras[0], desc) {
		lead = paras[0]
	}
	return lead, paras
}

// piece is a paragraph or a heading of the text to be.
type piece struct {
	text    string
	heading bool
	lead    bool
}

// settle drops headings that no paragraph follows and what is said twice.
func settle(in []piece) []string {
	seen := map[string]bool{}
	var out []string
	for i, p := range in {
		if seen[p.text] || p.heading && (i+1 == len(in) || in[i+1].heading) {
			continue
		}
		seen[p.text] = true
		out = append(out, p.text)
	}
	return out
}

// pieces reads the page's best container.
func (d *document) pieces(title, desc string) []piece {
	best := d.container()
	if best < 0 {
		return nil
	}
	best = d.widen(best)
	var out []piece
	first := -1
	for i := range d.blocks {
		b := &d.blocks[i]
		if !d.within(b.elem, best) || d.elems[b.elem].muted || !d.keep(b) || d.repeatsTitle(b, title) {
			continue
		}
		if first < 0 {
			first = i
		}
		out = append(out, piece{text: b.text, heading: headingTags[b.tag]})
	}
	if i := d.leadBlock(first, desc); i >= 0 && len(out) > 0 {
		out = append([]piece{{text: d.blocks[i].text, lead: true}}, out...)
	}
	return out
}

// repeatsTitle reports whether a block says the headline again.
func (d *document) repeatsTitle(b *block, title string) bool {
	if sameWords(b.text, title) || sameWords(b.text, d.h1) {
		return true
	}
	return headingTags[b.tag] && overlap(b.text, title) > 0.9 && len(foldWords(b.text)) > 4
}

// container is the element whose paragraphs make the article, or -1. Each paragraph counts for its parent in full
// and for each element further up at four fifths of the one below, so that a wrapper wins over the element inside
// it only where it brings a quarter more text.
func (d *document) container() int {
	score := make([]float64, len(d.elems))
	for i := range d.blocks {
		b := &d.blocks[i]
		n := d.paragraphWeight(b)
		if n == 0 || d.elems[b.elem].muted {
			continue
		}
		e, f := b.elem, float64(min(n, 1000))
		if b.tag == atom.P {
			e = d.elems[e].parent
		} else if b.tag == atom.Li {
			f /= 3
		}
		for ; e >= 0 && f > 0.1; e = d.elems[e].parent {
			score[e] += f
			f *= 0.8
		}
	}
	best := -1
	for e, s := range score {
		s *= d.claim(e)
		score[e] = s
		if s > 0 && (best < 0 || s > score[best]) {
			best = e
		}
	}
	return best
}

// claim is how much an element's own name speaks for it.
func (d *document) claim(e int) float64 {
	n := d.elems[e].node
	switch {
	case strings.EqualFold(attr(n, "itemprop"), "articleBody"):
		return 1.4
	case n.DataAtom == atom.Article:
		return 1.2
	case n.DataAtom == atom.Main:
		return 1.05
	case n.DataAtom == atom.Body:
		return 0.9
	}
	return 1
}

// within reports whether e is outer or stands inside it.
func (d *document) within(e, outer int) bool { return e >= outer && e < d.elems[outer].end }

// keep reports whether a block inside the container belongs to the text.
func (d *document) keep(b *block) bool {
	switch {
	case boilerplate(b.text):
		return false
	case headingTags[b.tag]:
		return b.tag != atom.H1 && b.links*2 < len(b.text)+1 && len(b.text) < 200
	case b.tag == atom.P || b.tag == atom.Blockquote:
		return b.links*10 < len(b.text)*8
	case b.tag == atom.Li || b.tag == atom.Dd || b.tag == atom.Td:
		return b.links*2 < len(b.text) && (len(b.text) > 80 || len(b.text) > 25 && sentenceEnd(b.text))
	}
	return b.links*3 < len(b.text) && utf8.RuneCountInString(b.text) >= 60 && strings.ContainsAny(b.text, ".!?:")
}

// leadBlock finds the lead that stands between the headline and the first paragraph, or -1: the block that says what
// the description says or calls itself the lead, else the last full sentence before the text begins.
func (d *document) leadBlock(first int, desc string) int {
	from := d.h1At + 1
	if d.h1At < 0 || from >= first {
		return -1
	}
	loose := -1
	for i := from; i < first; i++ {
		b := &d.blocks[i]
		e := &d.elems[b.elem]
		if len(b.text) < 50 || b.links*3 > len(b.text) || headingTags[b.tag] && b.tag == atom.H1 || noiseTags[e.node.DataAtom] {
			continue
		}
		if desc != "" && sameStart(b.text, desc) || d.namedLead(b.elem) && sentenceEnd(b.text) {
			return i
		}
		if !e.muted && len(b.text) > 80 && !boilerplate(b.text) && sentenceEnd(b.text) {
			loose = i
		}
	}
	return loose
}

// namedLead reports whether an element or its parent is called the lead.
func (d *document) namedLead(e int) bool {
	found := false
	for k := 0; k < 2 && e > 0; k++ {
		splitName(attr(d.elems[e].node, "class"), func(w string) { found = found || leadWords[w] })
		e = d.elems[e].parent
	}
	return found
}

// widen climbs from the container while an element further up holds more paragraphs of the same make: outlets part
// an article into sections, each in boxes of its own. It stops at the first article or main element.
func (d *document) widen(best int) int {
	own := map[string]bool{}
	for i := range d.blocks {
		b := &d.blocks[i]
		if d.within(b.elem, best) && d.loud(b) > 0 {
			own[d.make(b.elem)] = true
		}
	}
	all, same := make([]int, len(d.elems)), make([]int, len(d.elems))
	for i := range d.blocks {
		b := &d.blocks[i]
		n := d.loud(b)
		if n == 0 {
			continue
		}
		alike := own[d.make(b.elem)]
		for e := b.elem; e >= 0; e = d.elems[e].parent {
			if all[e] += n; alike {
				same[e] += n
			}
		}
	}
	have := all[best]
	for e := d.elems[best].parent; e > 0; e = d.elems[e].parent {
		if extra := all[e] - have; extra*20 > have && (same[e]-have)*10 >= extra*7 {
			best, have = e, all[e]
		}
		if d.elems[e].node.DataAtom == atom.Article || d.elems[e].node.DataAtom == atom.Main {
			break
		}
	}
	return best
}

// loud is the paragraph weight of a block outside of noise.
func (d *document) loud(b *block) int {
	if d.elems[b.elem].muted {
		return 0
	}
	return d.paragraphWeight(b)
}

// make is how a template builds a paragraph: tag and class of the element and of its parent.
func (d *document) make(e int) string {
	n, p := d.elems[e].node, d.elems[max(0, d.elems[e].parent)].node
	return n.Data + "." + attr(n, "class") + "<" + p.Data + "." + attr(p, "class")
}

func sentenceEnd(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " \"'“”«»)"))
	return r == '.' || r == '!' || r == '?' || r == '…' || r == ':'
}

// agree checks the blocks against the JSON-LD body: what stands before its first or after its last sentence and is
// not the lead goes. Where the page shows too little of that body, the body itself is the text.
func (d *document) agree(own []piece, full, desc string) []piece {
	known := shingles(full)
	first, last, covered := -1, -1, 0
	for i, p := range own {
		if words := foldWords(p.text); !p.heading && knownShare(words, known) >= 0.5 {
			if first < 0 {
				first = i
			}
			last = i
			covered += len(p.text)
		}
	}
	if covered*10 >= len(full)*6 {
		out := own[first : last+1]
		if lead := own[0]; first > 0 && (lead.lead || sameStart(lead.text, desc)) {
			out = append([]piece{lead}, out...)
		}
		return out
	}
	var out []piece
	if desc != "" && !sameStart(full, desc) && d.shows(desc) {
		out = append(out, piece{text: desc, lead: true})
	}
	for _, p := range splitParas(full) {
		out = append(out, piece{text: p})
	}
	return out
}

// shows reports whether some visible block says s.
func (d *document) shows(s string) bool {
	for i := range d.blocks {
		if sameStart(d.blocks[i].text, s) {
			return true
		}
	}
	return false
}
