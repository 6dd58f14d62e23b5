package extractor

// longNoun is a noun of several words that takes up a service: agent conversationnel, place de marché.
type longNoun struct {
	words []string
	class classSet
}

// addLongNoun files a French noun of several words under its first one.
func (g *grammar) addLongNoun(text string, classes ...int) {
	words := foldWords(text)
	if g.german || len(words) < 2 {
		return
	}
	n := longNoun{words: words}
	for _, c := range classes {
		n.class.add(c)
	}
	if g.longNouns == nil {
		g.longNouns = map[string][]longNoun{}
	}
	g.longNouns[words[0]] = append(g.longNouns[words[0]], n)
}

// longNounAt is the noun of several words that begins at i, or nil. A first word that takes up a service by itself needs no others.
func (d *document) longNounAt(i int32) *longNoun {
	if d.words[i].lexeme.pointing {
		return nil
	}
	nouns := d.words[i].lexeme.nouns
	for k := range nouns {
		if d.phraseAt(nouns[k].words, i) {
			return &nouns[k]
		}
	}
	return nil
}

// pointLong lets the noun of several words that begins at i take up a service.
func (d *document) pointLong(sum *summary, i int32) {
	if n := d.longNounAt(i); n != nil {
		sum.classes, sum.pointing = sum.classes.union(n.class), true
		d.pointing = append(d.pointing, i)
	}
}

// settleLongNoun gives the word at i the classes of the noun that it begins, which is no person: l'agent conversationnel. It returns how
// many words the noun has, 0 for none.
func (d *document) settleLongNoun(i int32) int32 {
	n := d.longNounAt(i)
	if n == nil {
		return 0
	}
	w := &d.words[i]
	w.flags |= isNoun
	w.class = w.class.union(n.class)
	for k := range n.words {
		d.words[i+int32(k)].flags &^= verbal
	}
	return int32(len(n.words))
}
