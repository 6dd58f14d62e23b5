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
	for _, s := range withoutExamples(sources) {
		_ = enc.Encode(s)
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}
