package pipelines

import (
	"context"
	"fmt"

	"edikt"
	"edikt/pipelines/stream"
)

// Extractor reads an article into its events. It is pure: it does no input or output and cannot fail.
type Extractor interface {
	Extract(*edikt.Article) edikt.EventSet
}

// ExtractName is the stage's name, in logs, metrics and at the server.
const ExtractName = "extract"

// Extract makes the stage that reads articles into event sets. seq orders rule sets in time.
func Extract(conn *stream.Conn, x Extractor, seq uint64, workers int) stream.Stage {
	return stream.Stage{Name: ExtractName, Stream: stream.Articles, Batch: 200, Workers: workers,
		Handle: func(ctx context.Context, ms []stream.Message) error {
			out := make([]stream.Message, len(ms))
			for i := range ms {
				set, err := extract(x, seq, &ms[i])
				if err != nil {
					return err
				}
				if out[i], err = eventsMessage(&set); err != nil {
					return stream.Hopeless(err)
				}
			}
			_, err := conn.PublishAll(ctx, out)
			return err
		}}
}

// extract reads the article in m; what it cannot read is the message's fault.
func extract(x Extractor, seq uint64, m *stream.Message) (edikt.EventSet, error) {
	var a edikt.Article
	if err := m.Decode(&a); err != nil {
		return edikt.EventSet{}, err
	}
	if err := a.Validate(); err != nil {
		return edikt.EventSet{}, stream.Hopeless(fmt.Errorf("article %s: %w", a.ID, err))
	}
	set := x.Extract(&a)
	set.Version, set.Article, set.Revision, set.TextHash = edikt.SchemaVersion, a.Ref(), a.Revision, a.TextHash
	set.RulesSeq, set.Cause, set.Stream = seq, a.Cause, m.Seq
	return set, nil
}

func eventsMessage(s *edikt.EventSet) (stream.Message, error) {
	return stream.NewMessage(stream.Subject(stream.Events, s.Article.Lang, s.Article.Source), s.MessageID(), s)
}
