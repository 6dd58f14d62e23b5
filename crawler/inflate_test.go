package crawler

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"math/rand/v2"
	"strings"
	"testing"
)

// Every kind of block and every length of code comes out as it went in, from memory and not by the long way.
func TestInflate(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 70_000)
	for i := range noise {
		noise[i] = byte(rnd.Uint32())
	}
	var rare strings.Builder // codes of fifteen bits
	for i := range 22 {
		rare.WriteString(strings.Repeat(string(rune('a'+i)), 1<<min(i, 14)))
	}
	samples := map[string]string{"nothing": "", "a byte": "x", "noise": string(noise), "one byte again": strings.Repeat("x", 70_000), "rare bytes": rare.String(),
		"short period": strings.Repeat("abc", 5000) + strings.Repeat("abcdefgh", 5000), "page": sharePage(rnd, 1), "long": strings.Repeat(sharePage(rnd, 2), 5)}
	var z inflater
	for name, s := range samples {
		for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, flate.BestSpeed, flate.DefaultCompression, flate.BestCompression} {
			var b bytes.Buffer
			w, err := gzip.NewWriterLevel(&b, level)
			if err != nil {
				t.Fatal(err)
			}
			w.Write([]byte(s))
			w.Close()
			size := b.Len()
			b.WriteString("what follows")
			if plain, used, ok := z.member(b.Bytes()); !ok || string(plain) != s || used != size {
				t.Errorf("%s, level %d: %v, %d bytes of %d, %d of %d come out", name, level, ok, used, size, len(plain), len(s))
			}
			for _, n := range []int{0, 1, size / 2, size - 1} {
				if _, _, ok := z.member(b.Bytes()[:n]); ok {
					t.Errorf("%s, level %d: %d bytes of %d are taken for a member", name, level, n, size)
				}
			}
			spoilt := bytes.Clone(b.Bytes())
			spoilt[size-9] ^= 0x55
			if plain, _, ok := z.member(spoilt); ok && string(plain) != s {
				t.Errorf("%s, level %d: a spoilt member is taken", name, level)
			}
		}
	}
	if _, _, ok := z.member(gzipped(strings.Repeat("x", maxInflated+1))); ok {
		t.Error("a bomb is undone in memory")
	}
}

func BenchmarkInflate(b *testing.B) {
	page := sharePage(rand.New(rand.NewPCG(1, 2)), 1)
	data := gzipped(page)
	b.Run("member", func(b *testing.B) {
		var z inflater
		b.SetBytes(int64(len(page)))
		for b.Loop() {
			if _, _, ok := z.member(data); !ok {
				b.Fatal("not undone")
			}
		}
	})
	b.Run("gzip", func(b *testing.B) {
		var r gzip.Reader
		plain := make([]byte, len(page))
		b.SetBytes(int64(len(page)))
		for b.Loop() {
			r.Reset(bytes.NewReader(data))
			for n := 0; n < len(plain); {
				m, err := r.Read(plain[n:])
				if n += m; err != nil && n < len(plain) {
					b.Fatal(err)
				}
			}
		}
	})
}
