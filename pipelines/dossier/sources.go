package dossier

import (
	"net/url"

	"edikt"
)

// independent counts the outlets behind reports; all copies of one agency text, and the text itself, are one source.
func independent(reports []*report) int {
	outlets := make(map[string]string, len(reports)) // by article
	for _, r := range reports {
		outlets[articleOf(r.Event).ID] = r.outlet
	}
	seen := map[string]bool{}
	for _, r := range reports {
		switch of := articleOf(r.Event).CopyOf; {
		case of == "":
			seen[r.outlet] = true
		case outlets[of] != "":
			seen[outlets[of]] = true
		default:
			seen["copy of "+of] = true
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
