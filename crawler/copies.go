package crawler

import (
	"container/list"
	"encoding/binary"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/cespare/xxhash/v2"

	"edikt"
)

// Copies recognises agency copy: the text of dpa, AFP or APA that several outlets print, with another headline, an
// edited opening or a cut end. It remembers a MinHash signature (Broder 1997) of each article's word 4-grams for a
// window of time. Banding finds candidates, the signatures' agreement estimates how much of the text is shared.
type Copies struct {
	mu     sync.Mutex
	window time.Duration
	order  *list.List               // of *fingerprint, oldest first
	bands  map[bandKey]*fingerprint // the newest of each
	byID   map[string]*fingerprint
	file   *FileState // nil: this memory ends with the process
}

const (
	bands       = 24
	rows        = 2
	signatureN  = bands * rows
	shingleLen  = 4
	copyShare   = 0.40    // of word 4-grams in common: the same text, shortened or edited
	agencyShare = 0.25    // where both name the same agency
	minCopy     = 60      // words; shorter notices resemble each other by nature
	maxPrints   = 100_000 // articles remembered; about 1.3 KB each
)

// bandKey is a band's number and the hash of its rows.
type bandKey uint64

type signature [signatureN]uint32

type fingerprint struct {
	id, root, agency string
	sig              signature
	seen             time.Time
	elem             *list.Element
}

// NewCopies returns an empty memory that spans window.
func NewCopies(window time.Duration) *Copies {
	return &Copies{window: window, order: list.New(), bands: map[bandKey]*fingerprint{}, byID: map[string]*fingerprint{}}
}

// OpenCopies returns a memory that lies in dir and outlives the process.
func OpenCopies(dir string, window time.Duration, now func() time.Time) (*Copies, error) {
	f, err := openState(dir, "copies.log", window, now)
	if err != nil {
		return nil, err
	}
	c := NewCopies(window)
	var prints []*fingerprint
	for id, v := range f.vals {
		if p, ok := decodePrint(id, v); ok {
			prints = append(prints, p)
		}
	}
	slices.SortFunc(prints, func(a, b *fingerprint) int { return a.seen.Compare(b.seen) })
	for _, p := range prints {
		c.remember(p)
	}
	c.file = f
	return c, nil
}

// Close closes the file, where there is one.
func (c *Copies) Close() error {
	if c.file == nil {
		return nil
	}
	return c.file.Close()
}

// encode is what the file keeps of a fingerprint besides its id: signature, the original's id, the agency.
func (p *fingerprint) encode() []byte {
	var b []byte
	for _, v := range p.sig {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return append(b, p.root+"\n"+p.agency...)
}

func decodePrint(id string, v stamped) (*fingerprint, bool) {
	p := &fingerprint{id: id, seen: time.Unix(v.at, 0)}
	if len(v.value) < 4*signatureN {
		return nil, false
	}
	for i := range p.sig {
		p.sig[i] = binary.LittleEndian.Uint32(v.value[4*i:])
	}
	p.root, p.agency, _ = strings.Cut(string(v.value[4*signatureN:]), "\n")
	return p, p.root != ""
}

// Link sets a.CopyOf to the article that first carried the same text, where another article did within the window,
// and remembers a. The first to come stands for the agency's original. An error is the file's.
func (c *Copies) Link(a *edikt.Article, now time.Time) error {
	words := foldWords(a.Text)
	if len(words) < minCopy {
		return nil
	}
	p := &fingerprint{id: a.ID, root: a.ID, agency: Agency(a.Text, a.Author), sig: sign(words), seen: now}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.forget(now)
	if best := c.nearest(p); best != nil {
		a.CopyOf, p.root = best.root, best.root
	}
	c.remember(p)
	if c.file == nil {
		return nil
	}
	return c.file.Put(p.id, p.encode())
}

// nearest is the fingerprint of another article that shares most with p, and enough.
func (c *Copies) nearest(p *fingerprint) *fingerprint {
	var best *fingerprint
	most := 0.0
	for b := range bands {
		o := c.bands[p.sig.band(b)]
		if o == nil || o.id == p.id || o.root == p.id {
			continue
		}
		share := p.sig.agreement(&o.sig)
		need := copyShare
		if p.agency != "" && p.agency == o.agency {
			need = agencyShare
		}
		if share >= need && share > most {
			best, most = o, share
		}
	}
	return best
}

func (c *Copies) remember(p *fingerprint) {
	if old := c.byID[p.id]; old != nil {
		c.drop(old)
	}
	c.byID[p.id] = p
	p.elem = c.order.PushBack(p)
	for b := range bands {
		c.bands[p.sig.band(b)] = p
	}
}

// forget drops what is older than the window, and the oldest beyond the bound.
func (c *Copies) forget(now time.Time) {
	for e := c.order.Front(); e != nil; e = c.order.Front() {
		p := e.Value.(*fingerprint)
		if now.Sub(p.seen) <= c.window && c.order.Len() < maxPrints {
			return
		}
		c.drop(p)
	}
}

func (c *Copies) drop(p *fingerprint) {
	c.order.Remove(p.elem)
	delete(c.byID, p.id)
	for b := range bands {
		if k := p.sig.band(b); c.bands[k] == p {
			delete(c.bands, k)
		}
	}
}

// sign makes the signature: for each of its places the least of the shingles' hashes under another permutation.
func sign(words []string) signature {
	var s signature
	for i := range s {
		s[i] = math.MaxUint32
	}
	hashes := make([]uint64, len(words))
	for i, w := range words {
		hashes[i] = xxhash.Sum64String(w)
	}
	for i := 0; i+shingleLen <= len(hashes); i++ {
		h := uint64(0)
		for _, w := range hashes[i : i+shingleLen] {
			h = (h ^ w) * 0x9E3779B97F4A7C15
			h ^= h >> 29
		}
		for k := range s {
			h = h*6364136223846793005 + 1442695040888963407 // the next of the permutations
			s[k] = min(s[k], uint32(h>>32))
		}
	}
	return s
}

func (s *signature) band(b int) bandKey {
	h := uint32(b)
	for _, v := range s[b*rows : (b+1)*rows] {
		h = (h ^ v) * 0x9E3779B1
		h ^= h >> 15
	}
	return bandKey(uint64(b)<<32 | uint64(h))
}

// agreement is the share of equal places, an estimate of the Jaccard similarity of the two shingle sets.
func (s *signature) agreement(o *signature) float64 {
	n := 0
	for i := range s {
		if s[i] == o[i] {
			n++
		}
	}
	return float64(n) / signatureN
}

// agencies are the news agencies of the German and French press by the marks that their copy carries.
var agencies = regexp.MustCompile(`\b(dpa|AFP|APA|SDA|Keystone-SDA|KNA|epd|Reuters|Belga|La Presse Canadienne|ATS|AP)\b`)

// Agency names the agency that signs a text, or "". Marks stand at the opening, at the end, or in the author line.
func Agency(text, author string) string {
	head, tail := cutText(text, 300), text[max(0, len(text)-200):]
	for _, s := range []string{author, head, tail} {
		if m := agencies.FindString(s); m != "" {
			return strings.TrimPrefix(strings.ToLower(m), "keystone-")
		}
	}
	return ""
}
