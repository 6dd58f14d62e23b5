package main

import (
	"context"
	"strings"

	"edikt"

	"github.com/jackc/pgx/v5"
)

type postgres struct{ db *pgx.Conn }

func openPostgres(ctx context.Context, dsn string) (*postgres, error) {
	db, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return nil, err
	}
	_, err = db.Exec(ctx, `DROP TABLE IF EXISTS articles;
		CREATE TABLE articles (id text PRIMARY KEY, lang text, source text, at timestamptz, title text, body text, config regconfig,
			words tsvector GENERATED ALWAYS AS (setweight(to_tsvector(config, title), 'A') || setweight(to_tsvector(config, body), 'D')) STORED);
		CREATE INDEX ON articles USING gin (words);
		CREATE INDEX ON articles (source, lang, at DESC)`)
	return &postgres{db}, err
}

func (p *postgres) name() string { return "PostgreSQL" }
func (p *postgres) close() error { return p.db.Close(context.Background()) }

func (p *postgres) ready(ctx context.Context) error {
	_, err := p.db.Exec(ctx, "VACUUM ANALYZE articles")
	return err
}

func (p *postgres) load(ctx context.Context, docs []edikt.Document) error {
	b := &pgx.Batch{}
	for _, d := range docs {
		a := d.Article
		b.Queue("INSERT INTO articles (id, lang, source, at, title, body, config) VALUES ($1,$2,$3,$4,$5,$6,$7::regconfig)", d.ID, a.Lang, a.Source, a.Date.Start(), a.Title, d.Text, configOf(a.Lang))
	}
	return p.db.SendBatch(ctx, b).Close()
}

func configOf(lang string) string { return map[string]string{"de": "german", "fr": "french"}[lang] }

func (p *postgres) ask(ctx context.Context, q ask) ([]string, error) {
	if q.source != "" {
		return p.ids(ctx, "SELECT id FROM articles WHERE source = $1 AND lang = $2 ORDER BY at DESC LIMIT 20", q.source, q.lang)
	}
	tsquery, arg := tsqueryOf(q)
	config := configOf(q.lang)
	list, err := p.ids(ctx, "SELECT id FROM articles, "+tsquery+" q WHERE words @@ q ORDER BY ts_rank(words, q) DESC LIMIT 20", config, arg)
	if err != nil || !q.facets {
		return list, err
	}
	for _, by := range []string{"source", "lang", "to_char(at, 'YYYY-MM')"} {
		if _, err := p.ids(ctx, "SELECT "+by+" || count(*) FROM articles, "+tsquery+" q WHERE words @@ q GROUP BY "+by, config, arg); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// tsqueryOf gives the function that reads the query and its argument; $1 is the configuration.
func tsqueryOf(q ask) (function, arg string) {
	switch {
	case q.any != nil:
		return "websearch_to_tsquery($1::regconfig, $2)", strings.Join(q.any, " or ")
	case q.phrase != nil:
		return "phraseto_tsquery($1::regconfig, $2)", strings.Join(q.phrase, " ")
	case q.prefix != "":
		return "to_tsquery('simple', $2 || left($1, 0))", q.prefix + ":*"
	case q.not != "":
		return "websearch_to_tsquery($1::regconfig, $2)", strings.Join(q.all, " ") + " -" + q.not
	}
	return "plainto_tsquery($1::regconfig, $2)", strings.Join(q.all, " ")
}

func (p *postgres) ids(ctx context.Context, sql string, args ...any) ([]string, error) {
	rows, err := p.db.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

func (p *postgres) bytes() int64 {
	var n int64
	p.db.QueryRow(context.Background(), "SELECT pg_total_relation_size('articles')").Scan(&n)
	return n
}
