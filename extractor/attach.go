package extractor

import (
	"strings"

	"edikt/language"
)

// relation says how a noun hangs on the noun before it.
type relation uint8

const (
	relNone  relation = iota
	relPrep           // Nutzung von TikTok
	relGen            // Nutzung der App, l'usage de l'application
	relAppos          // Plattform X
	relLike           // Plattformen wie Zoom
	relCoord          // Zoom und Teams
	relMod            // TikTok-Verbot: the name is the first part of its own noun
)

// step is one hold of a noun on another: the noun at the other end and what binds them.
type step struct {
	noun int32
	prep string
	rel  relation
}

// path is the way from a noun up to what the verb sees.
type path struct {
	steps []step // from the noun outwards; coordination makes no step
	prep  string // the preposition before the topmost noun, folded and without its article: "von", "de"; "" for none
	top   int32  // the topmost noun
	det   int32  // its determiner, or -1
	at    int32  // where its phrase begins
	like  bool   // an example: "wie Zoom"
}

// reaches returns the step that ends at noun, or nil.
func (p *path) reaches(noun int32) *step {
	for i := range p.steps {
		if p.steps[i].noun == noun {
			return &p.steps[i]
		}
	}
	return nil
}

const maxSteps = 6

// climb follows a noun up: TikTok -> App (apposition) -> Nutzung (genitive) -> the verb's object.
func (d *document) climb(first int32) path {
	p := path{top: first, det: -1, at: first}
	for range 24 { // coordination may be long, attachment is not
		l := d.left(p.top)
		p.det, p.prep, p.at = l.det, l.prep, l.at
		if l.rel == relNone || len(p.steps) == maxSteps {
			return p
		}
		if l.rel == relLike {
			p.like = true
		}
		if l.rel != relCoord {
			p.steps = append(p.steps, step{noun: l.noun, prep: l.prep, rel: l.rel})
		}
		p.top = d.phraseHead(l.noun)
	}
	return p
}

// phraseHead is where a mention that covers noun begins; the noun itself where none does.
func (d *document) phraseHead(noun int32) int32 {
	if m := d.words[noun].mention; m >= 0 {
		return d.mentions[m].first
	}
	return noun
}

// leftSide is what stands before a noun.
type leftSide struct {
	rel  relation
	noun int32
	prep string
	det  int32
	at   int32
}

// leftOf is left where nothing is remembered.
func (d *document) leftOf(first int32) leftSide {
	if d.g.german && d.kindOfPlace(first) {
		return d.left(first - 1) // im Nachbarland Kenia
	}
	l := leftSide{noun: -1, det: -1, at: first}
	begin := d.sentences[d.words[first].sentence].First
	i := first - 1
	adjective := int32(-1)
	for ; i >= begin; i-- {
		w := &d.words[i]
		if w.is(isPunct) && w.is(isOpen) && w.fold != "(" {
			continue // „TikTok“
		}
		if !d.modifies(i, first) {
			break
		}
		adjective = i
		l.at = i
	}
	if d.g.german && i > begin && d.genitivePlace(i) {
		l.at = i // in Hessens Schulen
		i--
	}
	if d.g.german && i > begin && l.det < 0 && (d.words[i].fold == "dessen" || d.words[i].fold == "deren") && d.words[i-1].is(isPrep) && !d.opensRelative(i) { // an dessen Stelle
		l.det, l.at = i, i
		i--
	}
	if d.g.german && adjective >= 0 && i >= begin && !d.words[i].is(isDet|isPrep|isPunct|isFinite) {
		if a := d.extendedArticle(first); a >= 0 {
			l.at, i = a, a // gegen die in Dublin ansässige Firma
		}
	}
	for i >= begin && (d.words[i].is(isDet) && !d.words[i].is(isNoun) || d.g.german && d.words[i].is(isNeg) && d.g.negDet[d.words[i].fold]) && (l.det < 0 || d.g.german) { // die viel gescholtene, all diese
		if l.det >= 0 && articles[d.words[i].fold] && articles[d.words[l.det].fold] {
			break // mit der die Behörde: a relative pronoun
		}
		if d.g.german && d.opensRelative(i) {
			return l // mit dem Kelber die Seite verbot
		}
		l.det, l.at = i, i
		if d.words[i].is(isPrep) {
			break
		}
		i--
	}
	if !d.g.german && l.det >= 0 && i >= begin && everyWords[d.words[i].fold] { // de toutes les caméras
		l.at = i
		i--
	}
	for i >= begin && d.words[i].is(isPunct) && d.words[i].is(isOpen) && d.words[i].fold != "(" {
		i--
	}
	if i < begin {
		return l
	}
	w := &d.words[i]
	switch {
	case d.g.german && w.fold == "über" && d.words[i+1].tok.Kind == language.Number && d.words[first].is(isPlu):
		l.at = i // über 60 Hochschulen
	case w.is(isPrep) && !w.is(isPart):
		l.prep, l.at = w.lexeme.base, i
		if d.g.german && i > begin && (d.words[i-1].fold == "statt" || d.words[i-1].fold == "anstatt") { // statt auf WhatsApp
			l.prep, l.at = "statt", i-1
			return l
		}
		if d.g.german && i > begin && l.prep == "von" && (d.words[i-1].fold == "anstelle" || d.words[i-1].fold == "mithilfe") {
			l.prep, l.at = d.words[i-1].fold, i-1
			return l
		}
		if p, at := d.wordyPrep(i, begin); at >= 0 { // à propos de TikTok
			l.prep, l.at, i = p, at, at
		}
		if !d.overChannel(first, l.prep) {
			d.hang(&l, i, begin)
		}
		if l.rel == relNone && (d.g.german || !d.g.hearsayPreps[l.prep]) {
			d.coordinatePhrase(&l, first, i, begin)
		}
	case w.fold == "wie" || w.fold == "comme" || w.fold == "darunter" || w.fold == "dont" || w.fold == "etwa" || w.fold == "notamment":
		d.example(&l, i, begin)
		if d.g.german && w.fold == "wie" && d.comparable(&l) && !d.opensClauseAt(i) {
			l.noun, l.rel, l.prep, l.at = -1, relNone, "wie", i
		}
	case !d.g.german && (w.fold == "que" || w.fold == "qu'") && i > begin && (d.words[i-1].fold == "ainsi" || d.words[i-1].fold == "même" && i-2 >= begin && d.words[i-2].fold == "de"):
		for i--; i > begin && (d.words[i].fold == "ainsi" || d.words[i].fold == "même" || d.words[i].fold == "de" || d.words[i].fold == ","); i-- {
		}
		d.coordinate(&l, first, i+1, begin)
	case w.lexeme.coordinates:
		d.coordinate(&l, first, i, begin)
		if n := d.toolNamed(first, i); l.rel == relNone && n >= 0 {
			l.noun, l.rel = n, relAppos
		}
	case !d.g.german && i > begin && d.g.alsoWords[w.fold] && (d.words[i-1].fold == "mais" || d.words[i-1].fold == "et"):
		d.coordinate(&l, first, i-1, begin) // Shein, mais aussi Temu
	case d.g.german && w.fold == "als" && i+1 < first && (d.words[i+1].is(isAdj) || adjectiveEnding(d.words[i+1].fold)) && l.det < 0 && d.words[i+1].tok.Kind == language.Word:
		l.prep, l.at = "als", i // folgte als erster Bundesstaat
	case d.g.german && w.lexeme.lists && d.alsoAfter(i, begin) >= 0:
		c := d.alsoAfter(i, begin)
		if d.words[c].fold != "wie" || d.words[c+1].fold == "auch" {
			d.coordinate(&l, first, c, begin)
		}
		if d.words[c].fold == "wie" && l.rel == relNone && !d.opensClauseAt(c) { // wie zuvor schon Hessen
			l.prep, l.at = "wie", c
		}
	case d.g.german && w.fold == "als" && i > begin && (d.words[i-1].fold == "anders" || d.comparative(i-1)):
		l.prep, l.at = "als", i-1 // anders als Hessen
	case !d.g.german && i > begin && turns[w.fold] && possessives[d.words[i-1].fold]:
		// recommande de son côté Tchap: nothing hangs on the turn
	case !d.g.german && len(w.readings) == 0 && len(d.triggersAt(i)) > 0:
		// Exit Zoom: nothing hangs on the trigger
	case w.is(isNoun|isName) || w.mention >= 0:
		d.adjacent(&l, first, i, adjective)
	}
	return l
}

// articles are the German articles, which are relative pronouns too.
var articles = wordSet("der", "die", "das", "den", "dem", "des", "denen", "deren", "dessen")

// everyWords stand before a French article.
var everyWords = wordSet("tous", "toutes", "tout", "toute")

// turns and possessives make up French phrases that set one against another: de son côté, pour leur part, à son tour.
var (
	turns       = wordSet("côté", "part", "tour")
	possessives = wordSet("son", "sa", "leur", "mon", "ma", "notre")
)

// underWords are German words before an age, behind which a service is no part of the phrase: Kindern unter 16 TikTok verbieten.
var underWords = wordSet("unter", "bis", "ab")

// modifies reports whether word i may stand between a determiner and the noun at first.
func (d *document) modifies(i, first int32) bool {
	w := &d.words[i]
	if w.lexeme.place >= 0 && w.tok.Kind == language.Word && !w.is(isPrep) {
		return true
	}
	if !d.g.german && (w.fold == "même" || w.fold == "mêmes") {
		return true // le même outil
	}
	if w.is(isPunct|isDet|isPrep|isConj|isSubj|isNeg|isPron) || w.mention >= 0 && !w.is(isAdj) {
		return false
	}
	if w.year() && w.is(isNum) && (d.g.german || i > 0 && d.words[i-1].is(isPrep)) {
		return false // ab 2027 Visio; dès 2026 Threema
	}
	if d.g.german {
		if w.is(isNoun) || w.is(isName) && !w.is(isAdj) {
			return false
		}
		if w.tok.Kind == language.Number && i > 0 && underWords[d.words[i-1].fold] && minorAge(w.fold, d.g.numbers) && d.targetAt(first) >= 0 {
			return false // Kindern unter 16 TikTok verbieten
		}
		if strings.HasSuffix(w.fold, "-jährigen") && strings.Contains(d.tokens[i].Text(d.text), "-J") {
			return false // unter 16-Jährigen soziale Medien verbieten
		}
		return w.is(isAdj|isNum) || w.is(isAdv) && i+1 < first && d.words[i+1].is(isAdj) || len(w.readings) == 0 && adjectiveEnding(w.fold) ||
			w.is(isPP) && adjectiveEnding(w.fold)
	}
	if w.is(isNoun) && !w.is(isAdj) || w.is(isFinite|isInf) || (w.fold == "nouveau" || w.fold == "présent") && i > 0 && (d.words[i-1].fold == "à" || d.words[i-1].fold == "de") {
		return false
	}
	if w.is(isPP) && w.clause >= 0 && d.clauses[w.clause].final == i && d.clauses[w.clause].finite >= 0 && d.auxLeft(i, d.sentences[w.sentence].First) {
		return false // a depuis quitté X
	}
	return w.is(isAdj|isNum) || w.is(isPP)
}

// adjectiveEnding reports whether a German word that no lexicon knows ends like an inflected adjective: das bambergische Rathaus.
func adjectiveEnding(fold string) bool {
	for _, e := range [...]string{"e", "en", "er", "es", "em"} {
		if strings.HasSuffix(fold, e) {
			return len(fold) > len(e)+2
		}
	}
	return false
}

// nounLeft is the noun that ends right at or before token i, past French adjectives behind their noun; or -1.
func (d *document) nounLeft(i, begin int32) int32 {
	for ; i >= begin; i-- {
		w := &d.words[i]
		if w.is(isPunct) && w.is(isClose) && w.fold != ")" {
			continue
		}
		if w.fold == ")" { // past a bracket: das Bundespresseamt (BPA)
			for i > begin && d.words[i].fold != "(" {
				i--
			}
			continue
		}
		if w.is(isNoun|isName) || w.mention >= 0 {
			if !d.g.german && w.is(isAdj|isPP) && i > begin && d.words[i-1].is(isNoun) && d.words[i-1].mention != w.mention {
				continue
			}
			return i
		}
		if !d.g.german && w.is(isConj) && i > begin && d.words[i+1].is(isAdj) && d.words[i-1].is(isAdj) && (w.fold == "et" || w.fold == "ou") {
			continue // l'éviction pure et simple de TikTok
		}
		if d.g.german || !(w.is(isAdj|isPP) || len(w.readings) == 0 && w.tok.Kind == 0) || w.is(isPrep|isDet) {
			return -1
		}
	}
	return -1
}

// hang decides whether a prepositional phrase belongs to the noun before it or to the verb.
func (d *document) hang(l *leftSide, prep, begin int32) {
	if n := d.madeNoun(prep); n >= 0 {
		l.noun, l.rel = n, relGen
		return
	}
	n := d.nounLeft(prep-1, begin)
	if n < 0 {
		return
	}
	w := &d.words[n]
	k := &d.g.known
	carries := w.class.any(k.carriers)
	switch l.prep {
	case "von", "de":
		if d.g.german && d.fromTo(prep) {
			return // stellt Rechner von Windows auf Linux um
		}
		if a := d.pageOf(n, begin); a >= 0 {
			l.noun, l.rel = a, relGen
			return
		}
		if m := w.mention; m >= 0 && d.mentions[m].kind == targetMention && !carries {
			if v := d.makerNext(prep); v >= 0 && d.mentions[m].entry >= 0 && d.generic(d.mentions[m].entry) {
				l.noun, l.rel = n, relLike // les équipements chinois de Huawei
				return
			}
			if !d.g.german && d.deviceOf(m, prep) {
				break // les tablettes de la ville
			}
			if t := d.doneBy(m, prep); t >= 0 {
				l.noun, l.rel = t, relGen
				return
			}
			return // TikTok von den Handys; Copilot von Microsoft
		}
		if m := w.mention; d.g.german && m >= 0 && d.mentions[m].kind != targetMention && !carries {
			return
		}
		if d.g.german && (w.class.has(k.group) && !carries || w.class.has(k.time) && (w.mod != "" || !carries)) {
			return // verabschiedet sich am Mittwoch von X
		}
		if d.g.german && !carries && len(w.readings) == 0 && w.noun == 0 && !w.tok.Is(language.Hyphen) {
			return // die Hochschulen Trier und Fulda von X
		}
		if !d.g.german && (d.separates(w, prep) || byPortions[w.fold] && n > begin && d.words[n-1].fold == "par") {
			return // se sépare par étapes de Teams
		}
	default:
		if !d.g.german && d.g.agentPreps[l.prep] && d.agentOfVerb(n, prep, carries) {
			return // les outils autorisés par le rectorat; mis à l'écart par le Sénat
		}
		if !carries && d.g.german && (l.prep == "auf" || l.prep == "bei") { // das Konto der Stadt auf X
			if o := d.left(d.phraseHead(n)); o.rel == relGen && d.words[o.noun].class.has(k.account) {
				n, carries = o.noun, true
			}
		}
		if !carries || d.g.german && (l.prep == "durch" || l.prep == "gegen" || l.prep == "zugunsten") && w.class.has(k.service) && !w.class.has(k.trigger) {
			return // das Programm durch Jitsi ersetzen
		}
	}
	l.noun, l.rel = n, relPrep
	if l.prep == "de" {
		l.rel = relGen
	}
}

// example hangs "wie Zoom" on the noun before it.
func (d *document) example(l *leftSide, i, begin int32) {
	j := i - 1
	for j >= begin && (d.words[j].fold == "," || d.words[j].is(isAdv)) {
		j--
	}
	if n := d.nounLeft(j, begin); n >= 0 {
		l.noun, l.rel, l.at = n, relLike, i
	}
}
