package extractor

import (
	"strings"

	"edikt/language"
)

// extent is the stretch of words that belongs to an institution's name around its head at i.
func (d *document) extent(i, first, last int32) (int32, int32) {
	a := i
	if i > first && d.g.ranks[d.words[i-1].fold] {
		a, _ = d.extent(i-1, first, last) // Brasiliens Oberster Gerichtshof
		return a, d.extentRight(i+1, last)
	}
	if p := d.words[max(first, i-1)].mention; i > first && p >= 0 && d.mentions[p].kind == placeMention && genitiveName(d.words[i-1].fold) {
		return d.mentions[p].first, d.extentRight(i+1, last) // Tübingens Oberbürgermeister
	}
	for a > first && (d.words[a-1].is(isAdj) || d.words[a-1].lexeme.place >= 0) && !d.words[a-1].is(isPunct|isDet|isPrep) && (d.words[a-1].mention < 0 || d.mentions[d.words[a-1].mention].kind == placeMention) {
		a--
	}
	return a, d.extentRight(i+1, last)
}

// extentRight follows names, genitives and "für ...", "de l'..." behind a head.
func (d *document) extentRight(i, last int32) int32 {
	end := i
	for hops := 0; end < last && hops < 6; hops++ {
		w := &d.words[end]
		switch {
		case hops > 0 && d.g.german && d.words[i].fold == "für" && d.listGoesOn(end, last) > end:
			end = d.listGoesOn(end, last)
		case hops == 0 && d.g.german && d.longPlace(end) > end:
			end = d.longPlace(end)
		case hops == 0 && d.g.german && end == i && d.nameOfPlace(end):
			end++
		case d.g.german && end > i && w.mention < 0 && d.endsInPlace(end) && d.behindVerb(i-1):
			return end // seit Mai zeigt die Stadt Bielefeld Videos auf TikTok
		case d.plainName(end):
			if m := w.mention; d.g.german && m >= 0 && d.mentions[m].first == end && d.mentions[m].last <= last {
				end = d.mentions[m].last // Kantons St. Gallen
			} else {
				end++
			}
		case d.g.german && end > i && d.nobiliary(end, last):
			end += 2
		case d.g.german && end == i+1 && d.surnameWord(end):
			end++
		case !d.g.german && end < last && (w.is(isAdj|isPP) || w.lexeme.place >= 0) && !w.is(isFinite|isDet|isPrep|isPunct) && !d.withAgent(end, last) && hops < 3 && !(d.presentParticiple(end) && d.takesComplement(end, last)):
			end++
		case !d.g.german && w.fold == "et" && d.namesAnother(end, last) > end:
			end = d.namesAnother(end, last)
		case d.g.nameLinks[w.fold]:
			n := d.linked(end, last)
			if n == end || d.g.german && articles[w.fold] && end > i && d.endsInPlace(end) { // hat die Behörde in Kopenhagen der Kommune ... untersagt
				return end
			}
			end = n
		default:
			return end
		}
	}
	return end
}

// takesComplement reports whether the French participle at i has words of its own behind it: les autorités ayant ordonné le blocage, but
// not: le gouvernement sortant a ....
func (d *document) takesComplement(i, last int32) bool {
	if i+1 >= last {
		return false
	}
	w := &d.words[i+1]
	return w.is(isPP|isDet|isSubj|isInf) && !w.is(isFinite|isPunct) || w.is(isPron) && !w.is(isRel)
}

// behindVerb reports whether a finite verb stands right before the phrase of the noun at i, so that its object may follow.
func (d *document) behindVerb(i int32) bool {
	for j := i - 1; j >= 0 && j > i-4 && d.words[j].sentence == d.words[i].sentence; j-- {
		if w := &d.words[j]; !w.is(isDet | isAdj) {
			return w.is(isFinite)
		}
	}
	return false
}

// endsInPlace reports whether the name of a place ends right before token i.
func (d *document) endsInPlace(i int32) bool {
	m := d.words[i-1].mention
	return m >= 0 && d.mentions[m].kind == placeMention
}

// withAgent reports whether a participle with its agent, or of putting up, stands at i, which belongs to no name: la commission réunie par
// l'Élysée, le groupe mis en place.
func (d *document) withAgent(i, last int32) bool {
	if !d.words[i].is(isPP) || i+1 >= last {
		return false
	}
	return d.words[i+1].fold == "par" || d.lemmaText(d.words[i].verb) == "mettre" && d.words[i+1].is(isPrep)
}

// listGoesOn follows the fields of an office: für Umwelt, Bergbau und Naturschutz; für den Datenschutz und die
// Informationsfreiheit. It returns the end of the list, or i where none goes on.
func (d *document) listGoesOn(i, last int32) int32 {
	end := i
	for n := i; n+1 < last && n < i+12; {
		comma := d.words[n].fold == ","
		if !comma && d.words[n].fold != "und" {
			break
		}
		j := n + 1
		if j < last && d.words[j].is(isDet) && !d.words[j].is(isPrep) {
			j++
		}
		w := &d.words[min(j, last-1)]
		if j >= last || !w.is(isNoun) || w.mention >= 0 || w.class.has(d.g.known.actorHead) || w.class.has(d.g.known.group) {
			break
		}
		n = j + 1
		if !comma {
			return n // the list ends with und
		}
	}
	return end
}

// nameOfPlace reports whether a capitalised word right behind a head is its name although it looks like a compound: Landkreis
// Freudenstadt.
func (d *document) nameOfPlace(i int32) bool {
	w := &d.words[i]
	k := &d.g.known
	return w.tok.Kind == language.Word && w.tok.Is(language.Upper) && len(w.readings) == 0 && w.mention < 0 && !w.class.any(k.carriers) && !w.class.has(k.group) && !w.class.has(k.service) && !w.class.any(k.transparent)
}

// plainName reports whether token i is a capitalised word that can go on a name.
func (d *document) plainName(i int32) bool {
	w := &d.words[i]
	if w.tok.Kind != language.Word || w.tok.Shape&language.Upper == 0 {
		return false
	}
	if m := w.mention; m >= 0 && d.mentions[m].kind == targetMention {
		return false
	}
	if d.g.german {
		return w.mention >= 0 || len(w.readings) == 0 && !w.class.any(d.g.known.carriers) && w.mod == "" || w.tok.Is(language.Caps)
	}
	return true
}

// surnameWord reports whether a word that means something else is the last name of an office's holder behind the first one:
// Kultusminister Armin Schwarz.
func (d *document) surnameWord(i int32) bool {
	w, given, office := &d.words[i], &d.words[i-1], &d.words[i-2]
	k := &d.g.known
	return office.class.has(k.person) && given.mention < 0 && len(given.readings) == 0 && given.mod == "" && !given.tok.Is(language.Caps) && !given.tok.Is(language.Hyphen) &&
		w.tok.Kind == language.Word && w.tok.Is(language.Upper) && w.mention < 0 && !w.class.any(k.carriers) && !w.class.has(k.group) && !w.class.has(k.service) && !w.class.any(k.transparent)
}

// ledName is where the name ends of the firm or club whose head stands before "von" at i: die Konzernspitze von Nestlé. It is i itself where none
// does.
func (d *document) ledName(i, last int32) int32 {
	if !d.g.german || d.words[i].fold != "von" || i == 0 || i+1 >= last {
		return i
	}
	led := false
	for _, e := range [...]string{"leitung", "spitze", "führung", "vorstand"} {
		led = led || strings.HasSuffix(d.words[i-1].fold, e)
	}
	w := &d.words[i+1]
	if !led || w.tok.Kind != language.Word || !w.tok.Is(language.Upper) || len(w.readings) > 0 || w.noun != 0 {
		return i
	}
	return i + 2
}

// linked follows a link word (des, für, de l') to the noun or name behind it; it returns i where nothing fitting follows.
func (d *document) linked(i, last int32) int32 {
	if n := d.ledName(i, last); n > i {
		return n
	}
	if d.g.localLinks[d.words[i].fold] { // Regierung in Den Haag, but not: Minister im Parlament
		if i+1 < last && d.words[i+1].mention >= 0 && d.mentions[d.words[i+1].mention].kind != targetMention && d.mentions[d.words[i+1].mention].entry >= 0 {
			return d.mentions[d.words[i+1].mention].last
		}
		return i
	}
	j := i + 1
	for j < last && (d.words[j].is(isDet) || d.words[j].is(isAdj) && !d.words[j].is(isPunct|isFinite) || d.words[j].lexeme.place >= 0) && j-i < 4 {
		if !d.g.german && (d.words[j].tok.Is(language.Upper) && d.words[j].lexeme.place < 0 || d.words[j].is(isNoun) && !d.words[j].is(isDet) && (j+1 >= last || !d.words[j+1].is(isNoun))) {
			break // ministre du Numérique, office de la statistique
		}
		j++
	}
	if j >= last {
		return i
	}
	w := &d.words[j]
	if m := w.mention; m >= 0 && d.mentions[m].kind == targetMention {
		return i
	}
	if !d.g.german && w.mention < 0 && w.tok.Is(language.Upper) && w.class.any(d.g.known.carriers) {
		return j + 1 // ministre des Communications: its capital makes it part of the name
	}
	body := d.g.german && w.class.has(d.g.known.actorHead) && !w.is(isPlu) && !w.class.has(d.g.known.thing) // die Rektorin der Universität
	if !body && (w.class.any(d.g.known.carriers) && !d.fieldOf(j, last) || w.class.has(d.g.known.group) && !d.oneBody(i, w) && !d.leagueOf(i) || w.class.has(d.g.known.service)) {
		return i
	}
	if d.g.german {
		if w.is(isNoun|isName) && !w.is(isPunct) {
			if m := w.mention; m >= 0 {
				return d.mentions[m].last
			}
			return j + 1
		}
		return i
	}
	if w.mention >= 0 {
		if f := d.words[i].fold; f == "à" || f == "au" || f == "aux" {
			return i // le chef du gouvernement à Bruxelles
		}
		return d.mentions[w.mention].last
	}
	if heads := w.lexeme.heads; len(heads) > 0 { // services du Premier ministre
		for k := range heads {
			if d.phraseAt(heads[k].words, j) {
				return j + int32(len(heads[k].words))
			}
		}
	}
	if d.fieldOf(j, last) && w.class.any(d.g.known.carriers) {
		return j + 2
	}
	if w.tok.Is(language.Upper) || (w.is(isNoun) || len(w.readings) == 0 && w.tok.Kind == language.Word) && d.g.nameNoun(w) { // de rugby: no list has all
		return j + 1
	}
	return i
}
