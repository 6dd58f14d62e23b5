package forms

import (
	"fmt"
	"strings"
)

// POS is a part of speech.
type POS uint8

// The parts of speech. Subj are subordinating conjunctions, Particle the separable particles of German verbs and
// other small words ("zu" before an infinitive).
const (
	NoPOS POS = iota
	Verb
	Noun
	Adj
	Det
	Pron
	Prep
	Conj
	Subj
	RelPron
	Adv
	Neg
	Particle
	Num
)

var posNames = []string{"", "Verb", "Noun", "Adj", "Det", "Pron", "Prep", "Conj", "Subj", "RelPron", "Adv", "Neg", "Particle", "Num"}

func (p POS) String() string { return posNames[p] }

func parsePOS(s string) (POS, error) {
	for i, n := range posNames {
		if n == s && n != "" {
			return POS(i), nil
		}
	}
	return NoPOS, fmt.Errorf("part of speech %q is none of %s", s, strings.Join(posNames[1:], ", "))
}

// Features is a set of grammatical features. Where one form serves several persons, numbers, cases or genders, all
// of their bits are set in one reading; tense, mood and kind of form never mix in one reading.
type Features uint32

// The features.
const (
	Finite            Features = 1 << iota
	Infinitive                 // verbieten, interdire
	ZuInfinitive               // abzuraten
	Participle                 // verboten, interdite
	PresentParticiple          // verbietend, interdisant
	Present
	Preterite // Präteritum; imparfait and passé simple
	Future    // futur simple
	Subj1     // Konjunktiv I
	Subj2     // Konjunktiv II; conditionnel
	Subjonctif
	Imperative
	Sg
	Pl
	P1
	P2
	P3
	Masc
	Fem
	Neut
	Nom
	Acc
	Dat
	Gen
	Aux        // auxiliary verb
	Modal      // modal verb
	Adjectival // inflected like an adjective: verbotene
	Joined     // finite form with its separable particle in front: abrät
	Clitic     // French clitic pronoun
	Reflexive
	Possessive
	Contracted // preposition with article: zum, du
)

// Sets of features that belong together.
const (
	Persons = P1 | P2 | P3
	Numbers = Sg | Pl
	Genders = Masc | Fem | Neut
	Cases   = Nom | Acc | Dat | Gen
	// agreement may be merged in one reading.
	agreement = Persons | Numbers | Genders | Cases
)

var featureNames = []string{"Finite", "Infinitive", "ZuInfinitive", "Participle", "PresentParticiple", "Present", "Preterite", "Future",
	"Subj1", "Subj2", "Subjonctif", "Imperative", "Sg", "Pl", "P1", "P2", "P3", "Masc", "Fem", "Neut", "Nom", "Acc", "Dat", "Gen",
	"Aux", "Modal", "Adjectival", "Joined", "Clitic", "Reflexive", "Possessive", "Contracted"}

// Has reports whether every feature of want is in f.
func (f Features) Has(want Features) bool { return f&want == want }

func (f Features) String() string {
	var names []string
	for i, n := range featureNames {
		if f&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return strings.Join(names, ",")
}

func parseFeatures(s string) (Features, error) {
	var f Features
next:
	for name := range strings.SplitSeq(s, ",") {
		for i, n := range featureNames {
			if n == name {
				f |= 1 << i
				continue next
			}
		}
		return 0, fmt.Errorf("feature %q is none of %s", name, strings.Join(featureNames, ", "))
	}
	return f, nil
}

// Lemma is a word as dictionaries have it.
type Lemma struct {
	ID       uint32
	Text     string // "abraten", "déconseiller", "Verbot"
	Base     string // "raten": what Text is without its separable particle
	Particle string // "ab"; empty where there is none
	POS      POS
}

// Reading is one way to read a form.
type Reading struct {
	Lemma    uint32
	POS      POS
	Features Features
}

// Separable is a particle that a base verb can take, and the lemma of both.
type Separable struct {
	Particle string
	Lemma    uint32
}
