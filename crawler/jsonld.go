package crawler

import (
	"encoding/json"
	"strings"
)

// ldNode is one JSON-LD object, kept loose: outlets write strings, objects and lists for the same property.
type ldNode map[string]any

// parseLD collects the objects of a JSON-LD script, nested @graph lists included. What does not parse is no data:
// control characters inside strings, the usual mistake, are forgiven.
func parseLD(script string) []ldNode {
	var v any
	if json.Unmarshal([]byte(script), &v) != nil {
		if json.Unmarshal([]byte(mendLD(script)), &v) != nil {
			return nil
		}
	}
	var nodes []ldNode
	collectLD(v, &nodes, 0)
	return nodes
}

// mendLD removes what commonly breaks JSON-LD: comment and CDATA wrappers, raw control characters, a trailing semicolon.
func mendLD(s string) string {
	s = strings.TrimSpace(s)
	for _, cut := range []string{"<!--", "//<![CDATA[", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, cut))
	}
	for _, cut := range []string{";", "-->", "//]]>", "]]>"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, cut))
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

func collectLD(v any, out *[]ldNode, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			collectLD(e, out, depth+1)
		}
	case map[string]any:
		*out = append(*out, ldNode(v))
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} { // parts of an article are not the article
			if inner, ok := v[key]; ok {
				collectLD(inner, out, depth+1)
			}
		}
	}
}

// types lists the node's @type values without a schema.org prefix.
func (n ldNode) types() []string {
	var ts []string
	for _, t := range ldStrings(n["@type"]) {
		ts = append(ts, t[strings.LastIndexAny(t, "/:")+1:])
	}
	return ts
}

// str is the property's first text; of an object its name, @value, url or @id.
func (n ldNode) str(key string) string {
	if s := ldStrings(n[key]); len(s) > 0 {
		return s[0]
	}
	return ""
}

func ldStrings(v any) []string {
	switch v := v.(type) {
	case string:
		if s := strings.TrimSpace(v); s != "" {
			return []string{s}
		}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, ldStrings(e)...)
		}
		return out
	case map[string]any:
		for _, key := range []string{"name", "@value", "url", "@id"} {
			if s := ldStrings(v[key]); len(s) > 0 {
				return s
			}
		}
	}
	return nil
}

// articleType reports whether a schema.org type is an article's; newer subtypes end in the same words.
func articleType(t string) bool {
	for _, end := range []string{"Article", "BlogPosting", "Report", "Posting"} {
		if strings.HasSuffix(t, end) {
			return true
		}
	}
	return false
}

// newsNode is the JSON-LD object of the article itself: of all article objects the one that says most.
func (d *document) newsNode() ldNode {
	var best ldNode
	score := 0
	for _, n := range d.ld {
		s := 0
		for _, t := range n.types() {
			if articleType(t) {
				s = 1
			}
		}
		if s == 0 {
			continue
		}
		for _, key := range []string{"headline", "datePublished", "articleBody", "author", "description", "dateModified"} {
			if n.str(key) != "" {
				s++
			}
		}
		if d.h1 != "" && sameWords(n.str("headline"), d.h1) {
			s += 3
		}
		if s > score {
			best, score = n, s
		}
	}
	return best
}

// accessible reads isAccessibleForFree: "free", "paid" or "" where nothing is said.
func (n ldNode) accessible() string {
	switch v := n["isAccessibleForFree"].(type) {
	case bool:
		if v {
			return "free"
		}
		return "paid"
	case string:
		switch strings.ToLower(v[strings.LastIndexByte(v, '/')+1:]) {
		case "true":
			return "free"
		case "false":
			return "paid"
		}
	}
	return ""
}
