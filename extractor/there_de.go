package extractor

import "edikt/language/gazetteer"

// there is the adverb that means a platform where one was named last: Die Stadt ist nicht mehr dort aktiv.
const there = "dort"

// where opens a relative clause about the platform named right before it: folgt ihr auf Bluesky, wo sie ein Konto hat.
const where = "wo"

// means reports whether a mention takes up a service by the word given.
func (d *document) means(m *mention, word string) bool {
	if !m.anaphor || !d.g.german {
		return false
	}
	f := d.words[m.first].fold
	return f == word || word == there && f == where
}

// thereAntecedent takes up the platform that "dort" means: the one named last in its sentence or shortly before, unless a place
// is named between. It reports whether the word at i was read so.
func (d *document) thereAntecedent(i int32) bool {
	w := &d.words[i]
	if w.fold == where {
		return d.whereAntecedent(i)
	}
	if w.fold != there || w.mention >= 0 || w.clause < 0 || int(i)+1 < len(d.words) && d.words[i+1].fold == "," {
		return false
	}
	for k := i - 1; k >= 0 && w.sentence-d.words[k].sentence <= d.thereReach(w.clause); k-- {
		m := d.words[k].mention
		if m < 0 || d.mentions[m].modifier {
			continue
		}
		o := &d.mentions[m]
		switch {
		case o.acts() && d.g.placePreps[d.left(o.first).prep]:
			return false
		case o.kind == targetMention && d.platform(o.entry):
			if o.clause == w.clause {
				return false
			}
			d.takeUp(i, d.leftPlatform(i, m))
			return true
		}
	}
	return false
}

// whereAntecedent takes up the platform that stands right before the comma and "wo" at i.
func (d *document) whereAntecedent(i int32) bool {
	w := &d.words[i]
	if w.mention >= 0 || w.clause < 0 || i < 2 || d.words[i-1].fold != "," || d.words[i-2].mention < 0 {
		return false
	}
	o := &d.mentions[d.words[i-2].mention]
	if o.kind != targetMention || o.modifier || !d.platform(o.entry) {
		return false
	}
	d.takeUp(i, o.entry)
	return true
}

// thereReach is how many sentences back the platform may be named that "dort" means in clause c: the sentence before, or some more where
// it is said who is not there.
func (d *document) thereReach(c int32) int32 {
	if cl := &d.clauses[c]; cl.neg >= 0 && d.subjectOf(c).mention >= 0 {
		return takeUpReach + 1
	}
	return 1
}

// leftPlatform is the platform that "dort" at i means, m being the one named last: of several in its sentence the first one where the
// clause says that somebody is there no more, as it is the one that was left. Verlässt X und geht zu Mastodon. Auch Ulm ist dort nicht mehr.
func (d *document) leftPlatform(i, m int32) int32 {
	neg := d.clauses[d.words[i].clause].neg
	if neg < 0 || int(neg)+1 >= len(d.words) || d.words[neg+1].fold != "mehr" {
		return d.mentions[m].entry
	}
	s := d.sentences[d.words[d.mentions[m].first].sentence]
	for j := s.First; j < d.mentions[m].first; j++ {
		if t := d.targetAt(j); t >= 0 && !d.mentions[t].modifier && d.platform(d.mentions[t].entry) {
			return d.mentions[t].entry
		}
	}
	return d.mentions[m].entry
}

// platform reports whether one can be on a service: a network or a channel.
func (d *document) platform(entry int32) bool {
	e := &d.g.gaz.Entries()[entry]
	if e.Type == gazetteer.Vendor {
		return false
	}
	switch e.Sort {
	case "social", "video", "messenger":
		return true
	}
	return false
}

// thereIn is the platform that "dort" means in clause c, or -1.
func (d *document) thereIn(c int32) int32 {
	if !d.g.german {
		return -1
	}
	for _, i := range d.clauses[c].words {
		if m := d.targetAt(i); m >= 0 && d.means(&d.mentions[m], there) {
			return m
		}
	}
	return -1
}
