package indexer

import (
	"bytes"
	"encoding/binary"
	"slices"

	lang "edikt/language/analysis"
	"edikt/query"
)

// trail is the words of a document in their order, two bytes of a hash each: whether forms stand next to each other is
// read off it hundreds of times faster than off the stored text. It is a byte that says whether the document is read as
// French, then for each text the number of its field, its length in words and their hashes.
//
// A document that holds all forms of a phrase, and by accident a pair of neighbours with the right hash (one in forty),
// passes by mistake where one form stands next to a word with the hash of the other: one document in 100,000 of those
// at most.
type trail []byte

// trailFields number the fields of texts.
var trailFields = []query.Field{query.TitleField, query.TextField, query.EvidenceField, query.NamesField}

func newTrail(language string, words int) trail {
	t := make(trail, 1, 1+3*len(trailFields)+2*words)
	if language == lang.French {
		t[0] = 1
	}
	return t
}

// add appends the words of a text.
func (t trail) add(f query.Field, words []lang.Word) trail {
	t = append(t, byte(slices.Index(trailFields, f)))
	t = binary.AppendUvarint(t, uint64(len(words)))
	for i := range words {
		t = binary.LittleEndian.AppendUint16(t, formHash(words[i].Form))
	}
	return t
}

// formHash is FNV-1a folded to 16 bits.
func formHash(form string) uint16 {
	h := hashBytes(hashStart, form)
	return uint16(h ^ h>>16)
}

// step is a phrase as trails hold it: the hashes of its forms.
type step []byte

func newStep(forms []string) step {
	var s step
	for _, f := range forms {
		s = binary.LittleEndian.AppendUint16(s, formHash(f))
	}
	return s
}

// has reports whether one of the fields holds the phrase; which of the two readings counts is up to the document.
func (t trail) has(in []query.Field, french, other step) bool {
	if len(t) == 0 {
		return false
	}
	want := other
	if t[0] == 1 {
		want = french
	}
	for rest := t[1:]; len(rest) > 1; {
		field := int(rest[0])
		words, size := binary.Uvarint(rest[1:])
		if size <= 0 || words > uint64(len(rest)) || field >= len(trailFields) {
			return false // no trail of ours
		}
		hashes := rest[1+size:]
		if len(hashes) < 2*int(words) {
			return false
		}
		if slices.Contains(in, trailFields[field]) && want.in(hashes[:2*words]) {
			return true
		}
		rest = hashes[2*words:]
	}
	return false
}

// in reports whether the hashes stand in a row, beginning at an even place.
func (s step) in(hashes []byte) bool {
	for from := 0; len(s) > 0; {
		i := bytes.Index(hashes[from:], s)
		if i < 0 {
			return false
		}
		if i += from; i%2 == 0 {
			return true
		}
		from = i + 1
	}
	return false
}
