package main

import (
	"context"
	"io/fs"
	"path/filepath"
	"strings"

	"edikt"
	"edikt/indexer"
	"edikt/query"
)

type ours struct {
	dir string
	x   *indexer.Index
}

func openOurs(dir string) (*ours, error) {
	x, err := indexer.Open(dir, indexer.Options{})
	return &ours{dir, x}, err
}

func (o *ours) name() string                { return "edikt" }
func (o *ours) close() error                { return o.x.Close() }
func (o *ours) ready(context.Context) error { return nil }

func (o *ours) load(ctx context.Context, docs []edikt.Document) error {
	updates := make([]indexer.Update, len(docs))
	for i := range docs {
		updates[i] = indexer.Update{Key: docs[i].ID, Revision: 1, Documents: docs[i : i+1]}
	}
	return o.x.Index(ctx, updates)
}

func (o *ours) ask(ctx context.Context, q ask) ([]string, error) {
	e, err := query.Parse(o.text(q))
	if err != nil {
		return nil, err
	}
	req := query.Request{Query: e, Type: edikt.ArticleDocument, Now: end}
	if q.facets {
		req.Facets = []string{"source", "lang", "month"}
	}
	if q.source != "" {
		req.Sort = query.ByNewest
	}
	r, err := o.x.Search(ctx, req)
	var ids []string
	for _, h := range r.Hits {
		ids = append(ids, h.Document.ID)
	}
	return ids, err
}

func (o *ours) text(q ask) string {
	switch {
	case q.any != nil:
		return strings.Join(q.any, " OR ")
	case q.phrase != nil:
		return `"` + strings.Join(q.phrase, " ") + `"`
	case q.prefix != "":
		return q.prefix + "*"
	case q.source != "":
		return "source:" + q.source + " lang:de"
	}
	text := strings.Join(q.all, " ")
	if q.not != "" {
		text += " -" + q.not
	}
	return text
}

func (o *ours) bytes() int64 {
	var n int64
	filepath.WalkDir(o.dir, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			if i, err := e.Info(); err == nil {
				n += i.Size()
			}
		}
		return nil
	})
	return n
}
