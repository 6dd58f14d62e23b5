package edikt

import (
	"crypto/sha256"
	"encoding/base32"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
)

// idBytes of SHA-256 make an id: 100 bits in 20 letters, no collision among 10^12 articles.
const idBytes = 13

var idEncoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// hashID makes a short stable name of its parts; the separator cannot stand in any of them by accident.
func hashID(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return idEncoding.EncodeToString(sum[:idBytes])
}

// HashText is the fingerprint of an article's words.
func HashText(title, text string) string { return hashID("text", title, text) }

// ArticleID makes an article's identity from its canonical URL where that is believable, else from the URL,
// else from the content. A canonical URL is believed if it lies on the same site and is no section page;
// that no other article holds it must be checked where articles meet.
func ArticleID(canonical, rawURL, title, text string) string {
	if u := NormalizeURL(rawURL); u != "" {
		if c := NormalizeURL(canonical); c != "" && believable(c, u) {
			return hashID("url", c)
		}
		return hashID("url", u)
	}
	return hashID("content", title, text)
}

// believable reports whether canonical may name the page at u.
func believable(canonical, u string) bool {
	c, err1 := url.Parse(canonical)
	p, err2 := url.Parse(u)
	if err1 != nil || err2 != nil || !sameSite(c.Hostname(), p.Hostname()) {
		return false
	}
	return !isSection(c) || isSection(p)
}

// isSection reports whether a URL looks like a home or section page: no path, or one short segment without digits.
func isSection(u *url.URL) bool {
	seg := strings.Split(strings.Trim(u.Path, "/"), "/")
	last := seg[len(seg)-1]
	return u.RawQuery == "" && len(seg) < 2 && len(last) < 20 && !strings.ContainsAny(last, "0123456789") && path.Ext(last) == ""
}

// sameSite compares the last two labels of a host, or the last three where the second is short (co.uk, gv.at).
func sameSite(a, b string) bool { return site(a) == site(b) }

func site(host string) string {
	labels := strings.Split(host, ".")
	keep := 2
	if n := len(labels); n > 2 && len(labels[n-2]) <= 3 && len(labels[n-1]) == 2 {
		keep = 3
	}
	return strings.Join(labels[max(0, len(labels)-keep):], ".")
}

// trackers are query parameters that never change what a page says.
var trackers = []string{"fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "wt_mc", "wt_zmc", "xtor", "ref", "ns_mchannel", "ns_source",
	"ns_campaign", "cmpid", "at_medium", "at_campaign", "share", "sharetype", "sc_src", "trk", "mtm_source", "mtm_medium", "mtm_campaign", "pk_campaign", "pk_kwd"}

// NormalizeURL drops what does not change the page: scheme and host in lower case, no default port, no fragment,
// no tracking parameters, sorted query, no trailing slash. It returns "" for anything but http and https.
func NormalizeURL(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Host == "" {
		return ""
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if p := u.Port(); p != "" && p != map[string]string{"http": "80", "https": "443"}[u.Scheme] {
		host += ":" + p
	}
	u.Host, u.Fragment, u.User = host, "", nil
	q := u.Query()
	for k := range q {
		if l := strings.ToLower(k); strings.HasPrefix(l, "utm_") || slices.Contains(trackers, l) {
			q.Del(k)
		}
	}
	u.RawQuery = q.Encode()
	u.Path, u.RawPath = strings.TrimRight(u.Path, "/"), ""
	return u.String()
}

// EventID makes an event's identity: no span, no status, no rule, so that decisions survive edits and new rules.
// The ordinal tells measures apart that agree in everything else; it counts from 0 in the order of the text.
func EventID(article string, kind Kind, actor, target string, scopes []Scope, ordinal int) string {
	return hashID("event", article, string(kind), actor, target, ScopeClass(scopes), strconv.Itoa(ordinal))
}

// DossierKey is what makes events one measure; the dossier's ID is made of it at birth and then kept.
func DossierKey(kind Kind, target, scopeClass, authority string) string {
	return strings.Join([]string{authority, string(kind), target, scopeClass}, "|")
}

// DossierID makes a dossier's ID at birth.
func DossierID(key string) string { return hashID("dossier", key) }
