package forms

// inflector makes the forms of one language.
type inflector interface {
	readVerb(line string) ([]verb, error)
	verb(p *paradigm, v verb)
	noun(p *paradigm, n noun)
	adjective(p *paradigm, fields []string)
}

// verb is one verb with what its conjugation needs.
type verb struct {
	lemma    string
	base     string   // lemma without its particle
	particle string   // German: "ab" of abraten
	prefix   string   // German: "ver" of verbieten; French: what stands before the ending that the group changes
	stem     string   // German: infinitive without particle and prefix; French: ending of the infinitive
	class    string   // name of the conjugation
	noGe     bool     // German: participle without ge-
	bound    bool     // German: no word of its own, only with a particle (prangert ... an)
	parts    []string // principal parts of the class
	special  []string // French: fut=verra
	mark     Features // Aux, Modal
}

// noun is one noun with its gender and plural.
type noun struct {
	text   string
	gender string // m f n; w weak masculine; a adjectival
	plural string // see data/nouns_de.txt
}

// paradigm receives the forms of one word.
type paradigm struct {
	buf []byte
	pre string // stands before every form
	out func(form []byte, f Features)
}

// put emits the form pre+a+b.
func (p *paradigm) put(f Features, a, b string) {
	p.buf = append(p.buf[:0], p.pre...)
	p.buf = append(p.buf, a...)
	p.buf = append(p.buf, b...)
	p.out(p.buf, f)
}
