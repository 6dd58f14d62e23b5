// Package ledger knows every article that was taken: which revision came last and what it said. That tells news from
// what is known, numbers revisions, and finds out when a page claims the address of another one.
//
// It is a view of the ARTICLES stream with a cursor into it; what a crash left out is read again from there. It lies
// on the disk (bbolt) and not in memory, since an archive has tens of millions of articles.
package ledger

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"edikt"
)

// Entry is what the ledger knows of an article.
type Entry struct {
	Revision int
	text     uint64 // fingerprint of title and text of that revision
	title    uint64
	url      uint64
}

// entrySize is that of an Entry on the disk.
const entrySize = 4 + 3*8

// entryOf is an article as the ledger remembers it.
func entryOf(a *edikt.Article) Entry {
	return Entry{Revision: a.Revision, text: fingerprint(a.TextHash), title: fingerprint(a.Title), url: fingerprint(a.URL)}
}

// Says reports whether the last revision had the article's very words.
func (e Entry) Says(a *edikt.Article) bool { return e.text == fingerprint(a.TextHash) }

// Strange reports whether the article is another one that claims the same address: neither its own address nor its
// title is that of the one before.
func (e Entry) Strange(a *edikt.Article) bool {
	return e.url != fingerprint(a.URL) && e.title != fingerprint(a.Title)
}

func fingerprint(s string) uint64 {
	sum := sha256.Sum256([]byte(s))
	return binary.BigEndian.Uint64(sum[:])
}

func (e Entry) encode() []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(e.Revision))
	for _, v := range []uint64{e.text, e.title, e.url} {
		b = binary.BigEndian.AppendUint64(b, v)
	}
	return b
}

func decode(b []byte) (e Entry, ok bool) {
	if len(b) != entrySize {
		return e, false
	}
	return Entry{int(binary.BigEndian.Uint32(b)), binary.BigEndian.Uint64(b[4:]), binary.BigEndian.Uint64(b[12:]), binary.BigEndian.Uint64(b[20:])}, true
}

// Ledger is open on one file. One goroutine records; any may look up.
type Ledger struct{ db *bbolt.DB }

var (
	articles  = []byte("articles")
	meta      = []byte("meta")
	cursorKey = []byte("cursor")
)

// Open opens or begins the ledger at path. One that is damaged is put aside and begun anew: the stream has it all.
func Open(path string) (*Ledger, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("ledger: %w", err)
	}
	l, err := open(path)
	if err == nil || errors.Is(err, berrors.ErrTimeout) { // the latter: another process has it
		return l, err
	}
	if rerr := os.Rename(path, path+".damaged"); rerr != nil {
		return nil, fmt.Errorf("ledger %s: %w", path, err)
	}
	if l, err = open(path); err != nil {
		return nil, fmt.Errorf("ledger %s: %w", path, err)
	}
	return l, nil
}

func open(path string) (*Ledger, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second, FreelistType: bbolt.FreelistMapType, NoFreelistSync: true})
	if err != nil {
		return nil, err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		if _, err := tx.CreateBucketIfNotExists(articles); err != nil {
			return err
		}
		_, err := tx.CreateBucketIfNotExists(meta)
		return err
	})
	if err != nil {
		db.Close()
		return nil, err
	}
	return &Ledger{db}, nil
}

// Close closes the file.
func (l *Ledger) Close() error { return l.db.Close() }

// key shortens an id, which may be anything that a JSON line says.
func key(id string) []byte {
	sum := sha256.Sum256([]byte(id))
	return sum[:12]
}

// Lookup returns what is known of each id; a Revision of 0 means nothing.
func (l *Ledger) Lookup(ids ...string) ([]Entry, error) {
	entries := make([]Entry, len(ids))
	err := l.db.View(func(tx *bbolt.Tx) error {
		b := tx.Bucket(articles)
		for i, id := range ids {
			entries[i], _ = decode(b.Get(key(id)))
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("ledger: %w", err)
	}
	return entries, nil
}

// Cursor is the place in ARTICLES up to which the ledger knows everything.
func (l *Ledger) Cursor() (seq uint64, err error) {
	err = l.db.View(func(tx *bbolt.Tx) error {
		seq = cursor(tx)
		return nil
	})
	return seq, err
}

func cursor(tx *bbolt.Tx) uint64 {
	if v := tx.Bucket(meta).Get(cursorKey); len(v) == 8 {
		return binary.BigEndian.Uint64(v)
	}
	return 0
}

// Record notes articles that lie in the stream up to the place upTo. Of two revisions of an article the later counts.
func (l *Ledger) Record(as []*edikt.Article, upTo uint64) error {
	type row struct {
		key   []byte
		entry Entry
	}
	rows := make([]row, len(as))
	for i, a := range as {
		rows[i] = row{key(a.ID), entryOf(a)}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return slices.Compare(a.key, b.key) }) // pages in order
	err := l.db.Update(func(tx *bbolt.Tx) error {
		b := tx.Bucket(articles)
		for _, r := range rows {
			if old, ok := decode(b.Get(r.key)); ok && old.Revision > r.entry.Revision {
				continue
			}
			if err := b.Put(r.key, r.entry.encode()); err != nil {
				return err
			}
		}
		return tx.Bucket(meta).Put(cursorKey, binary.BigEndian.AppendUint64(nil, max(upTo, cursor(tx))))
	})
	if err != nil {
		return fmt.Errorf("ledger: %w", err)
	}
	return nil
}

// Forget drops an article, so that nothing of it is left here.
func (l *Ledger) Forget(id string) error {
	err := l.db.Update(func(tx *bbolt.Tx) error { return tx.Bucket(articles).Delete(key(id)) })
	if err != nil {
		return fmt.Errorf("ledger: %w", err)
	}
	return nil
}
