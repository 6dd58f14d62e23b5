package pipelines

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"edikt"
	"edikt/pipelines/ledger"
	"edikt/pipelines/stream"
)

// Taker is where articles enter: it gives each its identity and revision, knows what came before, and says "taken"
// once the article is on the disk.
type Taker struct {
	conn   *stream.Conn
	ledger *ledger.Ledger
	langs  []string
	now    func() time.Time

	mu sync.Mutex // revisions are numbered by one hand
}

// Outcome is what became of an article that was offered.
type Outcome int

// The four outcomes.
const (
	Taken   Outcome = iota
	Known           // these very words of this article were taken before
	Skipped         // written in a language that Edikt does not read
	Refused
)

// Answer tells what became of one article, and why where it was refused.
type Answer struct {
	Outcome  Outcome
	Err      error
	ID       string
	Revision int
	Seq      uint64 // its place in ARTICLES
}

// NewTaker brings the ledger up to the end of the stream and returns a taker of articles in langs.
func NewTaker(ctx context.Context, conn *stream.Conn, l *ledger.Ledger, langs []string, now func() time.Time) (*Taker, error) {
	t := &Taker{conn: conn, ledger: l, langs: langs, now: now}
	if err := t.catchUp(ctx); err != nil {
		return nil, fmt.Errorf("ledger of articles: %w", err)
	}
	return t, nil
}

// catchUp records what lies in the stream behind the ledger's cursor.
func (t *Taker) catchUp(ctx context.Context) error {
	seq, err := t.ledger.Cursor()
	if err != nil {
		return err
	}
	return t.conn.Read(ctx, stream.Articles, stream.Range{From: seq + 1, Subjects: []string{stream.Subject(stream.Articles) + ".>"}}, func(ms []stream.Message) error {
		var as []*edikt.Article
		for i := range ms {
			a := new(edikt.Article)
			if ms[i].Decode(a) == nil { // what is unreadable is extract's to refuse
				as = append(as, a)
			}
		}
		return t.ledger.Record(as, ms[len(ms)-1].Seq)
	})
}

// Take offers articles in their order and answers for each. An error means that nothing can be said about any of
// them; offering them again does no harm.
func (t *Taker) Take(ctx context.Context, articles []edikt.Article) ([]Answer, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	answers := make([]Answer, len(articles))
	batch, err := t.sort(articles, answers)
	if err != nil || len(batch.messages) == 0 {
		return answers, err
	}
	receipts, err := t.conn.PublishAll(ctx, batch.messages)
	if err != nil {
		return nil, err
	}
	for i, r := range receipts {
		answers[batch.answer[i]].Seq = r.Seq
		if r.Duplicate {
			answers[batch.answer[i]].Outcome = Known
		}
	}
	last := slices.MaxFunc(receipts, func(a, b stream.Receipt) int { return int(int64(a.Seq) - int64(b.Seq)) })
	return answers, t.ledger.Record(batch.articles, last.Seq)
}

// batch are the articles to publish, each with the index of its answer.
type batch struct {
	articles []*edikt.Article
	messages []stream.Message
	answer   []int
}

// sort completes the articles and finds out which are new.
func (t *Taker) sort(articles []edikt.Article, answers []Answer) (b batch, err error) {
	ids := make([]string, len(articles))
	for i := range articles {
		t.complete(&articles[i])
		ids[i] = articles[i].ID
	}
	entries, err := t.ledger.Lookup(ids...)
	if err != nil {
		return b, err
	}
	pending := map[string]*edikt.Article{} // of this very batch
	for i := range articles {
		a := &articles[i]
		answers[i] = t.judge(a, entries[i], pending)
		if answers[i].Outcome != Taken {
			continue
		}
		m, err := stream.NewMessage(stream.Subject(stream.Articles, a.Lang, a.Source), a.MessageID(), a)
		if err != nil {
			answers[i] = Answer{Outcome: Refused, Err: err, ID: a.ID}
			continue
		}
		pending[a.ID] = a
		b.articles, b.messages, b.answer = append(b.articles, a), append(b.messages, m), append(b.answer, i)
	}
	return b, nil
}

func (t *Taker) complete(a *edikt.Article) {
	if a.Fetched.IsZero() {
		a.Fetched = t.now().UTC()
	}
	if a.Date == "" {
		a.Date, a.DateSource = edikt.Date(a.Fetched.Format(time.RFC3339)), edikt.DateFromFetched
	}
	a.Complete()
}

// judge says what becomes of an article and numbers its revision.
func (t *Taker) judge(a *edikt.Article, known ledger.Entry, pending map[string]*edikt.Article) Answer {
	if err := a.Validate(); err != nil {
		return Answer{Outcome: Refused, Err: err, ID: a.ID}
	}
	if !slices.Contains(t.langs, a.Lang) {
		return Answer{Outcome: Skipped, ID: a.ID}
	}
	if known.Revision > 0 && a.Canonical != "" && known.Strange(a) {
		if id := edikt.ArticleID("", a.URL, a.Title, a.Text); id != a.ID {
			a.ID = id // the canonical address belongs to another article
			entries, err := t.ledger.Lookup(id)
			if err != nil {
				return Answer{Outcome: Refused, Err: err, ID: a.ID}
			}
			known = entries[0]
		}
	}
	revision, same := known.Revision, known.Revision > 0 && known.Says(a)
	if p := pending[a.ID]; p != nil {
		revision, same = p.Revision, p.TextHash == a.TextHash
	}
	if same {
		return Answer{Outcome: Known, ID: a.ID, Revision: revision}
	}
	a.Revision = revision + 1
	return Answer{Outcome: Taken, ID: a.ID, Revision: a.Revision}
}

// TakeOne offers one article and turns a refusal into an error.
func (t *Taker) TakeOne(ctx context.Context, a edikt.Article) (Answer, error) {
	answers, err := t.Take(ctx, []edikt.Article{a})
	if err != nil {
		return Answer{}, err
	}
	if answers[0].Outcome == Refused {
		return answers[0], errors.Join(fmt.Errorf("article %s refused", a.URL), answers[0].Err)
	}
	return answers[0], nil
}
