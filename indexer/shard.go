package indexer

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"edikt"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// undated is the month of documents without a date, and the one shard of dossiers.
const undated = "0000-00"

// shardName is where documents of one type and month lie; as a path it is type/month.
type shardName struct {
	typ   edikt.DocumentType
	month string
}

func (n shardName) String() string { return string(n.typ) + "s/" + n.month }

func parseShardName(typ, month string) (shardName, bool) {
	n := shardName{edikt.DocumentType(strings.TrimSuffix(typ, "s")), month}
	if len(month) != len(undated) || month[4] != '-' {
		return n, false
	}
	return n, n.String() == typ+"/"+month
}

// nameOf says in which shard a document belongs: that of its publication, else of its fetch.
func nameOf(d *edikt.Document) shardName {
	if d.Type == edikt.DossierDocument {
		return shardName{d.Type, undated}
	}
	t := sortTime(d)
	if t.IsZero() || t.Year() < 1 || t.Year() > 9999 {
		return shardName{d.Type, undated}
	}
	return shardName{d.Type, t.Format("2006-01")}
}

// shard is one scorch index.
type shard struct {
	name    shardName
	path    string
	core    index.Index
	columns columnStore
}

// openShard opens or makes the shard at path. What is new is made durable before it is used: a folder that a power
// cut forgets would take acknowledged documents with it.
func openShard(name shardName, path string, queue *index.AnalysisQueue) (*shard, error) {
	_, err := os.Stat(path)
	fresh := os.IsNotExist(err)
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, err
	}
	core, err := scorch.NewScorch(scorch.Name, map[string]any{"path": path, "bolt_timeout": "2s"}, queue)
	if err != nil {
		return nil, err
	}
	if err := core.Open(); err != nil {
		return nil, fmt.Errorf("shard %s: %w", name, err)
	}
	if fresh {
		if err := syncDirs(path, filepath.Dir(path), filepath.Dir(filepath.Dir(path))); err != nil {
			return nil, err
		}
	}
	return &shard{name: name, path: path, core: core}, nil
}

// has reports whether the shard holds a document.
func (s *shard) has(id string) bool {
	r, err := s.core.Reader()
	if err != nil {
		return false
	}
	defer r.Close()
	found, err := r.InternalID(id)
	return err == nil && found != nil
}

func syncDirs(dirs ...string) error {
	for _, dir := range dirs {
		if err := edikt.SyncDir(dir); err != nil {
			return err
		}
	}
	return nil
}
