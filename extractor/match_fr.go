package extractor

// counts reports whether the word at i bears its class for a condition: names of institutions never do (the Conseil d'État
// advises nobody), what a platform moderates only as an object or subject.
func (d *document) counts(class int, c, i int32) bool {
	w := &d.words[i]
	if m := w.mention; m >= 0 && (d.mentions[m].kind == actorMention || d.mentions[m].kind == partMention) && d.mentions[m].entry >= 0 {
		return false
	}
	if class == d.g.known.moderation {
		l := d.left(i)
		return w.is(isNoun) && l.prep == "" && l.rel == relNone
	}
	return true
}
