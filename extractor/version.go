package extractor

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// version is the checksum of the rules without their examples.
func version(sources []*Source) string {
	h := sha256.New()
	enc := json.NewEncoder(h)
	for _, s := range sources {
		c := *s
		c.Rules = make([]Rule, len(s.Rules))
		for i, r := range s.Rules {
			r.Examples = nil
			c.Rules[i] = r
		}
		_ = enc.Encode(c)
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}
