package query

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
)

var inf = math.Inf(1)

func TestParse(t *testing.T) {
	w := func(s string) Expr { return Word{Text: s} }
	kw := func(f Field, v ...string) Expr { return Keyword{f, v} }
	for _, c := range []struct {
		in   string
		want Expr
	}{
		{"", nil},
		{" \t ", nil},
		{"*", nil},
		{"Verbot", w("Verbot")},
		{"Verbot tiktok", And{[]Expr{w("Verbot"), w("tiktok")}}},
		{"Verbot AND tiktok", And{[]Expr{w("Verbot"), w("tiktok")}}},
		{"a1 b2 OR c3", Or{[]Expr{And{[]Expr{w("a1"), w("b2")}}, w("c3")}}},
		{"a1 (b2 OR c3)", And{[]Expr{w("a1"), Or{[]Expr{w("b2"), w("c3")}}}}},
		{"a1 (b2 (c3 d4))", And{[]Expr{w("a1"), w("b2"), w("c3"), w("d4")}}},
		{"a1 OR (b2 OR c3)", Or{[]Expr{w("a1"), w("b2"), w("c3")}}},
		{"or", w("or")},
		{"-tiktok", Not{w("tiktok")}},
		{"NOT tiktok", Not{w("tiktok")}},
		{"-(-tiktok)", w("tiktok")},
		{"NOT -tiktok", w("tiktok")},
		{"-(a1 b2)", Not{And{[]Expr{w("a1"), w("b2")}}}},
		{`"in Kraft"`, Phrase{Text: "in Kraft"}},
		{"„in  Kraft“", Phrase{Text: "in Kraft"}},
		{"« en vigueur »", Phrase{Text: "en vigueur"}},
		{"l'interdiction", w("l'interdiction")},
		{"TikTok – Verbot!", And{[]Expr{w("TikTok"), w("Verbot")}}},
		{"TikTok, X.", And{[]Expr{w("TikTok"), w("X")}}},
		{"Bürger:innen", w("Bürger:innen")},
		{"lehrer:innenverband", w("lehrer:innenverband")},
		{"https://chuv.ch/x?a=b", w("https://chuv.ch/x?a=b")},
		{"10:30", w("10:30")},
		{"verb*", Prefix{Text: "verb"}},
		{"whatsap~", Fuzzy{Text: "whatsap", Edits: 1}},
		{"whatsap~2", Fuzzy{Text: "whatsap", Edits: 2}},
		{"title:Verbot", Word{TitleField, "Verbot"}},
		{`title:"in Kraft"`, Phrase{TitleField, "in Kraft"}},
		{"evidence:verb*", Prefix{EvidenceField, "verb"}},
		{"title:(a1 OR b2)", Or{[]Expr{Word{TitleField, "a1"}, Word{TitleField, "b2"}}}},
		{"kind:ban", kw(KindField, "ban")},
		{"Kind:BAN", kw(KindField, "ban")},
		{"kind:ban,exit,ban", kw(KindField, "ban", "exit")},
		{"kind:(ban OR exit)", Or{[]Expr{kw(KindField, "ban"), kw(KindField, "exit")}}},
		{"-kind:ban", Not{kw(KindField, "ban")}},
		{"jurisdiction:de-th", kw(JurisdictionField, "DE-TH")},
		{"actor:fr/government", kw(ActorField, "fr/government")},
		{"rule:de/ban/*", kw(RuleField, "de/ban/*")},
		{`source:"Le Monde"`, kw(SourceField, "le monde")},
		{"is:new has:copy", And{[]Expr{kw(IsField, "new"), kw(HasField, "copy")}}},
		{"confidence:0.8..", Number{ConfidenceField, 0.8, inf}},
		{"confidence:0.8", Number{ConfidenceField, 0.8, inf}},
		{"confidence:..0.5", Number{ConfidenceField, -inf, 0.5}},
		{"sources:2..5", Number{SourcesField, 2, 5}},
		{"date:2026-11", Dates{DateField, Period{"2026-11", "2026-11"}}},
		{"date:2026-w47", Dates{DateField, Period{"2026-W47", "2026-W47"}}},
		{"date:2026-01-01..", Dates{DateField, Period{From: "2026-01-01"}}},
		{"date:..2026-05", Dates{DateField, Period{Until: "2026-05"}}},
		{"seen:7d", Dates{SeenField, Period{From: "7d"}}},
		{"effective:2027", Dates{EffectiveField, Period{"2027", "2027"}}},
		{"effective:+30d", Dates{EffectiveField, Period{"today", "+30d"}}},
	} {
		got, err := Parse(c.in)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("Parse(%q) = %#v, %v; want %#v", c.in, got, err, c.want)
		}
		checkRoundTrip(t, got)
	}
}

func checkRoundTrip(t *testing.T, e Expr) {
	t.Helper()
	if e == nil {
		return
	}
	s := e.String()
	again, err := Parse(s)
	if err != nil || !reflect.DeepEqual(again, e) {
		t.Errorf("%#v prints as %q, which parses as %#v, %v", e, s, again, err)
	}
}

func TestParseMistakes(t *testing.T) {
	for _, c := range []struct{ in, place, want string }{
		{"knd:ban", "knd", `there is no field "knd"; did you mean kind?`},
		{"tiktok knd:ban", "knd", "did you mean kind?"},
		{"kind:bann", "bann", "did you mean ban?"},
		{"kind:Verbot", "Verbot", "did you mean ban?"},
		{"kind:ban,exi", "exi", "did you mean exit?"},
		{"status:in-force", "in-force", "did you mean in_force?"},
		{"statsu:in_force", "statsu", "did you mean status?"},
		{"kind:xyzzy", "xyzzy", "it has ban, advice_against"},
		{"kind:", "kind:", "needs a value"},
		{"kind: ban", "kind:", "needs a value"},
		{"kind:ban,", "", "a value is missing"},
		{"jurisdiction:Deutschland", "Deutschland", "want a code such as DE"},
		{"date:gestern", "gestern", "want a time such as 2026"},
		{"date:2026-13", "2026-13", "want a time"},
		{"date:2025-W53", "2025-W53", "want a time"},
		{"date:2026-05..2026-01", "2026-05..2026-01", "ends before it begins"},
		{"date:1000y", "1000y", "want a time"},
		{"date:..", "..", "a date is missing"},
		{"confidence:high", "high", "is no number"},
		{"confidence:0.9..0.1", "0.9..0.1", "ends before"},
		{"confidence:1e9", "1e9", "is no number"},
		{`tiktok "in Kraft`, `"`, "not closed"},
		{`""`, `""`, "holds no word"},
		{`"in Kraft"~2`, "~", "a phrase is exact"},
		{"(tiktok", "(", "not closed"},
		{"tiktok)", ")", "no opening one"},
		{"a1 ()", "()", "empty"},
		{"OR tiktok", "OR", "before it"},
		{"tiktok OR", "OR", "after it"},
		{"a1 OR OR b2", "OR", "before it"},
		{"(a1 OR )", "OR ", "after it"},
		{"NOT", "NOT", "after it"},
		{"NOT OR", "OR", "both sides"},
		{"--facets", "--", "flags stand before the query"},
		{"*a*b*c*", "*", "at the end"},
		{"a*", "a*", "at least 2 letters"},
		{"tiktok *", "*", "at least 2 letters"},
		{"cat~", "", ""},
		{"whatsapp~3", "~3", "1 or 2"},
		{"ab~1", "ab~1", "too short"},
		{"§§", "§§", "no word to look for"},
		{"tik\x00tok", "\x00", "control character"},
		{"tik\xfftok", "\xff", "no UTF-8"},
		{strings.Repeat("ab ", 65), "ab", "more than 64"},
		{strings.Repeat("ab* ", 9), "ab*", "more than 8"},
		{strings.Repeat("(", 17) + "ab" + strings.Repeat(")", 17), "(", "nested"},
		{strings.Repeat("a", 5000), strings.Repeat("a", 904), "at most 4096"},
	} {
		_, err := Parse(c.in)
		var e *Error
		if c.want == "" {
			if err != nil {
				t.Errorf("Parse(%q): %v", c.in, err)
			}
			continue
		}
		if !errors.As(err, &e) {
			t.Errorf("Parse(%q): error %v, want an *Error", c.in, err)
			continue
		}
		if place := c.in[e.Start:e.End]; place != c.place || !strings.Contains(e.Summary(), c.want) {
			t.Errorf("Parse(%q): %q at %q; want %q at %q", c.in, e.Summary(), place, c.want, c.place)
		}
	}
}

func TestCaret(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"tiktok knd:ban", "  tiktok knd:ban\n         ^~~"},
		{"öffentlich\tknd:ban", "  öffentlich knd:ban\n             ^~~"},
		{"(tiktok", "  (tiktok\n  ^"},
		{strings.Repeat("ü", 200) + " knd:ban", "  …" + strings.Repeat("ü", 47) + " knd:ban\n" + strings.Repeat(" ", 51) + "^~~"},
	} {
		_, err := Parse(c.in)
		var e *Error
		if !errors.As(err, &e) || e.Caret() != c.want {
			t.Errorf("caret of %q:\n%s\nwant\n%s", c.in, err, c.want)
		}
	}
}

func TestAlertsDoNotReadBodies(t *testing.T) {
	for _, c := range []struct{ in, place string }{
		{"tiktok kind:ban", ""},
		{"title:tiktok OR evidence:verbot", ""},
		{"kind:ban text:verbot", "text:verbot"},
		{"a1 OR -(b2 TEXT:verb*)", "TEXT:verb*"},
		{`text:"in Kraft"`, "text:"},
	} {
		_, err := ParseAlert(c.in)
		var e *Error
		switch {
		case c.place == "":
			if err != nil {
				t.Errorf("ParseAlert(%q): %v", c.in, err)
			}
		case !errors.As(err, &e) || c.in[e.Start:e.End] != c.place:
			t.Errorf("ParseAlert(%q): %v, want a mistake at %q", c.in, err, c.place)
		}
		if _, err := Parse(c.in); err != nil {
			t.Errorf("Parse(%q): %v", c.in, err)
		}
	}
}

// TestPrintByHand prints what no parser makes: it must still read back as something with the same meaning.
func TestPrintByHand(t *testing.T) {
	for _, c := range []struct {
		e    Expr
		want string
	}{
		{Word{Text: "OR"}, `"OR"`},
		{Word{Text: "two words"}, `"two words"`},
		{Word{Text: "kind:ban"}, `"kind:ban"`},
		{Phrase{Text: `a "b" c`}, `"a  b  c"`},
		{Keyword{SourceField, []string{"le monde"}}, `source:"le monde"`},
	} {
		if got := c.e.String(); got != c.want {
			t.Errorf("%#v prints as %s, want %s", c.e, got, c.want)
		}
		if _, err := Parse(c.e.String()); err != nil {
			t.Errorf("%#v: %v", c.e, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "Verbot tiktok", `a1 OR (b2 -"c d") kind:ban,exit date:2026-W47..+3d`, "title:(x1 verb* y~~2)", "-(-(a OR §))",
		"confidence:0.80..1 rule:de/* source:\"a,b\" seen:0d", "«»„“\"x\"", "NOT NOT (a AND b) AND", "date:2026-11-20T10:00:00z..", "*a*b*c*", "kind:(ban OR \"exit\")", "title:(x1 //y2)", "title:(x1 //ab* //abc~)", "source:(//x1 y1)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		e, err := Parse(src)
		if err != nil {
			var place *Error
			if !errors.As(err, &place) || place.Start < 0 || place.Start > place.End || place.End > len(src) || err.Error() == "" {
				t.Fatalf("Parse(%q): error %#v has no place", src, err)
			}
			return
		}
		checkRoundTrip(t, e)
	})
}
