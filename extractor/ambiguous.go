package extractor

import (
	"edikt/language"
	"edikt/language/gazetteer"
	"slices"
	"strings"
)

// inContext asks the cues of an ambiguous name: what stands beside it, else what else the article speaks of.
func (n *names) inContext(d *document, e *nameEntry, i, last int32) bool {
	c := e.cues
	if c == nil {
		c = new(NameCues)
	}
	prev, next := d.beside(i, last)
	if slices.Contains(c.Before, prev) || slices.Contains(c.After, next) || d.serviceNounBefore(i) || d.g.german && (e.found.sort == "city" && d.townBefore(i) || e.found.sort == "state" && d.cantonBefore(i)) {
		return true
	}
	if d.articleBefore(i) && !(d.g.german && d.opensRelativeAt(i, last)) && (d.g.german || n.gaz.Entries()[e.name.Entry].Sort != "device") || d.nameGoesOn(last) && !(d.g.german && len(e.name.Text) == 1 && i > 0 && d.words[i-1].is(isPrep)) || len(e.name.Text) == 1 && d.letterOf(i, last) {
		return false
	}
	if c.Alone && (d.date != "" || e.name.From == "") {
		return true // a rule still has to find it where a service stands
	}
	for _, cue := range c.Document {
		if d.documentHolds(cue) {
			return true
		}
	}
	entry := &n.gaz.Entries()[e.name.Entry]
	return d.company(entry)
}

// refused reports whether a word beside the name says that it is another thing: Model X, Sputnik V.
func (n *names) refused(d *document, e *nameEntry, i, last int32) bool {
	if !d.g.german && d.unknownPerson(e, i) {
		return true
	}
	if d.g.german && e.found.kind == targetMention && d.genitiveOfOne(e, i, last) {
		return true
	}
	c := e.cues
	if c == nil {
		return false
	}
	prev, next := d.beside(i, last)
	if slices.Contains(c.NotBefore, prev) || slices.Contains(c.NotAfter, next) {
		return true
	}
	for _, cue := range c.NotDocument {
		if d.documentHolds(cue) {
			return true
		}
	}
	return false
}

// beside is the word before and behind the tokens i..last in their sentence.
func (d *document) beside(i, last int32) (prev, next string) {
	if j := i - 1; j >= 0 && d.words[j].sentence == d.words[i].sentence {
		prev = d.words[j].fold
		if d.words[j].is(isPunct) && d.words[j].is(isOpen) && j > 0 {
			prev = d.words[j-1].fold
		}
	}
	if int(last) < len(d.words) && d.words[last].sentence == d.words[i].sentence {
		next = d.words[last].fold
	}
	return prev, next
}

// letterOf reports whether a single letter goes with the word or sign beside it: Rama X, Baracke X, AC+X.
func (d *document) letterOf(i, last int32) bool {
	if i > 0 && d.words[i-1].sentence == d.words[i].sentence && !d.words[i].tok.Is(language.Spaced) && !d.words[i-1].is(isOpen) && !d.words[i-1].tok.Is(language.Elided) {
		return true
	}
	if int(last) < len(d.words) && !d.words[last].tok.Is(language.Spaced) && (d.words[last].fold == "+" || d.words[last].fold == "-" || d.words[last].fold == "%") {
		return true
	}
	if i == 0 || d.words[i-1].sentence != d.words[i].sentence {
		return false
	}
	w := &d.words[i-1]
	if d.g.months[w.fold] > 0 || d.weekday(w.fold) >= 0 {
		return false // verlässt im Mai X
	}
	return w.is(isNoun|isName) && !w.is(verbal|isPrep|isConj) && w.tok.Is(language.Upper) && !(d.g.german && greetings[w.fold]) && !d.placeLeaves(i, last) && !d.leftBehindPhrase(i, last)
}

// leftBehindPhrase reports whether a letter behind a phrase with a preposition is what is left: hat nach eigenen Angaben X verlassen, kehrt
// nach der Kritik X den Rücken.
func (d *document) leftBehindPhrase(i, last int32) bool {
	s := d.sentences[d.words[i].sentence]
	if !d.g.german || last >= s.Last || d.words[last].verb != d.g.verlassen && !(d.words[last].fold == "den" && last+1 < s.Last && d.words[last+1].fold == "rücken") {
		return false
	}
	for j := i - 2; j > s.First && j > i-5; j-- {
		w := &d.words[j]
		if w.is(isPrep) {
			return true
		}
		if !w.is(isDet|isAdj|isNum) && !adjectiveEnding(w.fold) || w.is(isFinite) || w.is(isPunct) {
			return false
		}
	}
	return false
}

// bodyBehindVerb reports whether the noun at i is an institution with an article in the nominative, in a sentence that opens with an
// adverbial, so that it comes behind the verb.
func (d *document) bodyBehindVerb(i, first int32) bool {
	w := &d.words[i]
	named := w.mention >= 0 && d.mentions[w.mention].acts()
	if !d.words[first].is(isPrep|isAdv) || !named && !w.class.has(d.g.known.actorHead) && !(i > first && d.largeAdjective(i-1)) {
		return false
	}
	j := i - 1
	for j > first && !d.words[j].is(isDet) && (d.words[j].is(isAdj) || d.words[j].mention >= 0 || d.largeAdjective(j)) {
		j--
	}
	if f := d.words[j].fold; f != "der" && f != "die" && f != "das" {
		return false
	}
	for j--; j > first && d.words[j].is(isAdv); j-- {
	}
	v := &d.words[j]
	return v.is(isFinite) && (v.verb == d.g.verlassen || v.is(isAux|isModal) || int(i)+2 < len(d.words) && d.words[i+2].fold == "den") // hat die Uni X verlassen; kehrt die Uni X den Rücken
}

// placeLeaves reports whether a letter is what the place or body before it leaves: wenn Rostock X verlässt; daher verlässt Rostock X;
// im Mai verlässt der Verein X.
func (d *document) placeLeaves(i, last int32) bool {
	if !d.g.german {
		return false
	}
	s := d.sentences[d.words[i].sentence]
	if place, n := d.g.names.longest(d, i-1, i); (n != 1 || place.kind != placeMention) && !d.bodyBehindVerb(i-1, s.First) {
		return false
	}
	for j := s.First; j < s.Last; j++ {
		if j != i && (d.words[j].verb == d.g.verlassen || d.words[j].fold == "den" && j+1 < s.Last && d.words[j+1].fold == "rücken") {
			return true
		}
	}
	return false
}

// articleBefore reports whether a determiner makes the name a common noun: ein Signal, die Teams, zwei Teams.
func (d *document) articleBefore(i int32) bool {
	if i == 0 || d.words[i-1].sentence != d.words[i].sentence {
		return false
	}
	w := &d.words[i-1]
	if d.g.german && len(w.readings) == 0 && w.tok.Kind == language.Word && !w.tok.Is(language.Upper) && adjectiveEnding(w.fold) {
		return true // ein aufgemaltes X
	}
	if d.g.german && w.year() {
		return false // müssen ab 2027 Visio nutzen
	}
	return w.is(isDet|isNum) && !w.is(isPrep) || d.g.german && w.is(isAdj) && !w.is(isPrep|isConj|isAdv|isSubj)
}

// opensRelativeAt reports whether what stands right before a German name is a relative pronoun and no article: the pronoun stands behind a
// noun's comma, and what it opens ends in its finite verb: der Kanton, der Zoom verboten hat.
func (d *document) opensRelativeAt(i, last int32) bool {
	switch d.words[i-1].fold {
	case "der", "die", "das":
	default:
		return false
	}
	s := d.sentences[d.words[i].sentence]
	if i < s.First+3 || d.words[i-2].fold != "," || !d.words[i-3].is(isNoun|isName|isPunct) && d.words[i-3].mention < 0 && len(d.words[i-3].readings) > 0 {
		return false
	}
	end := last
	for end < s.Last && !boundary(&d.words[end]) && d.words[end].fold != "." {
		end++
	}
	w := &d.words[end-1]
	return end > last && w.is(isFinite) && !w.is(isNoun|isAdj|isPrep|isAdv) && !d.finiteWithin(last, end-1)
}

// nameGoesOn reports whether a capitalised word of no other meaning follows, as in Max Huber.
func (d *document) nameGoesOn(last int32) bool {
	if int(last) >= len(d.words) || last == 0 || d.words[last].sentence != d.words[last-1].sentence {
		return false
	}
	w := &d.words[last]
	return w.tok.Kind == language.Word && w.tok.Is(language.Upper) && len(w.readings) == 0 && w.noun == 0 && w.mod == ""
}

// company reports whether the article also names a service of the same sort or a noun for such services.
func (d *document) company(e *gazetteer.Entry) bool {
	d.takeStock()
	if d.sorts[e.Sort] {
		return true
	}
	for _, noun := range e.Nouns {
		if telling[noun] && d.stock.has(d.g.nounClass[noun]) {
			return true
		}
	}
	return false
}

// telling are the classes of nouns that say enough to make an ambiguous name a service.
var telling = map[string]bool{"messenger": true, "videoconf": true, "chatbot": true, "social": true, "search": true, "suite": true, "office": true, "video": true}

// takeStock notes which sorts of services the article names beyond doubt, and which nouns for services.
func (d *document) takeStock() {
	if d.stocked {
		return
	}
	d.stocked, d.stock = true, classSet{}
	clear(d.sorts)
	for i := range d.sums {
		d.stock = d.stock.union(d.sums[i].classes)
	}
	for _, i := range d.nameable {
		for _, sort := range d.words[i].lexeme.sorts {
			d.sorts[sort] = true
		}
	}
}

// sorts are the sorts of services that a word names beyond doubt.
func (n *names) sorts(w *word) []string {
	if w.tok.Kind != language.Word || !w.tok.Is(language.Upper) {
		return nil
	}
	key := w.fold
	if k := strings.IndexByte(key, '-'); k > 0 {
		key = key[:k]
	}
	var out []string
	for k := range n.first[key] {
		if e := &n.first[key][k]; e.found.kind == targetMention && len(e.tokens) == 1 && e.name.Policy != gazetteer.Context {
			out = append(out, e.found.sort)
		}
	}
	return out
}

// serviceNounBefore reports whether a noun for a service stands right before: Plattform X, réseau social X.
func (d *document) serviceNounBefore(i int32) bool {
	j := i - 1
	for j >= 0 && (d.words[j].is(isPunct) && d.words[j].is(isOpen) || !d.g.german && d.words[j].is(isAdj)) && d.words[j].fold != "(" {
		j--
	}
	return j >= 0 && d.words[j].sentence == d.words[i].sentence && d.words[j].is(isNoun) && d.words[j].class.has(d.g.known.service)
}

// documentHolds reports whether a folded word, one of the grammar's telling words, stands anywhere in the article, by itself or as
// the first part of a compound.
func (d *document) documentHolds(cue string) bool {
	if !d.listened {
		d.listened = true
		clear(d.seen)
		for i := range d.words {
			if l := d.words[i].lexeme; l.telling {
				for _, part := range tellingParts(l.fold) {
					d.seen[part] = true
				}
			}
		}
	}
	return d.seen[cue]
}

// tellingParts are a word and the first part of its compound, without and with the hyphen.
func tellingParts(fold string) []string {
	if k := strings.IndexByte(fold, '-'); k > 0 {
		return []string{fold, fold[:k], fold[:k+1]}
	}
	return []string{fold}
}

// collectTelling lists the words that documents are asked for.
func (g *grammar) collectTelling(context map[string]NameCues) {
	g.telling = map[string]bool{}
	for _, w := range unknownPersonCues {
		g.telling[w] = true
	}
	for _, c := range context {
		for _, w := range slices.Concat(c.Document, c.NotDocument) {
			g.telling[w] = true
		}
	}
}
