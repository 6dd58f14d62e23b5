package extractor

import "edikt"

// adviceOn reports whether "de" and the service belong to something else than the advice: inviter lors d'un Facebook live. Only
// the infinitive of an advice takes it: inviter à se doter de Nextcloud.
func (d *document) adviceOn(r *rule, m *mention, c int32, p *path) bool {
	if r.kind == edikt.AdviceFor && (p.prep == "de" || p.prep == "sur") && m.clause == c {
		return true
	}
	if r.kind == edikt.AdviceFor && p.prep == "de" && m.clause >= 0 && talkVerbs[d.lemmaText(d.clauses[m.clause].verb)] {
		return true // conseille de parler de Snapchat avec ses enfants
	}
	if r.kind == edikt.AdviceFor && p.prep == "sur" && m.clause >= 0 && !d.goesOrTalks(m.clause) { // invite à suivre la conférence sur YouTube
		return true
	}
	if r.kind == edikt.AdviceAgainst && m.clause != c && (d.besideWarning(r, m, c) || d.onlyWhatIsPut(m, p)) {
		return true
	}
	return (r.kind == edikt.AdviceFor || r.kind == edikt.Adoption && !d.replaced(r, m, c) || r.kind == edikt.Mandate) && d.insteadOf(m, p)
}

// goesOrTalks reports whether an infinitive clause is about using a service, going there or talking there.
func (d *document) goesOrTalks(c int32) bool {
	v := d.clauses[c].verb
	return d.g.classOf(v).has(d.g.known.useVerb) || goingThere[d.lemmaText(v)] || talkVerbs[d.lemmaText(v)]
}

// talkVerbs are verbs of talking with others, where the service is the means.
var talkVerbs = wordSet("discuter", "débattre", "causer", "dialoguer", "converser", "correspondre", "parler", "réunir", "tenir", "téléphoner", "bavarder", "organiser", "envoyer", "partager", "collaborer", "concerter")

// besideWarning reports whether the warning is about another deed than the one in whose infinitive the service stands: recommande de
// bloquer l'expéditeur et de le signaler dans l'application.
func (d *document) besideWarning(r *rule, m *mention, c int32) bool {
	cl := &d.clauses[m.clause]
	if len(r.words.list) == 0 || cl.kind != infinitiveClause || cl.parent != c || d.warns(cl) {
		return false
	}
	for k := range d.clauses {
		if o := &d.clauses[k]; int32(k) != m.clause && o.parent == c && o.kind == infinitiveClause && d.warns(o) {
			return true
		}
	}
	return false
}

// warns reports whether the clause says what is not to be done: de ne pas ouvrir X, d'éviter X.
func (d *document) warns(cl *clause) bool {
	if cl.neg >= 0 {
		return true
	}
	for _, i := range cl.words {
		if d.words[i].class.has(d.g.known.avoid) {
			return true
		}
	}
	return false
}

// onlyWhatIsPut reports whether the service is but the place for what one had better not say or show: de ne pas donner son numéro sur
// WhatsApp. Goods, meetings and accounts are the use of the service itself.
func (d *document) onlyWhatIsPut(m *mention, p *path) bool {
	k := &d.g.known
	cl := &d.clauses[m.clause]
	if p.prep != "sur" && p.prep != "dans" && p.prep != "via" || cl.final < 0 || d.g.classOf(cl.verb).has(k.useVerb) || m.entry >= 0 && d.g.gaz.Entries()[m.entry].Sort == "shop" {
		return false
	}
	for _, i := range cl.words {
		w := &d.words[i]
		if i <= cl.final || i >= m.first || !w.is(isNoun) || w.mention >= 0 || w.class.any(k.transparent) || w.class.has(k.time) {
			continue
		}
		if w.class.has(k.account) || w.class.has(k.use) || w.class.has(k.work) {
			continue // the use of the service itself
		}
		if l := d.left(i); l.prep == "" || l.prep == "de" {
			return true
		}
	}
	return false
}
