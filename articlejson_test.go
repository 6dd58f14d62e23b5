package edikt_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"edikt"
)

// What the quick reader takes, encoding/json takes the same way; so do faults.
func FuzzDecodeArticle(f *testing.F) {
	whole, err := json.Marshal(fullArticle())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(whole))
	for _, s := range []string{`{}`, ` { "text" : "a\n\"\u00e9\\\/\b\f" , "v":0}` + "\n", `{"text":"\ud83d\ude00 \ud83d x"}`, `{"Text":"a","TEXT":"b","text":"c","text":"d"}`,
		`{"v":01}`, `{"v":1.5}`, `{"v":-1}`, `{"revision":123456789012}`, `{"text":"a` + "\x01" + `"}`, `{"text":"` + "\xff" + `"}`, `{"text":null,"paywalled":true}`, `{"paywalled":false}`, `{"paywalled":falsely}`, `{"text":"a"} x`, `{"te\u0078t":"a"}`,
		`{"fetched":"2026-03-10T10:00:00.5+01:00"}`, `{"fetched":"gestern"}`, `{"date":2026}`, `{"text":"\`, `{"text":"\u12"}`, `{"text":"\x"}`, `["a"]`, `{"text":"a",}`, `{"id":"a""b"}`, `null`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got, want edikt.Article
		gotErr, wantErr := edikt.DecodeArticle([]byte(s), &got), json.Unmarshal([]byte(s), &want)
		if (gotErr == nil) != (wantErr == nil) || gotErr != nil && gotErr.Error() != wantErr.Error() || !reflect.DeepEqual(got, want) {
			t.Errorf("%q:\ngot  %+v, %v\nwant %+v, %v", s, got, gotErr, want, wantErr)
		}
	})
}

func fullArticle() edikt.Article {
	a := edikt.Article{ID: "a", URL: "https://x.example/?a=1&b=2", Canonical: "https://x.example/", Source: "x", File: "f", Lang: "de", Date: "2026-03-10", DateSource: "page", Modified: "2026-03-11",
		Fetched: time.Date(2026, 3, 10, 10, 0, 0, 5, time.UTC), Title: "T <b>", Lead: "L", Author: "A", Text: strings.Repeat("Der \"Gemeinderat\" berät über den Haushalt & mehr. "+strings.Repeat("Am Ende blieb alles so, wie es früher schon gewesen war. ", 6)+"\n\n", 8), CopyOf: "b", Paywalled: true, Cause: edikt.Live, Revision: 3}
	a.Complete()
	return a
}

// Every field of an article has its line in the quick reader: without it each article would go the long way.
func TestDecodeArticleKnowsEveryField(t *testing.T) {
	a := fullArticle()
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	v := reflect.ValueOf(a)
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			t.Errorf("the sample has no %s", v.Type().Field(i).Name)
		}
	}
	few := testing.AllocsPerRun(10, func() {
		var b edikt.Article
		if err := edikt.DecodeArticle(data, &b); err != nil || b != a {
			t.Errorf("%+v, %v", b, err)
		}
	})
	if std := testing.AllocsPerRun(10, func() { json.Unmarshal(data, new(edikt.Article)) }); few > std {
		t.Errorf("%v allocations, encoding/json %v: the article went the long way", few, std)
	}
}

func BenchmarkDecodeArticle(b *testing.B) {
	data, _ := json.Marshal(fullArticle())
	b.Run("quick", func(b *testing.B) {
		for b.Loop() {
			edikt.DecodeArticle(data, new(edikt.Article))
		}
	})
	b.Run("encoding-json", func(b *testing.B) {
		for b.Loop() {
			json.Unmarshal(data, new(edikt.Article))
		}
	})
}
