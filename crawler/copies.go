package crawler

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
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
//
// Fingerprints lie in one slice and name each other by their place in it: an import remembers a hundred thousand, and
// the collector has no pointers to follow in the tables.
type Copies struct {
	mu     sync.Mutex
	window time.Duration
	prints []fingerprint
	free   []slot // places that were given up
	oldest slot   // the order in which they came: a list through older and newer
	newest slot
	bands  [bands]map[uint32]slot // the newest fingerprint of each band's hash
	byID   map[string]slot
	file   *FileState // nil: this memory ends with the process
	out    io.Writer  // nil, or where Tell has fingerprints written
}

const (
	bands       = 24
	rows        = 2
	signatureN  = bands * rows
	shingleLen  = 4
	copyShare   = 0.40    // of word 4-grams in common: the same text, shortened or edited
	agencyShare = 0.25    // where both name the same agency
	minCopy     = 60      // words; shorter notices resemble each other by nature
	maxPrints   = 100_000 // articles remembered; about 0.7 KB each
)

// slot is a place in Copies.prints.
type slot int32

// none is no place.
const none slot = -1

type signature [signatureN]uint32

type fingerprint struct {
	id, root, agency string
	sig              signature
	seen             time.Time
	older, newer     slot
}

// NewCopies returns an empty memory that spans window.
func NewCopies(window time.Duration) *Copies {
	c := &Copies{window: window, oldest: none, newest: none, byID: map[string]slot{}}
	for b := range c.bands {
		c.bands[b] = map[uint32]slot{}
	}
	return c
}

// OpenCopies returns a memory that lies in dir and outlives the process.
func OpenCopies(dir string, window time.Duration, now func() time.Time) (*Copies, error) {
	f, err := openState(dir, "copies.log", window, now)
	if err != nil {
		return nil, err
	}
	c := NewCopies(window)
	var prints []fingerprint
	for id, v := range f.vals {
		if p, ok := decodePrint(id, v); ok {
			prints = append(prints, p)
		}
	}
	slices.SortFunc(prints, func(a, b fingerprint) int { return a.seen.Compare(b.seen) })
	for _, p := range prints {
		c.remember(p)
	}
	c.file = f
	return c, nil
}

// Tell has every fingerprint that is added from now on written to w, for Load. Whoever calls flushes and syncs.
func (c *Copies) Tell(w io.Writer) { c.out = w }

// Load adds the fingerprints that Tell wrote and returns how many bytes of r they fill: a torn record, as a kill leaves it
// at the end, and what follows it are not read.
func (c *Copies) Load(r io.Reader, now time.Time) (size int64, err error) {
	br := bufio.NewReaderSize(r, 256<<10)
	for {
		id, v, err := readRecord(br)
		switch {
		case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, errTorn):
			return size, nil
		case err != nil:
			return size, fmt.Errorf("fingerprints: %w", err)
		}
		size += v.size
		if p, ok := decodePrint(id, v); ok {
			c.forget(now)
			c.remember(p)
		}
	}
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

func decodePrint(id string, v stamped) (p fingerprint, ok bool) {
	if len(v.value) < 4*signatureN {
		return p, false
	}
	p.id, p.seen = id, time.Unix(v.at, 0)
	for i := range p.sig {
		p.sig[i] = binary.LittleEndian.Uint32(v.value[4*i:])
	}
	p.root, p.agency, _ = strings.Cut(string(v.value[4*signatureN:]), "\n")
	return p, p.root != ""
}

// Link sets a.CopyOf to the article that first carried the same text, where another article did within the window,
// and remembers a. The first to come stands for the agency's original. An error is the file's.
func (c *Copies) Link(a *edikt.Article, now time.Time) error {
	sig, words := sign(a.Text)
	if words < minCopy {
		return nil
	}
	p := fingerprint{id: a.ID, root: a.ID, agency: Agency(a.Text, a.Author), sig: sig, seen: now}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.forget(now)
	if root := c.nearest(&p); root != "" {
		a.CopyOf, p.root = root, root
	}
	c.remember(p)
	if c.out != nil {
		if _, err := c.out.Write(appendRecord(nil, p.id, stamped{value: p.encode(), at: now.Unix()})); err != nil {
			return fmt.Errorf("fingerprints: %w", err)
		}
	}
	if c.file == nil {
		return nil
	}
	return c.file.Put(p.id, p.encode())
}

// nearest is the root of the article that shares most with p, and enough; "" where there is none.
func (c *Copies) nearest(p *fingerprint) (root string) {
	most := 0.0
	for b := range bands {
		at, ok := c.bands[b][p.sig.band(b)]
		if !ok {
			continue
		}
		o := &c.prints[at]
		if o.id == p.id || o.root == p.id {
			continue
		}
		share := p.sig.agreement(&o.sig)
		need := copyShare
		if p.agency != "" && p.agency == o.agency {
			need = agencyShare
		}
		if share >= need && share > most {
			root, most = o.root, share
		}
	}
	return root
}

func (c *Copies) remember(p fingerprint) {
	if old, ok := c.byID[p.id]; ok {
		c.drop(old)
	}
	p.older, p.newer = c.newest, none
	at := c.place(p)
	if c.newest == none {
		c.oldest = at
	} else {
		c.prints[c.newest].newer = at
	}
	c.newest, c.byID[p.id] = at, at
	for b := range bands {
		c.bands[b][p.sig.band(b)] = at
	}
}

// place puts p where there is room.
func (c *Copies) place(p fingerprint) slot {
	if n := len(c.free); n > 0 {
		at := c.free[n-1]
		c.free, c.prints[at] = c.free[:n-1], p
		return at
	}
	c.prints = append(c.prints, p)
	return slot(len(c.prints) - 1)
}

// forget drops what is older than the window, and the oldest beyond the bound.
func (c *Copies) forget(now time.Time) {
	for c.oldest != none && (now.Sub(c.prints[c.oldest].seen) > c.window || len(c.byID) >= maxPrints) {
		c.drop(c.oldest)
	}
}

func (c *Copies) drop(at slot) {
	p := &c.prints[at]
	if p.older == none {
		c.oldest = p.newer
	} else {
		c.prints[p.older].newer = p.newer
	}
	if p.newer == none {
		c.newest = p.older
	} else {
		c.prints[p.newer].older = p.older
	}
	delete(c.byID, p.id)
	for b := range bands {
		if k := p.sig.band(b); c.bands[b][k] == at {
			delete(c.bands[b], k)
		}
	}
	c.prints[at] = fingerprint{}
	c.free = append(c.free, at)
}

// permutations are those of a 64-bit number that MinHash needs, the n-th as factors[n]*h + terms[n]: the steps of one
// linear congruential generator (Knuth's MMIX), each computed from the start, so that none waits for the one before.
var factors, terms = func() (f, t [signatureN]uint64) {
	a, c := uint64(1), uint64(0)
	for k := range f {
		a, c = a*6364136223846793005, c*6364136223846793005+1442695040888963407
		f[k], t[k] = a, c
	}
	return f, t
}()

// sign makes a text's signature: for each of its places the least of the shingles' hashes under another permutation. It
// counts the words as well.
func sign(text string) (s signature, words int) {
	for i := range s {
		s[i] = math.MaxUint32
	}
	var last [shingleLen]uint64 // the words' hashes, the newest at words%shingleLen
	var shingles [4]uint64
	n := 0
	for w := range foldedWords(text) {
		last[words%shingleLen] = xxhash.Sum64(w)
		if words++; words < shingleLen {
			continue
		}
		h := uint64(0)
		for i := range uint(shingleLen) {
			h = (h ^ last[(uint(words)+i)%shingleLen]) * 0x9E3779B97F4A7C15
			h ^= h >> 29
		}
		shingles[n] = h
		if n++; n == len(shingles) {
			s.lower(&shingles)
			n = 0
		}
	}
	if n > 0 {
		for i := n; i < len(shingles); i++ {
			shingles[i] = shingles[0]
		}
		s.lower(&shingles)
	}
	return s, words
}

// lower takes four shingles into the signature: so many share what is read for each permutation.
func (s *signature) lower(h *[4]uint64) {
	a, b, c, d := h[0], h[1], h[2], h[3]
	for k := range s {
		f, t := factors[k], terms[k]
		s[k] = min(s[k], uint32((a*f+t)>>32), uint32((b*f+t)>>32), uint32((c*f+t)>>32), uint32((d*f+t)>>32))
	}
}

// band is the hash of the b-th band's rows.
func (s *signature) band(b int) uint32 {
	h := uint32(b)
	for _, v := range s[b*rows : (b+1)*rows] {
		h = (h ^ v) * 0x9E3779B1
		h ^= h >> 15
	}
	return h
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
var agencies = []string{"dpa", "AFP", "APA", "AP", "ATS", "SDA", "Keystone-SDA", "KNA", "epd", "Reuters", "Belga", "La Presse Canadienne"}

// Agency names the agency that signs a text, or "". Marks stand at the opening, at the end, or in the author line.
func Agency(text, author string) string {
	head, tail := cutText(text, 300), text[max(0, len(text)-200):]
	for _, s := range []string{author, head, tail} {
		if m := agencyMark(s); m != "" {
			return strings.TrimPrefix(strings.ToLower(m), "keystone-")
		}
	}
	return ""
}

// agencyMark is the first agency that s names as a word of its own.
func agencyMark(s string) string {
	for i := range len(s) {
		if !strings.Contains("dAeSKRBL", s[i:i+1]) || i > 0 && wordByte(s[i-1]) {
			continue
		}
		for _, name := range agencies {
			if rest, ok := strings.CutPrefix(s[i:], name); ok && (rest == "" || !wordByte(rest[0])) {
				return name
			}
		}
	}
	return ""
}

// wordByte reports whether c is a letter, digit or underscore of ASCII.
func wordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}
