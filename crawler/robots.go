package crawler

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// robots is what a robots.txt says to us, after RFC 9309: of the groups that name our product token, else of those
// for everybody, the longest matching rule decides, and of two as long the one that allows.
//
// It is our own reader since the one that comes with colly compares rules with wildcards by the length of the regular
// expression that it makes of them, and takes the first of several groups.
type robots struct {
	rules    []robotsRule
	delay    time.Duration // crawl-delay, 0 where none is named
	sitemaps []string
	none     bool // everything is disallowed, since the file could not be had
}

type robotsRule struct {
	pattern string
	allow   bool
}

// maxRobotsBytes is what RFC 9309 asks to be read at least, and all that is read.
const maxRobotsBytes = 500 << 10

// parseRobots reads the file for a crawler whose product token is agent, in lower case.
func parseRobots(body []byte, agent string) *robots {
	if len(body) > maxRobotsBytes {
		body = body[:maxRobotsBytes]
	}
	ours, all := &robots{}, &robots{}
	var named, forAll, inRules, found bool
	var sitemaps []string
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	for line := range strings.FieldsFuncSeq(string(body), func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch key {
		case "user-agent":
			if inRules {
				named, forAll, inRules = false, false, false
			}
			token := productToken(value)
			named = named || token == agent
			forAll = forAll || value == "*"
			found = found || token == agent
		case "allow", "disallow":
			inRules = true
			if value == "" {
				continue
			}
			rule := robotsRule{normalizePattern(value), key == "allow"}
			if named {
				ours.rules = append(ours.rules, rule)
			}
			if forAll {
				all.rules = append(all.rules, rule)
			}
		case "crawl-delay":
			inRules = true
			d := parseDelay(value)
			if named {
				ours.delay = max(ours.delay, d)
			}
			if forAll {
				all.delay = max(all.delay, d)
			}
		case "sitemap":
			sitemaps = append(sitemaps, value)
		}
	}
	out := all
	if found {
		out = ours
	}
	out.sitemaps = sitemaps
	return out
}

// productToken is a user-agent line's name in lower case, without version and remarks.
func productToken(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if i := strings.IndexFunc(s, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r == '-' || r == '_') }); i >= 0 {
		s = s[:i]
	}
	return s
}

func parseDelay(s string) time.Duration {
	f, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || f < 0 || f != f {
		return 0
	}
	return time.Duration(min(f, 86400) * float64(time.Second))
}

// allowed reports whether the address may be fetched; robots.txt itself always may.
func (r *robots) allowed(u *url.URL) bool {
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if path == "/robots.txt" {
		return true
	}
	if r.none {
		return false
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	path = normalizePattern(path)
	allow, best := true, -1
	for _, rule := range r.rules {
		if n := len(rule.pattern); (n > best || n == best && rule.allow) && matchPattern(rule.pattern, path) {
			allow, best = rule.allow, n
		}
	}
	return allow
}

// matchPattern matches a path from its start; * stands for anything, a $ at the end for the end.
func matchPattern(pattern, path string) bool {
	anchored := strings.HasSuffix(pattern, "$")
	pattern = strings.TrimSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	if len(parts) == 1 {
		return !anchored || path == ""
	}
	last := parts[len(parts)-1]
	for _, p := range parts[1 : len(parts)-1] {
		i := strings.Index(path, p)
		if i < 0 {
			return false
		}
		path = path[i+len(p):]
	}
	if anchored {
		return strings.HasSuffix(path, last)
	}
	return strings.Contains(path, last)
}

// normalizePattern brings percent encodings into one form: reserved characters stay encoded in upper case, unreserved
// ones are decoded, and bytes beyond ASCII are encoded.
func normalizePattern(s string) string {
	const hex = "0123456789ABCDEF"
	var b []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if v, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				i += 2
				if c = byte(v); unreserved(c) {
					b = append(b, c)
					continue
				}
				b = append(b, '%', hex[c>>4], hex[c&15])
				continue
			}
		}
		if c >= 0x80 || c <= ' ' {
			b = append(b, '%', hex[c>>4], hex[c&15])
			continue
		}
		b = append(b, c)
	}
	return string(b)
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}
