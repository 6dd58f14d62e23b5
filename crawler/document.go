package crawler

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// document is the flat view of a page's tree, made in one walk: blocks of text in reading order, the elements they
// stand in, and what the head says.
type document struct {
	root   *html.Node
	base   *url.URL
	elems  []elem  // block-level elements; 0 is the root
	blocks []block // in document order
	ld     []ldNode
	meta   map[string]string // lower-case name, property or itemprop -> first content
	links  map[string]string // rel -> first href
	times  []timeMark
	lang   string // of the html element
	titleE string // the title element
	h1     string // the first one that is not empty
	h1At   int    // index of its block, -1 where there is none
	total  int    // bytes of paragraph text on the page
}

// elem is a block-level element.
type elem struct {
	node   *html.Node
	parent int
	end    int  // index behind its last descendant: elements stand in document order
	noise  bool // by its tag, role, class or id
	hard   bool // noise whatever it holds
	muted  bool // noise itself or within noise
	chars  int  // of paragraph text in it
}

// block is a run of text without a block-level boundary in it.
type block struct {
	text  string
	elem  int
	tag   atom.Atom
	links int // bytes of text inside links
	bold  int // bytes of text inside strong and b
}

// timeMark is a time element.
type timeMark struct {
	value, text string
	class       string
	block       int // the number of blocks before it
	elem        int
}

func newDocument(root *html.Node, base *url.URL) *document {
	d := &document{root: root, base: base, meta: map[string]string{}, links: map[string]string{}, h1At: -1}
	w := walker{d: d}
	d.elems = append(d.elems, elem{node: root, parent: -1})
	w.walk(root, 0)
	w.flush()
	d.elems[0].end = len(d.elems)
	d.weigh()
	return d
}

// walker gathers inline text until a block boundary flushes it.
type walker struct {
	d     *document
	buf   []byte
	space bool
	cur   int // element that owns the running text
	inA   int // depth of links
	inB   int // depth of strong and b
	links int // bytes in links so far
	bold  int
	skip  int  // depth of hidden inline elements
	seam  bool // an inline element of a heading has just begun or ended
}

func (w *walker) walk(n *html.Node, parent int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			w.text(c.Data, parent)
		case html.ElementNode:
			w.element(c, parent)
		}
	}
}

func (w *walker) element(n *html.Node, parent int) {
	w.note(n)
	switch n.DataAtom {
	case atom.Script:
		w.script(n)
		return
	case atom.Title:
		if w.d.titleE == "" && n.Namespace == "" {
			w.d.titleE = squeeze(innerText(n))
		}
		return
	case atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Select, atom.Textarea, atom.Object, atom.Math, atom.Canvas, atom.Datalist:
		return
	case atom.Br:
		w.lineBreak(n)
		return
	case atom.A:
		w.inA++
		defer func() { w.inA-- }()
	case atom.Strong, atom.B:
		w.inB++
		defer func() { w.inB-- }()
	case atom.Html:
		w.d.lang = attr(n, "lang")
		if w.d.lang == "" {
			w.d.lang = attr(n, "xml:lang")
		}
	}
	if !blockTags[n.DataAtom] && !customBlock(n) {
		w.inline(n, parent)
		return
	}
	w.flush()
	w.d.elems = append(w.d.elems, newElem(n, parent))
	id := len(w.d.elems) - 1
	w.cur = id
	w.walk(n, id)
	w.flush()
	w.d.elems[id].end = len(w.d.elems)
	w.cur = parent
}

// inline walks an element that does not part text. One that is noise by its class is left out of the sentence.
func (w *walker) inline(n *html.Node, parent int) {
	if n.DataAtom != atom.A && n.DataAtom != atom.Html && hidden(n) {
		w.skip++
		defer func() { w.skip-- }()
	}
	w.seam = headingTags[w.d.elems[parent].node.DataAtom]
	w.walk(n, parent)
	w.seam = headingTags[w.d.elems[parent].node.DataAtom]
}

// lineBreak ends a block at the second of two breaks in a row; one alone is a space.
func (w *walker) lineBreak(n *html.Node) {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.TextNode && strings.TrimSpace(s.Data) == "" {
			continue
		}
		if s.Type == html.ElementNode && s.DataAtom == atom.Br {
			w.flush()
		}
		break
	}
	w.space = true
}

func (w *walker) text(s string, parent int) {
	if w.skip > 0 {
		return
	}
	w.cur = parent
	before := len(w.buf)
	for _, r := range s {
		if r == '\u00ad' || r == '\u200b' || r == '\ufeff' {
			continue // soft hyphens and the like part words for the eye only
		}
		if r <= ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2009' || r == '\u2028' {
			w.space = true
			continue
		}
		if w.seam && unicode.IsUpper(r) {
			last, _ := utf8.DecodeLastRune(w.buf)
			w.space = w.space || unicode.IsLower(last) // a kicker in an element of its own: "TikTok-VerbotLand sperrt App"
		}
		w.seam = false
		if w.space && len(w.buf) > 0 {
			w.buf = append(w.buf, ' ')
		}
		w.space = false
		w.buf = utf8.AppendRune(w.buf, r)
	}
	if w.inA > 0 {
		w.links += len(w.buf) - before
	}
	if w.inB > 0 {
		w.bold += len(w.buf) - before
	}
}

// flush ends the running block.
func (w *walker) flush() {
	w.space = false
	if len(w.buf) == 0 {
		return
	}
	b := block{text: string(w.buf), elem: w.cur, tag: w.d.elems[w.cur].node.DataAtom, links: w.links, bold: w.bold}
	if b.tag == atom.H1 && w.d.h1 == "" {
		w.d.h1, w.d.h1At = b.text, len(w.d.blocks)
	}
	w.d.blocks = append(w.d.blocks, b)
	w.buf, w.links, w.bold = w.buf[:0], 0, 0
}

func (w *walker) script(n *html.Node) {
	if n.FirstChild != nil && strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
		w.d.ld = append(w.d.ld, parseLD(n.FirstChild.Data)...)
	}
}

// note keeps what an element says about the page besides its text.
func (w *walker) note(n *html.Node) {
	d := w.d
	switch n.DataAtom {
	case atom.Meta:
		content := strings.TrimSpace(attr(n, "content"))
		for _, key := range []string{"property", "name", "itemprop"} {
			if k := metaKey(attr(n, key)); k != "" && content != "" && d.meta[k] == "" {
				d.meta[k] = content
			}
		}
	case atom.Link:
		for _, rel := range strings.Fields(strings.ToLower(attr(n, "rel"))) {
			if d.links[rel] == "" {
				d.links[rel] = attr(n, "href")
			}
		}
	case atom.Time:
		d.times = append(d.times, timeMark{value: attr(n, "datetime"), text: squeeze(innerText(n)), class: attr(n, "class") + " " + attr(n, "itemprop"), block: len(d.blocks), elem: w.cur})
	}
}

// metaKey folds the spellings of a meta element's name: article:published_time, article.published-time.
func metaKey(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '.', '_', '-':
			return ':'
		}
		return r
	}, strings.ToLower(s))
}

// weigh sums the paragraph text of each element, then lets go of noise marks on what holds most of the page, alone or
// together with elements of the same name: a wrapper may be called "content-with-sidebar", and each box of an article
// "element-print". Readers' comments stay noise unless the headline stands among them.
func (d *document) weigh() {
	for i := range d.blocks {
		n := d.paragraphWeight(&d.blocks[i])
		d.total += n
		for e := d.blocks[i].elem; n > 0 && e >= 0; e = d.elems[e].parent {
			d.elems[e].chars += n
		}
	}
	alike := map[string]int{}
	for _, e := range d.elems {
		if e.noise && !e.hard {
			alike[className(e.node)] += e.chars
		}
	}
	for i := range d.elems {
		e := &d.elems[i]
		if e.noise && !e.hard && alike[className(e.node)]*2 > d.total && (!talkName(e.node) || d.holdsHeadline(i)) {
			e.noise = false
		}
		e.muted = e.noise || i > 0 && d.elems[e.parent].muted
	}
}

func className(n *html.Node) string { return n.Data + "." + attr(n, "class") + "#" + attr(n, "id") }

func (d *document) holdsHeadline(e int) bool {
	return d.h1At >= 0 && d.within(d.blocks[d.h1At].elem, e)
}

// paragraphWeight is the length of a block that reads like running text, else 0.
func (d *document) paragraphWeight(b *block) int {
	if len(b.text) < 50 || b.links*2 > len(b.text) || headingTags[b.tag] {
		return 0
	}
	return len(b.text)
}

func newElem(n *html.Node, parent int) elem {
	noise, hard := noisy(n)
	return elem{node: n, parent: parent, noise: noise, hard: hard}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// innerText is all text in n, scripts and styles left out.
func innerText(n *html.Node) string {
	var sb strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			sb.WriteString(n.Data)
		}
		if n.DataAtom == atom.Script || n.DataAtom == atom.Style {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return sb.String()
}

// squeeze folds white space to single spaces.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// anchors lists the links of the page with their text.
func (d *document) anchors() []announcement {
	var out []announcement
	for n := range d.root.Descendants() {
		if n.DataAtom == atom.A {
			if u := resolve(d.base, attr(n, "href")); u != "" {
				out = append(out, announcement{url: u, title: squeeze(innerText(n))})
			}
		}
	}
	return out
}
