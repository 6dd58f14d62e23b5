package language

import (
	"strings"
	"testing"
)

func TestTokenize(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Das TikTok-Verbot gilt.", "Das|TikTok-Verbot|gilt|."},
		{"l'application et l’État", "l'|application|et|l’|État"},
		{"qu'il aujourd'hui", "qu'|il|aujourd'hui"},
		{"Handy- und Tablet-Verbot", "Handy-|und|Tablet-Verbot"},
		{"Ministerien und -behörden", "Ministerien|und|-behörden"},
		{"z.B. 1.000 Schüler:innen", "z.B|.|1.000|Schüler:innen"},
		{"am 15. Mai, 5G und 18-Jährige", "am|15|.|Mai|,|5G|und|18-Jährige"},
		{"chuv.ch: X!", "chuv.ch|:|X|!"},
		{"bei Rocket.Chat.Danach", "bei|Rocket.Chat|.|Danach"},
		{"Ende.Anfang", "Ende|.|Anfang"},
		{"député·e·s «RSI»", "député·e·s|«|RSI|»"},
		{"a\u00adb\u00a0c", "a\u00adb|c"},
		{"ver\xffbot", "ver|\xff|bot"},
		{"a\n\nb", "a|\n\n|b"},
		{"die Platt-\nform hat", "die|Platt-\nform|hat"},
		{"das TikTok-\r\n Verbot", "das|TikTok-\r\n Verbot"},
		{"Handy-\nund Tablet", "Handy-|\n|und|Tablet"},
		{"Ulm-\n\nBonn", "Ulm|-|\n\n|Bonn"},
	} {
		var got []string
		for _, tok := range Tokenize(nil, c.in) {
			got = append(got, tok.Text(c.in))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q: %q, want %q", c.in, g, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
	}{
		{"Das Verbot gilt ab dem 15. Januar. Danach wird geprüft.", 2},
		{"Dr. Huber und J. Weber raten ab. Gut.", 2},
		{"„Wir gehen.“ Das sagte sie.", 2},
		{"« Nous partons. » C'est dit.", 2},
		{"Hauptstadt verbietet App\n\nDie Stadt hat es beschlossen.", 2},
		{"Kommt ein Verbot? Nein, sagt M. Dupont. Fin.", 3},
		{"z. B. in Bern, u. a. in Basel.", 1},
		{"Die Regierung verlässt X. Das Ministerium folgt.", 2},
		{"Seit 2023. Und dann.", 2},
		{"ein langer Satz der am Ende der Zeile umbrochen worden ist, damit er\nweitergeht und endet.", 1},
	} {
		toks := Tokenize(nil, c.in)
		got := Sentences(nil, c.in, toks)
		if len(got) != c.want {
			var parts []string
			for _, s := range got {
				parts = append(parts, c.in[toks[s.First].Start:toks[s.Last-1].End])
			}
			t.Errorf("%q: %d sentences %q, want %d", c.in, len(got), parts, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"Straße": "strasse", "ÜBER": "über", "Platt-\nform": "plattform", "TikTok-\nVerbot": "tiktok-verbot", "l’État": "l'état", "Ver\u00adbot": "verbot", "u\u0308ber": "über", "abc": "abc"} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Bare("fördert œuvre"); got != "fordert oeuvre" {
		t.Error(got)
	}
}

func TestOneLine(t *testing.T) {
	for in, want := range map[string]string{"Stadt Ulm": "Stadt Ulm", "Stadt\nUlm": "Stadt Ulm", "Schulver-\nwaltung": "Schulverwaltung", "EU-\r\n Rat": "EU-Rat", "Land\u00adge\u00adricht\u00a0Ulm": "Landgericht Ulm", "Universita\u0308t O\u0308tz": "Universität Ötz"} {
		if got := OneLine(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestUnwrap(t *testing.T) {
	text := "Die Stadt Ulm hat am Montag das\nNetzwerk der Firma Meta ver-\nlassen und ist nun bei einem\nanderen Dienst zu finden, den\nsie selbst betreibt und der auch\nden Leuten mehr gefallen soll\nals der alte.\n\nSport"
	tokens := Unwrap(Tokenize(nil, text), text)
	if n := len(Sentences(nil, text, tokens)); n != 2 {
		t.Errorf("%d sentences, want 2", n)
	}
	for _, tok := range tokens {
		if tok.Kind == Break && !tok.Is(Blank) {
			t.Errorf("a single line end is left at %d", tok.Start)
		}
	}
}

func FuzzTokenize(f *testing.F) {
	f.Add("Das TikTok-Verbot „gilt“ ab l'été 5G-\n\n- a")
	f.Fuzz(func(t *testing.T, text string) {
		toks := Tokenize(nil, text)
		end := int32(0)
		for _, tok := range toks {
			if tok.Start < end || tok.End <= tok.Start {
				t.Fatalf("token %+v after %d", tok, end)
			}
			end = tok.End
		}
		last := int32(0)
		for _, s := range Sentences(nil, text, toks) {
			if s.First < last || s.Last <= s.First || int(s.Last) > len(toks) {
				t.Fatalf("sentence %+v after %d", s, last)
			}
			last = s.Last
		}
	})
}

func BenchmarkTokenize(b *testing.B) {
	text := strings.Repeat("Die Regierung in Köln prüft, ob das Verbot für Schüler:innen gilt; l'État n'a pas décidé. 15 Städte\n", 200)
	toks := Tokenize(nil, text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		toks = Tokenize(toks[:0], text)
	}
}

// TestBehindDateline tells where sentences begin: behind a dateline or the mark of a list, not behind the dash of a heading or an aside.
func TestBehindDateline(t *testing.T) {
	for in, want := range map[string]string{
		"Köln (dpa) - Die Stadt verlässt X.":                       "Die Stadt verlässt X.",
		"BERLIN taz | Am Montag fiel der Entscheid.":               "Am Montag fiel der Entscheid.",
		"Kiel/Rostock – Beide Häuser gehen.":                       "Beide Häuser gehen.",
		"Genève, 8 mai (ATS) – Le canton interdit TikTok.":         "Le canton interdit TikTok.",
		"(New York) La commission interdit TikTok.":                "La commission interdit TikTok.",
		"(Sie) verlassen X.":                                       "(Sie) verlassen X.",
		"• Taiwan untersagt das Programm.":                         "Taiwan untersagt das Programm.",
		"Die Stadt – so viel ist klar – verlässt X.":               "Die Stadt – so viel ist klar – verlässt X.",
		"Der Minister (CDU) sagte am Montag - nach langem Zögern.": "Der Minister (CDU) sagte am Montag - nach langem Zögern.",
	} {
		toks := Unwrap(Tokenize(nil, in), in)
		s := Sentences(nil, in, toks)
		if got := in[toks[s[0].First].Start:]; got != want {
			t.Errorf("%q begins with %q, want %q", in, got, want)
		}
	}
}
