package main

import (
	"context"
	"database/sql"
	"strings"

	"edikt"

	_ "modernc.org/sqlite"
)

type sqlite struct{ db *sql.DB }

func openSQLite(ctx context.Context, path string) (*sqlite, error) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	for _, s := range []string{
		"PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL", "PRAGMA cache_size=-200000",
		"CREATE TABLE articles (n INTEGER PRIMARY KEY, id TEXT UNIQUE, lang TEXT, source TEXT, at TEXT, title TEXT, body TEXT)",
		"CREATE INDEX by_source ON articles (source, lang, at)",
		"CREATE VIRTUAL TABLE words USING fts5 (title, body, content='articles', content_rowid='n', tokenize='unicode61 remove_diacritics 2', prefix='4')",
	} {
		if _, err := db.ExecContext(ctx, s); err != nil {
			return nil, err
		}
	}
	return &sqlite{db}, nil
}

func (s *sqlite) name() string                    { return "SQLite FTS5" }
func (s *sqlite) close() error                    { return s.db.Close() }
func (s *sqlite) ready(ctx context.Context) error { return nil }

func (s *sqlite) load(ctx context.Context, docs []edikt.Document) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, d := range docs {
		a := d.Article
		r, err := tx.ExecContext(ctx, "INSERT INTO articles (id, lang, source, at, title, body) VALUES (?,?,?,?,?,?)", d.ID, a.Lang, a.Source, string(a.Date), a.Title, d.Text)
		if err != nil {
			return err
		}
		n, err := r.LastInsertId()
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO words (rowid, title, body) VALUES (?,?,?)", n, a.Title, d.Text); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (s *sqlite) ask(ctx context.Context, q ask) ([]string, error) {
	if q.source != "" {
		return ids(s.db.QueryContext(ctx, "SELECT id FROM articles WHERE source = ? AND lang = ? ORDER BY at DESC LIMIT 20", q.source, q.lang))
	}
	match := matchOf(q)
	list, err := ids(s.db.QueryContext(ctx, "SELECT a.id FROM words JOIN articles a ON a.n = words.rowid WHERE words MATCH ? ORDER BY bm25(words, 2.5, 1) LIMIT 20", match))
	if err != nil || !q.facets {
		return list, err
	}
	for _, by := range []string{"source", "lang", "substr(at, 1, 7)"} {
		if _, err := ids(s.db.QueryContext(ctx, "SELECT "+by+" || count(*) FROM words JOIN articles a ON a.n = words.rowid WHERE words MATCH ? GROUP BY "+by, match)); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// matchOf writes the query for FTS5, every word quoted.
func matchOf(q ask) string {
	quoted := func(words []string, glue string) string {
		out := make([]string, len(words))
		for i, w := range words {
			out[i] = `"` + strings.ReplaceAll(w, `"`, "") + `"`
		}
		return strings.Join(out, glue)
	}
	switch {
	case q.any != nil:
		return quoted(q.any, " OR ")
	case q.phrase != nil:
		return quoted([]string{strings.Join(q.phrase, " ")}, "")
	case q.prefix != "":
		return quoted([]string{q.prefix}, "") + "*"
	case q.not != "":
		return "(" + quoted(q.all, " AND ") + ") NOT " + quoted([]string{q.not}, "")
	}
	return quoted(q.all, " AND ")
}

// ids reads a column of text.
func ids(rows *sql.Rows, err error) ([]string, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}

func (s *sqlite) bytes() int64 {
	var pages, size int64
	s.db.QueryRow("PRAGMA page_count").Scan(&pages)
	s.db.QueryRow("PRAGMA page_size").Scan(&size)
	return pages * size
}
