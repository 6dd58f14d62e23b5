package indexer

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"
	"time"

	"edikt"
	lang "edikt/language/analysis"
	"edikt/query"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
)

// Names of fields that no query names.
const (
	storedField  = "doc"     // the document, compressed JSON
	trailField   = "trail"   // the order of its words, for phrases
	orderField   = "order"   // sortable: time and id, the total order of newest-first lists
	conceptField = "concept" // query.Concepts
	dayField     = "day"     // publication day, for histograms
	groupField   = "group"   // what belongs together: the dossier of events, the original of copied articles
	formsMark    = "="       // behind the name of a text field: its forms
	daysMark     = ".day"    // behind the name of a date field: its days
)

var (
	keywordFields = []query.Field{query.KindField, query.StatusField, query.ActorField, query.TargetField, query.JurisdictionField, query.ScopeField,
		query.SourceField, query.LangField, query.RuleField, query.DossierField, query.ArticleField, query.IDField, query.IsField, query.HasField}
	numberFields = []query.Field{query.ConfidenceField, query.SourcesField}
	dateFields   = []query.Field{query.DateField, query.SeenField, query.EffectiveField, query.AssertedField}
)

// counted are the keyword fields that facets count.
var counted = map[query.Field]bool{query.KindField: true, query.StatusField: true, query.ActorField: true, query.TargetField: true, query.JurisdictionField: true,
	query.ScopeField: true, query.SourceField: true, query.LangField: true}

// document turns a document into the fields of the index.
func (x *Index) document(d *edikt.Document) (*document.Document, error) {
	out := document.NewDocument(d.ID)
	stored, err := encode(d)
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", d.ID, err)
	}
	addKeyword(out, orderField, index.DocValues|index.IndexField|index.SkipFreqNorm, orderOf(d))
	for _, f := range keywordFields {
		addKeyword(out, string(f), index.IndexField|index.SkipFreqNorm, query.Values(d, f)...)
	}
	if g := groupOf(d); g != "" {
		addKeyword(out, groupField, index.IndexField|index.SkipFreqNorm|index.DocValues, g)
	}
	addKeyword(out, conceptField, index.IndexField|index.SkipFreqNorm, query.Concepts(d)...)
	for _, f := range numberFields {
		for _, n := range query.Numbers(d, f) {
			addKeyword(out, string(f), index.IndexField|index.SkipFreqNorm, numberTerm(n))
		}
	}
	addDates(out, d)
	x.addTexts(out, d)
	out.AddField(document.NewTextFieldCustom(storedField, nil, stored, index.StoreField, nil))
	return out, nil
}

func addKeyword(out *document.Document, name string, options index.FieldIndexingOptions, values ...string) {
	for i, v := range values {
		out.AddField(document.NewTextFieldCustom(name, []uint64{uint64(i)}, []byte(v), options, nil))
	}
}

// addDates indexes each instant as itself and as its day, so that a range is a few days and the instants at its edges.
func addDates(out *document.Document, d *edikt.Document) {
	for _, f := range dateFields {
		for _, t := range query.Times(d, f) {
			addKeyword(out, string(f), index.IndexField|index.SkipFreqNorm, instantTerm(t))
			addKeyword(out, string(f)+daysMark, index.IndexField|index.SkipFreqNorm, dayTerm(t))
		}
	}
	if t := sortTime(d); !t.IsZero() {
		addKeyword(out, dayField, index.IndexField|index.SkipFreqNorm, dayTerm(t))
	}
}

// addTexts adds the terms and forms of each text, and the trail of all.
func (x *Index) addTexts(out *document.Document, d *edikt.Document) {
	language := strings.ToLower(d.Article.Lang)
	analyzer := x.analyzers.For(language)
	trail := newTrail(language, len(d.Text)/5)
	for i, t := range query.Texts(d) {
		words := analyzer.Index(nil, t.Text)
		trail = trail.add(t.Field, words)
		at := []uint64{uint64(i)}
		out.AddField(document.NewTextFieldCustom(string(t.Field), at, nil, index.IndexField, termStream(words)))
		out.AddField(document.NewTextFieldCustom(string(t.Field)+formsMark, at, nil, index.IndexField|index.SkipFreqNorm, formStream(words)))
	}
	out.AddField(document.NewTextFieldCustom(trailField, nil, trail, index.StoreField, nil))
}

// stream is an analyzer that has done its work already.
type stream analysis.TokenStream

func (s stream) Analyze([]byte) analysis.TokenStream { return analysis.TokenStream(s) }

func termStream(words []lang.Word) stream {
	n := 0
	for i := range words {
		n += len(words[i].Terms)
	}
	tokens := make([]analysis.Token, 0, n)
	for i, w := range words {
		for _, t := range w.Terms {
			tokens = append(tokens, analysis.Token{Term: []byte(t.Text), Position: i + 1, Start: t.Start, End: t.End})
		}
	}
	return pointers(tokens)
}

// formStream holds the forms and a term for each two neighbours.
func formStream(words []lang.Word) stream {
	tokens := make([]analysis.Token, 0, 2*len(words))
	for i, w := range words {
		tokens = append(tokens, analysis.Token{Term: []byte(w.Form), Position: i + 1, Start: w.Start, End: w.End})
		if i > 0 {
			tokens = append(tokens, analysis.Token{Term: neighbours(words[i-1].Form, w.Form), Position: i + 1, Start: w.Start, End: w.End})
		}
	}
	return pointers(tokens)
}

// neighbours is the term of two forms in a row: a hash of 14 bits behind a byte that no form begins with. One document
// in forty holds a term by chance; phrases are verified.
func neighbours(a, b string) []byte {
	h := hashBytes(hashBytes(hashBytes(hashStart, a), "\x00"), b)
	h ^= h >> 16
	return []byte{0, byte(h>>8) & 0x3F, byte(h)}
}

// hashStart and hashBytes are FNV-1a of 32 bits.
const hashStart uint32 = 2166136261

func hashBytes(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func pointers(tokens []analysis.Token) stream {
	s := make(stream, len(tokens))
	for i := range tokens {
		s[i] = &tokens[i]
	}
	return s
}

// sortTime is the time by which a document is listed: publication, else when it was fetched or seen.
func sortTime(d *edikt.Document) time.Time {
	if t := d.Article.Date.Start(); !t.IsZero() {
		return t.UTC()
	}
	if !d.Fetched.IsZero() {
		return d.Fetched.UTC()
	}
	return d.Seen.UTC()
}

// groupOf names what a hit is collapsed with.
func groupOf(d *edikt.Document) string {
	switch {
	case d.Type != edikt.ArticleDocument:
		return d.Dossier
	case d.Article.CopyOf != "":
		return d.Article.CopyOf
	}
	return d.ID
}

// orderOf sorts documents by time and id.
func orderOf(d *edikt.Document) string { return instantTerm(sortTime(d)) + d.ID }

// instantLen is the length of an instant's term.
const instantLen = 16

// instantTerm is a time as text that sorts as times do, to the second.
func instantTerm(t time.Time) string {
	if t.IsZero() {
		return strings.Repeat("0", instantLen)
	}
	return fmt.Sprintf("%016x", uint64(t.Unix())^1<<63)
}

func dayTerm(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// numberTerm is a number as text that sorts as numbers do.
func numberTerm(n float64) string {
	b := math.Float64bits(n)
	if b>>63 == 1 {
		b = ^b
	} else {
		b |= 1 << 63
	}
	s := strconv.FormatUint(b, 16)
	return strings.Repeat("0", 16-len(s)) + s
}

// deflaters are kept for reuse: each holds 600 KB.
var deflaters = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.DefaultCompression)
	return w
}}

func encode(d *edikt.Document) ([]byte, error) {
	b, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	buf.Grow(len(b) / 2)
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(&buf)
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// inflater is kept for reuse with the buffer that it fills.
type inflater struct {
	r   io.ReadCloser
	buf bytes.Buffer
}

var inflaters = sync.Pool{New: func() any { return &inflater{r: flate.NewReader(bytes.NewReader(nil))} }}

func decode(b []byte) (d edikt.Document, err error) {
	f := inflaters.Get().(*inflater)
	defer inflaters.Put(f)
	f.buf.Reset()
	if err = f.r.(flate.Resetter).Reset(bytes.NewReader(b), nil); err == nil {
		_, err = f.buf.ReadFrom(f.r)
	}
	if err == nil {
		err = json.Unmarshal(f.buf.Bytes(), &d)
	}
	if err != nil {
		err = fmt.Errorf("stored document: %w", err)
	}
	return d, err
}
