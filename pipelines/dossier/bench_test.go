package dossier

import (
	"fmt"
	"testing"
	"time"

	"edikt"
	"edikt/pipelines/kv"
)

// BenchmarkFile files reports of a thousand measures, and then of one that the whole press reports.
func BenchmarkFile(b *testing.B) {
	for name, measures := range map[string]int{"many": 1000, "one": 1} {
		b.Run(name, func(b *testing.B) {
			f, err := NewFiler(kv.NewMemory(), func() time.Time { return now })
			if err != nil {
				b.Fatal(err)
			}
			for i := 0; b.Loop(); i++ {
				e := ev(fmt.Sprintf("a%d 2026-03-0%d in_force target=t%d scope=work_devices", i, 1+i%9, i%measures))
				if _, err := f.File(setOf(1, edikt.Live, e)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
