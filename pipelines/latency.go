package pipelines

import (
	"time"

	"edikt"
)

// Observe is told how long live articles with an event took on a part of their way; nil is nobody.
type Observe func(way string, d time.Duration)

// The parts of the way.
const (
	PublishedFetched = "published_fetched"
	FetchedExtracted = "fetched_extracted"
	ExtractedIndexed = "extracted_indexed"
	PublishedAlerted = "published_alerted"
)

func (o Observe) span(way string, from, to time.Time) {
	if o != nil && !from.IsZero() && !to.IsZero() {
		o(way, to.Sub(from))
	}
}

// published is when an article appeared, where that is known to the minute.
func published(a *edikt.ArticleRef) time.Time {
	if a == nil || len(a.Date) <= len("2006-01-02") || a.DateSource == edikt.DateFromFetched {
		return time.Time{}
	}
	return a.Date.Start()
}
