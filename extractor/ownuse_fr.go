package extractor

import "edikt"

// surveyed reports whether the sentence tells of a poll: what people are said to want is no measure.
func (d *document) surveyed(si int32) bool { return d.holdsWord(si, pollWords) || d.outOf(si) }

// outOf reports whether a sentence counts some out of so many: Six parents sur dix, trois postes sur quatre.
func (d *document) outOf(si int32) bool {
	s := d.sentences[si]
	for i := s.First + 1; i+1 < s.Last; i++ {
		if d.words[i].fold == "sur" && d.words[i+1].is(isNum) && d.words[s.First].is(isNum) && i < s.First+5 {
			return true
		}
	}
	return false
}

var pollWords = wordSet("sondage", "sondages", "sondés", "sondées", "baromètre")

// exempt reports whether a clause only says that another service than the one of mention t is spared: WhatsApp échappe à l'interdiction.
func (d *document) exempt(c, t int32) bool {
	cl := &d.clauses[c]
	if cl.finite < 0 || d.lemmaText(cl.verb) != "échapper" {
		return false
	}
	s := d.targetAt(d.subjectFrench(c).noun)
	return s >= 0 && d.mentions[s].entry != d.mentions[t].entry
}

// groupWords are circles of people on a service.
var groupWords = wordSet("groupe", "groupes", "boucle", "boucles")

// outage reports whether the sentence tells of a failure and no measure.
func (d *document) outage(si int32) bool { return d.holdsWord(si, failureWords) }

var failureWords = wordSet("panne", "pannes", "bug", "bogue", "dysfonctionnement", "incident", "incidents")

// holdsWord reports whether one of the folded words stands in the sentence.
func (d *document) holdsWord(si int32, words map[string]bool) bool {
	s := d.sentences[si]
	for i := s.First; i < s.Last; i++ {
		if words[d.words[i].fold] {
			return true
		}
	}
	return false
}

// goingThere are verbs of joining somebody on a service.
var goingThere = wordSet("miser", "parier", "compter", "appuyer", "reposer", "rabattre", "fonder", "migrer", "basculer", "retrouver", "venir", "rejoindre", "créer", "inscrire", "abonner", "aller")

// ownUse reports whether the way up from a service leads over somebody's own use of it: ses activités sur X.
func (d *document) ownUse(p *path) bool {
	for _, s := range p.steps {
		if l := d.left(s.noun); (s.rel == relPrep || s.rel == relGen) && l.det >= 0 && ownWords[d.words[l.det].fold] && (l.prep == "" || l.prep == "de") {
			return true
		}
	}
	return false
}

// ownAccount reports whether the service stands behind somebody's own account: son compte X, qu'elle avait fermé.
func (d *document) ownAccount(m int32) bool {
	i := d.mentions[m].first - 1
	return !d.g.german && i > 0 && d.words[i].class.has(d.g.known.account) && ownWords[d.words[i-1].fold]
}

// asExit is a rule of abstention for what is yet to come, to be asked or refused, or one of adoption for what another service is put in
// place of: who means to do without a service leaves it.
func (d *document) asExit(r *rule) *rule {
	as := *r
	as.kind = edikt.Exit
	if r.kind == edikt.Adoption {
		as.Negated = "ignored"
	}
	return &as
}

// ownUseIn reports whether the clause speaks of somebody's own use of a service.
func (d *document) ownUseIn(c int32) bool {
	for _, i := range d.clauses[c].words {
		if m := d.targetAt(i); m >= 0 && d.mentions[m].first == i {
			if p := d.pathOf(m); d.ownUse(&p) {
				return true
			}
		}
	}
	return false
}

// keptAway are words for those who are to stay clear of what follows.
var keptAway = wordSet("éloigné", "éloignée", "éloignés", "éloignées", "éloigner", "loin", "protéger", "préserver", "privé", "privés", "priver")

// aimOf reports whether the clause only names, in front, the aim of what clause c does: Pour remplacer WhatsApp, ....
func (d *document) aimOf(in, c int32) bool {
	cl := &d.clauses[in]
	return !d.g.german && cl.parent == c && cl.leading && d.purposeful(cl)
}
