package ledger

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"edikt"
)

// Catalog knows what an index shows: of each article the event set that it came from, of each event the dossier that
// it belongs to. It tells late messages from news and what has to go when a set is replaced. It lies beside its index,
// goes and comes anew with it, and is written after it: a crash in between only repeats work.
type Catalog struct {
	db *bbolt.DB
	// Fresh says that it was begun just now: what the index is to show has to come from the streams.
	Fresh bool
}

// Shown is the event set of an article that the index shows.
type Shown struct {
	Revision int       `json:"r"`
	RulesSeq uint64    `json:"s,omitempty"`
	Seq      uint64    `json:"q"` // its place in EVENTS
	Events   []string  `json:"e,omitempty"`
	Article  bool      `json:"a,omitempty"` // the article itself is in the index too
	Seen     time.Time `json:"t,omitzero"`
}

// Place is an event's dossier as search sees it.
type Place struct {
	Dossier  string       `json:"d"`
	Status   edikt.Status `json:"s,omitempty"`
	Sources  int          `json:"n,omitempty"`
	New      bool         `json:"new,omitempty"`
	Decision string       `json:"dec,omitempty"`
}

// Filed is a dossier that the index shows.
type Filed struct {
	Seq    uint64   `json:"s"` // the change in CHANGES that it comes from
	Events []string `json:"e,omitempty"`
}

// The catalog's buckets.
var (
	shownBucket = []byte("shown")
	placeBucket = []byte("place")
	filedBucket = []byte("filed")
	countBucket = []byte("count")
	eventsKey   = []byte("events")
)

// OpenCatalog opens or begins the catalog at path.
func OpenCatalog(path string) (*Catalog, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	_, statErr := os.Stat(path)
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second, FreelistType: bbolt.FreelistMapType, NoFreelistSync: true})
	if err != nil {
		return nil, fmt.Errorf("catalog %s: %w", path, err)
	}
	err = db.Update(func(tx *bbolt.Tx) (err error) {
		for _, name := range [][]byte{shownBucket, placeBucket, filedBucket, countBucket} {
			_, e := tx.CreateBucketIfNotExists(name)
			err = errors.Join(err, e)
		}
		return err
	})
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("catalog %s: %w", path, err)
	}
	return &Catalog{db, errors.Is(statErr, fs.ErrNotExist)}, nil
}

// Close closes the file.
func (c *Catalog) Close() error { return c.db.Close() }

// Look is a reading of the catalog and the changes to it that are not written yet.
type Look struct {
	catalog *Catalog
	shown   map[string]*Shown // nil: to be dropped
	places  map[string]*Place
	filed   map[string]*Filed
}

// Look begins a reading.
func (c *Catalog) Look() *Look {
	return &Look{c, map[string]*Shown{}, map[string]*Place{}, map[string]*Filed{}}
}

// Shown is the set that the index shows of an article.
func (l *Look) Shown(article string) (Shown, bool, error) {
	return lookup(l.catalog, l.shown, shownBucket, article)
}

// Place is the dossier of an event.
func (l *Look) Place(event string) (Place, bool, error) {
	return lookup(l.catalog, l.places, placeBucket, event)
}

// Filed is a dossier.
func (l *Look) Filed(dossier string) (Filed, bool, error) {
	return lookup(l.catalog, l.filed, filedBucket, dossier)
}

func lookup[T any](c *Catalog, pending map[string]*T, bucket []byte, id string) (v T, ok bool, err error) {
	if p, changed := pending[id]; changed {
		if p == nil {
			return v, false, nil
		}
		return *p, true, nil
	}
	err = c.db.View(func(tx *bbolt.Tx) error {
		data := tx.Bucket(bucket).Get(key(id))
		if ok = data != nil; !ok {
			return nil
		}
		return json.Unmarshal(data, &v)
	})
	if err != nil {
		return v, false, fmt.Errorf("catalog, %s %s: %w", bucket, id, err)
	}
	return v, ok, nil
}

// SetShown changes what is known of an article; nil drops it.
func (l *Look) SetShown(article string, s *Shown) { l.shown[article] = s }

// SetPlace changes what is known of an event; nil drops it.
func (l *Look) SetPlace(event string, p *Place) { l.places[event] = p }

// SetFiled changes what is known of a dossier; nil drops it.
func (l *Look) SetFiled(dossier string, f *Filed) { l.filed[dossier] = f }

// Write makes the changes safe, all or none.
func (l *Look) Write() error {
	if len(l.shown)+len(l.places)+len(l.filed) == 0 {
		return nil
	}
	err := l.catalog.db.Update(func(tx *bbolt.Tx) error {
		n, err := l.countEvents(tx)
		return errors.Join(err, write(tx, shownBucket, l.shown), write(tx, placeBucket, l.places), write(tx, filedBucket, l.filed),
			tx.Bucket(countBucket).Put(eventsKey, binary.BigEndian.AppendUint64(nil, uint64(n))))
	})
	if err != nil {
		return fmt.Errorf("catalog: %w", err)
	}
	return nil
}

// countEvents is how many events are shown once the changes are written.
func (l *Look) countEvents(tx *bbolt.Tx) (int, error) {
	n := eventsIn(tx)
	for id, s := range l.shown {
		if data := tx.Bucket(shownBucket).Get(key(id)); data != nil {
			var old Shown
			if err := json.Unmarshal(data, &old); err != nil {
				return 0, err
			}
			n -= len(old.Events)
		}
		if s != nil {
			n += len(s.Events)
		}
	}
	return n, nil
}

func eventsIn(tx *bbolt.Tx) int {
	if v := tx.Bucket(countBucket).Get(eventsKey); len(v) == 8 {
		return int(binary.BigEndian.Uint64(v))
	}
	return 0
}

// Events is how many events the index shows.
func (c *Catalog) Events() (n int, err error) {
	err = c.db.View(func(tx *bbolt.Tx) error {
		n = eventsIn(tx)
		return nil
	})
	return n, err
}

func write[T any](tx *bbolt.Tx, bucket []byte, changes map[string]*T) error {
	b := tx.Bucket(bucket)
	for id, v := range changes {
		if v == nil {
			if err := b.Delete(key(id)); err != nil {
				return err
			}
			continue
		}
		data, err := json.Marshal(v)
		if err != nil {
			return err
		}
		if err := b.Put(key(id), data); err != nil {
			return err
		}
	}
	return nil
}
