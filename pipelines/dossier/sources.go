package dossier

import (
	"net/url"

	"edikt"
)

// independent counts the outlets behind events; all copies of one agency text, and the text itself, are one source.
func independent(events []edikt.Event) int {
	outlet := map[string]string{} // article to outlet
	for i := range events {
		outlet[articleOf(&events[i]).ID] = outletOf(articleOf(&events[i]))
	}
	seen := map[string]bool{}
	for i := range events {
		a := articleOf(&events[i])
		switch original, known := outlet[a.CopyOf], a.CopyOf != ""; {
		case known && original != "":
			seen[original] = true
		case known:
			seen["copy of "+a.CopyOf] = true
		default:
			seen[outletOf(a)] = true
		}
	}
	return len(seen)
}

// outletOf names who published an article: its source, else its host, else the article itself.
func outletOf(a edikt.ArticleRef) string {
	if a.Source != "" {
		return a.Source
	}
	if u, err := url.Parse(a.URL); err == nil && u.Host != "" {
		return u.Hostname()
	}
	return "article " + a.ID
}
