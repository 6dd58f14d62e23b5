package main

import (
	"fmt"
	"os"

	"edikt"
	"edikt/extractor/eval"
	"edikt/language/gazetteer"
	"edikt/pipelines/dossier"
)

// evalDossiers files events of annotated articles and compares the dossiers with gold groups: first the gold's own events,
// their actors resolved from text and jurisdiction, then the events that were found in the articles.
func (a *app) evalDossiers(path string, articles []eval.Article, found eval.Found) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	gold, err := dossier.ReadGold(f, path)
	if err != nil {
		return err
	}
	own, ends := goldRefs(articles), foundRefs(articles, found)
	for ref := range gold {
		if _, ok := own[ref]; !ok {
			return fmt.Errorf("%s: event %d of article %s is not in the gold articles", path, ref.Index, ref.Article)
		}
	}
	fmt.Fprintf(a.stdout, "dossiers, gold events  %s\n", dossier.Evaluate(gold, only(own, gold)))
	fmt.Fprintf(a.stdout, "dossiers, end to end   %s\n", dossier.Evaluate(gold, only(ends, gold)))
	return nil
}

func only(refs dossier.Refs, gold map[dossier.GoldRef]string) dossier.Refs {
	out := dossier.Refs{}
	for ref, e := range refs {
		if _, ok := gold[ref]; ok {
			out[ref] = e
		}
	}
	return out
}

// goldRefs makes events of what readers marked.
func goldRefs(articles []eval.Article) dossier.Refs {
	r := dossier.NewResolver(gazetteer.Load())
	refs := dossier.Refs{}
	for i := range articles {
		a := &articles[i]
		art := a.Article()
		for j, g := range a.Events {
			ref := art.Ref()
			refs[dossier.GoldRef{Article: a.ID, Index: j}] = edikt.Event{Kind: g.Kind, Status: g.Status, Jurisdiction: g.Jurisdiction, Addressee: g.Addressee,
				Actor: r.Actor(g.Actor, g.Jurisdiction, a.Date), Target: edikt.Target{ID: g.Target}, Scope: g.Scope, When: g.When,
				Asserted: a.Date, Evidence: edikt.Span{Text: g.Sentence}, Article: &ref}
		}
	}
	return refs
}

// foundRefs puts each event found in the place of the gold event that it is, settled as filing does it.
func foundRefs(articles []eval.Article, found eval.Found) dossier.Refs {
	r, refs := dossier.NewResolver(gazetteer.Load()), dossier.Refs{}
	for i := range articles {
		a := &articles[i]
		ref := a.Article().Ref()
		for j, k := range eval.Pair(eval.Who, a.Events, found[a.ID]) {
			if k >= 0 {
				e := found[a.ID][k]
				e.Article = &ref
				r.Settle(&e)
				refs[dossier.GoldRef{Article: a.ID, Index: j}] = e
			}
		}
	}
	return refs
}
