package forms

import (
	"embed"
	"errors"
	"fmt"
	"strings"
)

//go:embed data/*.txt
var data embed.FS

// mustBuild builds a table of embedded data; that the data is right is proved by the tests.
func mustBuild(in inflector, lang string) *Table {
	t, err := build(in, lang)
	if err != nil {
		panic(err)
	}
	return t
}

// build reads the lists of a language. The closed classes come first, so that their readings do.
func build(in inflector, lang string) (*Table, error) {
	b := newBuilder()
	b.t.inflect = in
	err := errors.Join(
		b.read("closed_"+lang, b.closed),
		b.read("verbs_"+lang, b.verbs),
		b.read("nouns_"+lang, b.noun),
		b.read("adjectives_"+lang, b.adjective))
	if err != nil {
		return nil, err
	}
	return b.finish(), nil
}

// read calls entry for every line of a data file that is neither empty nor a comment.
func (b *builder) read(name string, entry func(line string) error) error {
	name = "data/" + name + ".txt"
	text, err := data.ReadFile(name)
	if err != nil {
		return err
	}
	var errs []error
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if err := entry(line); err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", name, n, err))
		}
	}
	return errors.Join(errs...)
}

func (b *builder) verbs(line string) error {
	verbs, err := b.t.inflect.readVerb(line)
	if err != nil {
		return err
	}
	for _, v := range verbs {
		b.verb(v)
	}
	return nil
}

func (b *builder) verb(v verb) {
	id := b.lemma(v.lemma, v.base, v.particle, Verb)
	b.t.verbs = append(b.t.verbs, source[verb]{id, v})
	b.t.inflect.verb(b.forms(id, Verb, v.mark), v)
	if v.particle == "" {
		return
	}
	base := b.lemma(v.base, v.base, "", Verb)
	for _, s := range b.t.Particles(base) {
		if s.Lemma == id {
			return
		}
	}
	if need := len(b.t.lemmas) - len(b.t.joins); need > 0 {
		b.t.joins = append(b.t.joins, make([][]Separable, need)...)
	}
	b.t.joins[base] = append(b.t.joins[base], Separable{v.particle, id})
}

// forms returns the paradigm that files the forms of a lemma. There is one for all, to spare its buffer.
func (b *builder) forms(lemma uint32, pos POS, mark Features) *paradigm {
	b.reading = Reading{lemma, pos, mark}
	if b.paradigm.out == nil {
		b.paradigm.out = func(form []byte, f Features) {
			r := b.reading
			r.Features |= f
			b.add(form, r)
		}
	}
	return &b.paradigm
}

// noun reads "Verbot n e", "réseau m"; a final +in adds the German feminine (Minister, Ministerin).
func (b *builder) noun(line string) error {
	f := strings.Fields(line)
	if len(f) < 2 || len(f) > 4 {
		return fmt.Errorf("%q: want noun, gender, plural", line)
	}
	n := noun{text: f[0], gender: f[1]}
	if n.gender != "a" && n.gender != "w" && genderOf(n.gender) == 0 {
		return fmt.Errorf("gender %q is none of m f n mf w a", n.gender)
	}
	if last := len(f) - 1; f[last] == "+in" {
		b.addNoun(noun{text: strings.TrimSuffix(f[0], "e") + "in", gender: "f", plural: "nen"})
		f = f[:last]
	}
	if len(f) > 2 {
		n.plural = f[2]
	}
	b.addNoun(n)
	return nil
}

func (b *builder) addNoun(n noun) {
	id := b.lemma(n.text, n.text, "", Noun)
	b.t.nouns = append(b.t.nouns, source[noun]{id, n})
	b.t.inflect.noun(b.forms(id, Noun, 0), n)
}

func (b *builder) adjective(line string) error {
	f := strings.Fields(line)
	id := b.lemma(f[0], f[0], "", Adj)
	b.t.inflect.adjective(b.forms(id, Adj, 0), f)
	return nil
}

// closed reads a word with all its forms: "Det der : der=Masc,Nom,Sg die=Fem,Nom,Acc,Sg", or words without features:
// "Adv : heute gestern".
func (b *builder) closed(line string) error {
	head, list, ok := strings.Cut(line, ":")
	h := strings.Fields(head)
	if !ok || len(h) == 0 {
		return fmt.Errorf("%q: want part of speech, lemma : forms", line)
	}
	pos, err := parsePOS(h[0])
	if err != nil {
		return err
	}
	for field := range strings.FieldsSeq(list) {
		form, names, _ := strings.Cut(field, "=")
		lemma := form
		if len(h) > 1 {
			lemma = h[1]
		}
		var f Features
		if names != "" {
			if f, err = parseFeatures(names); err != nil {
				return err
			}
		}
		id := b.lemma(lemma, lemma, "", pos)
		b.add([]byte(form), Reading{id, pos, f})
	}
	return nil
}
