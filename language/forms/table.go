package forms

import (
	"bytes"
	"hash/maphash"
	"slices"
	"strings"
	"sync"
)

// Table holds the forms of one language. It is safe for concurrent use.
type Table struct {
	seed     maphash.Seed
	text     string   // all forms, one after the other
	slots    []uint32 // open addressing: some bits of the form's hash and its index in words plus 1; or 0
	words    []word
	readings []Reading
	lemmas   []Lemma
	byText   map[string]uint32 // by folded text; of several, the first
	joins    [][]Separable     // by base verb
	verbs    []source[verb]    // for Generate
	nouns    []source[noun]
	inflect  inflector
}

// source is the entry that a lemma's forms were made from; a lemma can have several (wendete, wandte).
type source[T any] struct {
	lemma uint32
	entry T
}

// word is one form and where its readings are.
type word struct {
	start, end  uint32 // in text
	first, last uint32 // in readings
}

// German returns the German table, built at the first call.
var German = sync.OnceValue(func() *Table { return mustBuild(germanInflector{}, "de") })

// French returns the French table, built at the first call.
var French = sync.OnceValue(func() *Table { return mustBuild(frenchInflector{}, "fr") })

// A slot keeps the index of a word in its lower bits and a tag of its hash in the upper ones, so that a form that is
// not there seldom costs a look at the words.
const (
	indexBits = 18
	indexMask = 1<<indexBits - 1
)

func tag(hash uint64) uint32 { return uint32(hash>>32) &^ indexMask }

// Lookup returns the readings of a folded form, none where it is unknown. It does not allocate.
func (t *Table) Lookup(folded string) []Reading {
	mask := uint64(len(t.slots) - 1)
	hash := maphash.String(t.seed, folded)
	for i := hash & mask; t.slots[i] != 0; i = (i + 1) & mask {
		if t.slots[i]&^indexMask != tag(hash) {
			continue
		}
		if w := t.words[t.slots[i]&indexMask-1]; t.text[w.start:w.end] == folded {
			return t.readings[w.first:w.last:w.last]
		}
	}
	return nil
}

// Lemma returns the lemma with the given id; ids run from 1, and 0 is the zero Lemma.
func (t *Table) Lemma(id uint32) Lemma { return t.lemmas[id] }

// Len is one more than the greatest lemma id, so that tables over lemmas can be slices.
func (t *Table) Len() int { return len(t.lemmas) }

// LemmaID finds a lemma by its text, in any case and with ß or ss. Where a verb and a noun share their text
// (verbot has no such case, "interdit" has), the verb wins.
func (t *Table) LemmaID(text string) (uint32, bool) {
	id, ok := t.byText[fold(text)]
	return id, ok
}

// Find finds a lemma by its text and part of speech.
func (t *Table) Find(text string, pos POS) (uint32, bool) {
	folded := fold(text)
	id, ok := t.byText[folded]
	if ok && t.lemmas[id].POS == pos {
		return id, true
	}
	for i, l := range t.lemmas {
		if l.POS == pos && fold(l.Text) == folded {
			return uint32(i), true
		}
	}
	return 0, false
}

// Particles lists the separable particles of a base verb: raten -> ab (abraten), an (anraten), zu (zuraten).
func (t *Table) Particles(base uint32) []Separable {
	if int(base) < len(t.joins) {
		return t.joins[base]
	}
	return nil
}

// Join returns the lemma of base verb and particle.
func (t *Table) Join(base uint32, particle string) (uint32, bool) {
	for _, s := range t.Particles(base) {
		if s.Particle == particle {
			return s.Lemma, true
		}
	}
	return 0, false
}

// Generate returns the first form of a lemma that has all the features, in normal spelling, or "" if it has none.
// Separable verbs give their joined finite forms ("abrät").
func (t *Table) Generate(lemma uint32, f Features) string {
	p := &paradigm{}
	found := ""
	p.out = func(form []byte, have Features) {
		if found == "" && have.Has(f) {
			found = string(form)
		}
	}
	for _, v := range t.verbs {
		if v.lemma == lemma {
			t.inflect.verb(p, v.entry)
		}
	}
	for _, n := range t.nouns {
		if n.lemma == lemma {
			t.inflect.noun(p, n.entry)
		}
	}
	return found
}

// All calls yield for every form and its readings, in no order that means anything, until it returns false.
func (t *Table) All(yield func(form string, readings []Reading) bool) {
	for _, w := range t.words {
		if !yield(t.text[w.start:w.end], t.readings[w.first:w.last:w.last]) {
			return
		}
	}
}

func fold(s string) string { return strings.ReplaceAll(strings.ToLower(s), "ß", "ss") }

// builder collects forms and turns them into a Table.
type builder struct {
	t       *Table
	text    []byte
	entries []entry // linked lists of readings, one a word
	heads   []int32 // by word: its first entry, or -1

	paradigm paradigm
	reading  Reading // of the lemma whose forms are being made, without their features
}

type entry struct {
	Reading
	next int32
}

func newBuilder() *builder {
	const slots = 1 << indexBits // 40 % full with the 100,000 forms of a language
	b := &builder{t: &Table{seed: maphash.MakeSeed(), slots: make([]uint32, slots), lemmas: make([]Lemma, 1, 6500),
		byText: make(map[string]uint32, 6500)}}
	b.t.words = make([]word, 0, 105_000)
	b.t.verbs = make([]source[verb], 0, 5000)
	b.text = make([]byte, 0, 1_300_000)
	b.entries = make([]entry, 0, 125_000)
	b.heads = make([]int32, 0, 105_000)
	return b
}

// lemma returns the id of a lemma, new or known.
func (b *builder) lemma(text, base, particle string, pos POS) uint32 {
	key := fold(text)
	known, ok := b.t.byText[key]
	if ok && b.t.lemmas[known].POS == pos {
		return known
	}
	if ok {
		for i := range b.t.lemmas {
			if l := &b.t.lemmas[i]; l.POS == pos && l.Text == text {
				return l.ID
			}
		}
	}
	id := uint32(len(b.t.lemmas))
	b.t.lemmas = append(b.t.lemmas, Lemma{ID: id, Text: text, Base: base, Particle: particle, POS: pos})
	if !ok {
		b.t.byText[key] = id
	}
	return id
}

var eszett = []byte("ß")

// add files one form of a lemma, merging it into a reading that differs only in person, number, gender or case.
func (b *builder) add(form []byte, r Reading) {
	if form[0] >= 'A' && form[0] <= 'Z' || form[0] == 0xC3 {
		form = bytes.ToLower(form)
	}
	if bytes.Contains(form, eszett) {
		form = bytes.ReplaceAll(form, eszett, []byte("ss"))
	}
	w := b.word(form)
	for i := b.heads[w]; i >= 0; i = b.entries[i].next {
		e := &b.entries[i]
		if e.Lemma == r.Lemma && e.POS == r.POS && e.Features&^agreement == r.Features&^agreement {
			e.Features |= r.Features
			return
		}
	}
	b.entries = append(b.entries, entry{Reading: r, next: b.heads[w]})
	b.heads[w] = int32(len(b.entries) - 1)
}

// word returns the index of a form, new or known.
func (b *builder) word(form []byte) uint32 {
	t := b.t
	mask := uint64(len(t.slots) - 1)
	hash := maphash.Bytes(t.seed, form)
	i := hash & mask
	for ; t.slots[i] != 0; i = (i + 1) & mask {
		if t.slots[i]&^indexMask != tag(hash) {
			continue
		}
		n := t.slots[i]&indexMask - 1
		if w := t.words[n]; string(b.text[w.start:w.end]) == string(form) {
			return n
		}
	}
	n := uint32(len(t.words))
	t.words = append(t.words, word{start: uint32(len(b.text)), end: uint32(len(b.text) + len(form))})
	b.text = append(b.text, form...)
	b.heads = append(b.heads, -1)
	t.slots[i] = tag(hash) | (n + 1)
	return n
}

// finish lays the readings out, those of one form side by side in the order in which they were added.
func (b *builder) finish() *Table {
	t := b.t
	t.text = string(b.text)
	t.readings = make([]Reading, 0, len(b.entries))
	for w, head := range b.heads {
		first := len(t.readings)
		for i := head; i >= 0; i = b.entries[i].next {
			t.readings = append(t.readings, b.entries[i].Reading)
		}
		slices.Reverse(t.readings[first:])
		t.words[w].first, t.words[w].last = uint32(first), uint32(len(t.readings))
	}
	return t
}
