package main

import (
	"context"
	"sync"
	"time"

	"edikt"
	"edikt/crawler"
	"edikt/query"
	"edikt/query/api"
)

// sourceView answers the API with the sources, their health and how much of each is in the index. Reading what the crawler remembers
// costs more than people can see change, so a list is kept for a while.
type sourceView struct {
	registry, state string // paths
	index           query.Searcher
	now             func() time.Time

	mu   sync.Mutex
	list []api.Source
	read time.Time
}

const sourceViewAge = 30 * time.Second

// Sources is api.SourceLister.
func (v *sourceView) Sources(ctx context.Context) ([]api.Source, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.list != nil && v.now().Sub(v.read) < sourceViewAge {
		return v.list, nil
	}
	list, err := v.load(ctx)
	if err == nil {
		v.list, v.read = list, v.now()
	}
	return list, err
}

func (v *sourceView) load(ctx context.Context) ([]api.Source, error) {
	registry, err := crawler.OpenRegistry(v.registry)
	if err != nil {
		return nil, err
	}
	state, err := crawler.ReadState(v.state)
	if err != nil {
		return nil, err
	}
	found, err := v.index.Search(ctx, query.Request{Type: edikt.ArticleDocument, Sort: query.ByNewest, Limit: 1, Facets: []string{"source"}, Now: v.now()})
	if err != nil {
		return nil, err
	}
	articles := map[string]int{}
	for _, c := range found.Facets["source"] {
		articles[c.Value] = c.Count
	}
	out := []api.Source{}
	for _, s := range registry.All() {
		h := crawler.HealthOf(state, s)
		out = append(out, api.Source{ID: s.ID, Name: s.Name, URL: s.Home, Languages: s.Languages, Country: s.Country, Kind: s.Kind,
			Enabled: !s.Disabled, State: h.State, Message: h.Message, Articles: articles[s.ID], Last: h.LastArticle})
	}
	return out, nil
}

func (n *node) sourceView() *sourceView {
	return &sourceView{registry: registryPath(n.cfg), state: n.path("crawl"), index: n.view, now: n.now}
}
