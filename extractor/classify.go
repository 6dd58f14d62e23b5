package extractor

import (
	"edikt/language"
	"edikt/language/forms"
	"strings"
)

func punctFlags(fold string) wordFlags {
	switch fold {
	case "„", "«", "(", "[", "‚", "‹":
		return isPunct | isOpen
	case "“", "”", ")", "]", "‘", "›", "»":
		return isPunct | isClose
	case "\"", "'":
		return isPunct | isOpen | isClose
	}
	return isPunct
}

// prefers reports whether a verb that rules fire on should win over the reading that came first: einführen is not einfahren.
func (g *grammar) prefers(lemma uint32, w *word) bool {
	return g.german && !w.is(isAux|isModal) && len(g.byVerb[w.verb]) == 0 && len(g.byVerb[lemma]) > 0
}

// classify settles part of speech, lemma and classes from the readings alone.
func (g *grammar) classify(w *word, initial bool) {
	capital := w.tok.Is(language.Upper)
	infinitive := false
	if c, ok := g.formClass[w.fold]; ok {
		w.class = w.class.union(c)
	}
	for _, r := range w.readings {
		if r.POS == forms.Noun {
			if g.german && !capital && !w.tok.Is(language.GapHead) {
				continue
			}
			w.flags |= isNoun
			if w.noun == 0 {
				w.noun = r.Lemma
			}
			if r.Features.Has(forms.Pl) && !r.Features.Has(forms.Sg) {
				w.flags |= isPlu
			}
			w.class = w.class.union(g.classOf(r.Lemma))
			continue
		}
		if g.german && capital && !initial && r.POS != forms.Pron {
			if r.POS == forms.Verb && r.Features.Has(forms.Infinitive) {
				w.flags |= isNoun // das Verbieten
			}
			continue
		}
		w.class = w.class.union(g.classOf(r.Lemma))
		w.flags |= g.flagsOf(r)
		if g.german && r.POS == forms.Verb && r.Features.Has(forms.Infinitive) && !infinitive {
			infinitive, w.verb = true, 0 // führen is no form of fahren
		}
		if r.POS == forms.Verb && (w.verb == 0 || r.Features.Has(forms.Aux) || r.Features.Has(forms.Modal) || g.prefers(r.Lemma, w)) {
			w.verb = r.Lemma
		}
	}
	if !g.german && w.is(isPast) && mayBePresent(w.readings) {
		w.flags &^= isPast // interdit, dit: newspapers hardly use the passé simple
	}
	if capital && !initial {
		w.flags |= isName
	}
	if g.german && w.noun == 0 && g.freeOf(w) {
		return
	}
	if p, ok := g.parts[w.noun]; ok && w.noun != 0 {
		w.mod, w.noun = p.mod, p.head
		w.class = w.class.union(g.classOf(p.head))
	} else if w.noun == 0 && (capital || !g.german) {
		g.compound(w)
	}
	if capital && len(w.readings) == 0 && (g.german || w.class.has(g.known.group)) {
		w.flags |= isNoun
	}
	if !g.german && capital && !initial && w.is(isAdj) && w.class.has(g.known.group) {
		w.flags |= isNoun // les Français
	}
}

// flagsOf turns a reading into flags.
func (g *grammar) flagsOf(r forms.Reading) wordFlags {
	f := r.Features
	switch r.POS {
	case forms.Det:
		out := isDet
		if f.Has(forms.Gen) {
			out |= isGen
		}
		if f.Has(forms.Dat) && f&(forms.Nom|forms.Acc|forms.Gen) == 0 {
			out |= isDat
		}
		return out
	case forms.Prep:
		if f.Has(forms.Contracted) {
			return isPrep | isDet
		}
		return isPrep
	case forms.Adj:
		return isAdj
	case forms.Pron:
		return isPron
	case forms.RelPron:
		return isRel
	case forms.Subj:
		return isSubj
	case forms.Conj:
		return isConj
	case forms.Adv:
		return isAdv
	case forms.Neg:
		return isNeg
	case forms.Num:
		return isNum
	case forms.Verb:
		return verbFlags(f)
	}
	return 0
}

func verbFlags(f forms.Features) wordFlags {
	var out wordFlags
	for _, m := range [...]struct {
		f forms.Features
		w wordFlags
	}{{forms.Finite, isFinite}, {forms.Infinitive, isInf}, {forms.ZuInfinitive, isZu}, {forms.Aux, isAux}, {forms.Modal, isModal},
		{forms.Preterite, isPast}, {forms.Future, isFuture}, {forms.Subj1, isSubj1}, {forms.Subj2, isSubj2}} {
		if f.Has(m.f) {
			out |= m.w
		}
	}
	if f.Has(forms.Participle) {
		if f.Has(forms.Adjectival) {
			return out | isAdj
		}
		out |= isPP
	}
	if f.Has(forms.PresentParticiple) {
		out |= isAdj
	}
	return out
}

// freeOf reads an adjective that says what something is without as a compound of that noun: TikTok-frei, handyfreie Schule.
func (g *grammar) freeOf(w *word) bool {
	stem := w.fold
	for _, e := range [...]string{"e", "er", "en", "em", "es"} {
		if s, ok := strings.CutSuffix(w.fold, "frei"+e); ok {
			stem = s + "frei"
			break
		}
	}
	mod, ok := strings.CutSuffix(stem, "frei")
	mod = strings.TrimSuffix(mod, "-")
	if !ok || len(mod) < 4 || len(g.names.within(mod)) == 0 {
		return false
	}
	w.mod, w.noun = mod, g.free
	w.flags = w.flags&isName | isAdj
	return true
}

// compound reads a word as modifier and head: after its last hyphen, or by the longest known noun at its end.
func (g *grammar) compound(w *word) {
	if i := strings.LastIndexByte(w.fold, '-'); i > 0 && i+1 < len(w.fold) && w.tok.Is(language.Hyphen) {
		if g.head(w, i+1) {
			w.mod = w.fold[:i]
			return
		}
		if !g.german {
			return
		}
	}
	if !g.german {
		return
	}
	for i := 3; i+3 < len(w.fold); i++ {
		if w.fold[i]&0xC0 == 0x80 || g.prefixes[w.fold[:i]] {
			continue
		}
		if g.heads[w.fold[i:]] && (len(w.fold)-i > 4 || g.knownPart(w.fold[:i])) && g.head(w, i) {
			w.mod = strings.TrimSuffix(w.fold[:i], "-")
			return
		}
	}
}

// knownPart reports whether a compound's first part is a word of its own: before short heads anything else is chance
// (Dutz-ende).
func (g *grammar) knownPart(part string) bool {
	for _, link := range [...]string{"", "s", "es", "n", "en", "-"} {
		p, ok := strings.CutSuffix(part, link)
		if ok && len(p) > 2 && (len(g.forms.Lookup(p)) > 0 || len(g.names.first[p]) > 0) {
			return true
		}
	}
	return false
}

// head takes fold[i:] as the head of w where it is a noun.
func (g *grammar) head(w *word, i int) bool {
	tail := w.fold[i:]
	if c, ok := g.formClass[tail]; ok {
		w.class = w.class.union(c)
		w.flags |= isNoun
	}
	for _, r := range g.forms.Lookup(tail) {
		if r.POS != forms.Noun {
			continue
		}
		if w.noun == 0 {
			w.noun = r.Lemma
		}
		w.flags |= isNoun
		if g.german && r.Features.Has(forms.Pl) && !r.Features.Has(forms.Sg) {
			w.flags |= isPlu
		}
		w.class = w.class.union(g.classOf(r.Lemma))
	}
	return w.flags&isNoun != 0
}

// mayBePresent reports whether one of the readings is a finite verb in the present.
func mayBePresent(readings []forms.Reading) bool {
	for _, r := range readings {
		if r.POS == forms.Verb && r.Features.Has(forms.Finite|forms.Present) {
			return true
		}
	}
	return false
}
