package extractor

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

//go:generate go run ./genrules

// Reading the YAML takes longer than all else at start, so the program carries the rules a second time, read already.
//
//go:embed rules.jsonl
var packed []byte

// packedLine is a line of rules.jsonl: the head of a rule set, or a rule of the set that was begun last.
type packedLine struct {
	Set  *Source `json:"set,omitempty"`
	Rule *Rule   `json:"rule,omitempty"`
}

// Pack writes rule sets as the program carries them: without examples, a rule a line.
func Pack(sources []*Source) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	for _, s := range withoutExamples(sources) {
		rules := s.Rules
		s.Rules = nil
		if err := enc.Encode(packedLine{Set: s}); err != nil {
			return nil, fmt.Errorf("pack rules: %w", err)
		}
		for i := range rules {
			if err := enc.Encode(packedLine{Rule: &rules[i]}); err != nil {
				return nil, fmt.Errorf("pack rules: %w", err)
			}
		}
	}
	return buf.Bytes(), nil
}

// unpack reads what Pack wrote.
func unpack(data []byte) ([]*Source, error) {
	var sources []*Source
	dec := json.NewDecoder(bytes.NewReader(data))
	for {
		var l packedLine
		switch err := dec.Decode(&l); {
		case errors.Is(err, io.EOF):
			return sources, nil
		case err != nil:
			return nil, fmt.Errorf("unpack rules: %w", err)
		case l.Set != nil:
			sources = append(sources, l.Set)
		case l.Rule != nil && len(sources) > 0:
			s := sources[len(sources)-1]
			s.Rules = append(s.Rules, *l.Rule)
		}
	}
}

// withoutExamples copies rule sets; what remains is all that decides about a text.
func withoutExamples(sources []*Source) []*Source {
	out := make([]*Source, len(sources))
	for i, s := range sources {
		c := *s
		c.Rules = make([]Rule, len(s.Rules))
		for k, r := range s.Rules {
			r.Examples = nil
			c.Rules[k] = r
		}
		out[i] = &c
	}
	return out
}
