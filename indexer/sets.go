package indexer

import (
	"encoding/json"
	"time"

	"go.etcd.io/bbolt"
)

// sets remembers which documents an article (or dossier) has in the index and from which revision and rules.
type sets struct{ db *bbolt.DB }

// set is the entry of an article.
type set struct {
	Revision int                 `json:"r,omitempty"`
	Rules    uint64              `json:"q,omitempty"`
	Docs     map[string][]string `json:"d,omitempty"` // shard to document ids
}

var setsBucket = []byte("sets")

func openSets(path string) (*sets, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: 2 * time.Second, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return nil, err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucketIfNotExists(setsBucket)
		return err
	})
	if err != nil {
		db.Close()
		return nil, err
	}
	return &sets{db}, nil
}

// get reads the entries of keys; those without one are missing in the answer.
func (s *sets) get(keys []string) (map[string]set, error) {
	out := make(map[string]set, len(keys))
	err := s.db.View(func(tx *bbolt.Tx) error {
		b := tx.Bucket(setsBucket)
		for _, k := range keys {
			v := b.Get([]byte(k))
			if v == nil {
				continue
			}
			var e set
			if err := json.Unmarshal(v, &e); err != nil {
				return err
			}
			out[k] = e
		}
		return nil
	})
	return out, err
}

// put writes entries in one transaction.
func (s *sets) put(entries map[string]set) error {
	return s.db.Update(func(tx *bbolt.Tx) error {
		b := tx.Bucket(setsBucket)
		for k, e := range entries {
			v, err := json.Marshal(e)
			if err != nil {
				return err
			}
			if err := b.Put([]byte(k), v); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *sets) close() error { return s.db.Close() }
