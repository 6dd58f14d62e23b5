package edikt

import (
	"fmt"
	"time"
)

// Duration is a span of time that JSON and YAML carry as people write it: "30s", "5m".
type Duration time.Duration

// String prints d as Go does.
func (d Duration) String() string { return time.Duration(d).String() }

// MarshalText writes the form that UnmarshalText reads.
func (d Duration) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads "90s", "5m", "1h30m"; a negative span is refused.
func (d *Duration) UnmarshalText(b []byte) error {
	v, err := time.ParseDuration(string(b))
	if err != nil || v < 0 {
		return fmt.Errorf("duration %q: want a form like 30s, 5m, 1h30m", b)
	}
	*d = Duration(v)
	return nil
}
