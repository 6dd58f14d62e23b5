package extractor

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"

	"edikt"
	"edikt/language/gazetteer"
)

// Extractor reads articles of the languages whose rules it was made with.
type Extractor struct {
	grammars map[string]*grammar
	version  string
}

// New compiles rule sets, one a language. The error joins every mistake in them.
func New(sources []*Source) (*Extractor, error) {
	x := &Extractor{grammars: map[string]*grammar{}, version: version(sources)}
	gaz := gazetteer.Load()
	grammars, errs := make([]*grammar, len(sources)), make([]error, len(sources))
	var languages sync.WaitGroup
	for i, src := range sources {
		languages.Go(func() { grammars[i], errs[i] = compile(src, gaz) })
	}
	languages.Wait()
	for i, src := range sources {
		if errs[i] != nil {
			errs[i] = fmt.Errorf("rules of %s: %w", src.Lang, errs[i])
			continue
		}
		x.grammars[src.Lang] = grammars[i]
	}
	return x, errors.Join(errs...)
}

// Languages lists the languages that the extractor reads.
func (x *Extractor) Languages() []string {
	out := make([]string, 0, len(x.grammars))
	for l := range x.grammars {
		out = append(out, l)
	}
	return out
}

// Reads reports whether the extractor has rules for a language.
func (x *Extractor) Reads(lang string) bool { return x.grammars[lang] != nil }

// RulesVersion is the checksum of the compiled rules, examples left out.
func (x *Extractor) RulesVersion() string { return x.version }

// Extract finds the policy events of an article: its complete set, empty included. It cannot fail; an article in a
// language without rules has no events. Offsets count in a.Text; a title that the text does not hold is read for what it
// says about the text, but no event rests on it alone.
func (x *Extractor) Extract(a *edikt.Article) edikt.EventSet {
	set := edikt.EventSet{Version: edikt.SchemaVersion, Article: a.Ref(), Revision: a.Revision, TextHash: a.TextHash,
		RulesVersion: x.version, Cause: a.Cause, Events: []edikt.Event{}}
	if events := x.extract(a, ""); len(events) > 0 {
		set.Events = events
	}
	return set
}

// extract reads an article without the rule named off; that is how examples prove that a rule is needed.
func (x *Extractor) extract(a *edikt.Article, off string) []edikt.Event {
	g := x.grammars[a.Lang]
	if g == nil {
		return nil
	}
	var events []edikt.Event
	at := 0
	var seen map[string]bool
	for _, text := range parts(a.Text) {
		part := *a
		part.Text = text
		for _, e := range x.extractPart(g, &part, off) {
			if seen[e.ID] {
				continue // told again in a later part
			}
			if len(a.Text) > partBytes {
				if seen == nil {
					seen = map[string]bool{}
				}
				seen[e.ID] = true
			}
			shift(&e, at)
			e.RulesVersion = x.version
			events = append(events, e)
		}
		at += len(text)
	}
	return events
}

// extractPart reads a text of bounded length.
func (x *Extractor) extractPart(g *grammar, a *edikt.Article, off string) []edikt.Event {
	d := g.documents.Get().(*document)
	defer g.documents.Put(d)
	d.reset(g, a)
	d.off = off
	if !g.filter.named(d) {
		return nil
	}
	return d.extract()
}

// reset makes the document ready for another article and keeps its buffers.
func (d *document) reset(g *grammar, a *edikt.Article) {
	d.g, d.text, d.id, d.date = g, a.Text, a.ID, a.Date
	if a.DateSource == edikt.DateFromFetched {
		d.date = ""
	}
	d.stocked, d.trace, d.tried = false, nil, 0
	d.mainDone, d.mainJur, d.listened, d.titleEnd, d.begun = false, "?", false, 0, 0
	d.outlet = outletCountry(cmp.Or(a.URL, a.Source))
	d.lefts.stop()
	d.mentions, d.clauses, d.found = d.mentions[:0], d.clauses[:0], d.found[:0]
}

// extract runs the steps. Their order matters: mentions need words; clauses need to know which words are names;
// attachment needs mentions and clauses; reference back needs everything before it.
func (d *document) extract() []edikt.Event {
	d.read()
	if !d.mark() {
		return nil
	}
	d.relate()
	d.match()
	if len(d.found) == 0 {
		return nil
	}
	d.inherit()
	return d.merge()
}

// relate finds the clauses, and what hangs on what in them.
func (d *document) relate() {
	d.employers()
	d.parse()
	d.place()
	d.aliases()
	if d.g.german {
		d.abbreviated()
		d.addressed()
		d.freeNames()
		d.place()
	} else {
		d.descriptions()
	}
	d.coordinateMentions()
	if d.g.german {
		d.sharedHeadsGerman()
	}
	d.ofItsMaker()
	d.anaphora()
	if !d.g.german {
		d.makersTold()
	}
	d.place()
	d.lefts.start(len(d.words))
}

// place tells each mention its clause.
func (d *document) place() {
	for i := range d.mentions {
		d.mentions[i].clause = max(0, d.words[d.mentions[i].head].clause)
	}
}

// outletCountry guesses an outlet's country from the top-level domain of its URL.
func outletCountry(url string) string {
	host := url
	if _, rest, ok := strings.Cut(url, "://"); ok {
		host = rest
	}
	host, _, _ = strings.Cut(host, "/")
	if i := strings.LastIndexByte(host, '.'); i >= 0 {
		switch tld := host[i+1:]; tld {
		case "de", "at", "ch", "fr", "be", "lu", "li", "ca", "it":
			return strings.ToUpper(tld)
		}
	}
	return ""
}

// Default makes an extractor of the rules that ship with the program.
func Default() (*Extractor, error) {
	sources, err := unpack(packed)
	if err != nil {
		return nil, err
	}
	return New(sources)
}

// Open makes an extractor of a folder of rules.
func Open(dir string) (*Extractor, error) {
	sources, err := LoadDir(os.DirFS(dir))
	if err != nil {
		return nil, err
	}
	return New(sources)
}
