package yaml

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

type server struct {
	Listen string        `yaml:"listen,required"`
	Port   uint16        `yaml:"port"`
	Idle   time.Duration `yaml:"idle"`
}

type common struct {
	Name string `yaml:"name"`
}

type level int

func (l *level) UnmarshalText(b []byte) error {
	if string(b) != "low" && string(b) != "high" {
		return fmt.Errorf("level %q: want low or high", b)
	}
	*l = level(len(b))
	return nil
}

type config struct {
	common
	Pos     Pos
	Server  server            `yaml:"server"`
	Backup  *server           `yaml:"backup"`
	Words   []string          `yaml:"words"`
	Ratio   float64           `yaml:"ratio"`
	On      bool              `yaml:"on"`
	Level   level             `yaml:"level"`
	Hosts   map[string]int    `yaml:"hosts"`
	Pattern At[string]        `yaml:"pattern"`
	Extra   any               `yaml:"extra"`
	Labels  map[level]string  `yaml:"labels"`
	Rules   []At[common]      `yaml:"rules"`
	Secret  string            `yaml:"-"`
	Params  map[string]string `yaml:"params"`
}

func TestDecode(t *testing.T) {
	doc := `# a comment
name: Müller
server:
  listen: 127.0.0.1
  port: 8080
  idle: 2d
backup: {listen: "::1", idle: 1h30m}
words:
  - eins
  - "zwei # kein Kommentar"
  - 2023-03
ratio: 3
on: true
level: high
hosts: {a: 1, "b c": -2}
pattern: '{actor} bans'
extra: {list: [1, 2.5, x, true]}
labels: {low: niedrig}
rules:
  - name: eins
  - name: zwei
params:
  text: |
    erste Zeile
    zweite
`
	got := config{Words: []string{"default"}}
	if err := Decode("c.yaml", []byte(doc), &got); err != nil {
		t.Fatal(err)
	}
	want := config{
		common: common{Name: "Müller"}, Pos: Pos{2, 1},
		Server: server{"127.0.0.1", 8080, 48 * time.Hour}, Backup: &server{Listen: "::1", Idle: 90 * time.Minute},
		Words: []string{"eins", "zwei # kein Kommentar", "2023-03"}, Ratio: 3, On: true, Level: 4,
		Hosts: map[string]int{"a": 1, "b c": -2}, Pattern: At[string]{"{actor} bans", Pos{16, 10}},
		Extra:  map[string]any{"list": []any{int64(1), 2.5, "x", true}},
		Labels: map[level]string{3: "niedrig"},
		Rules:  []At[common]{{common{"eins"}, Pos{20, 5}}, {common{"zwei"}, Pos{21, 5}}},
		Params: map[string]string{"text": "erste Zeile\nzweite\n"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestDecodeKeepsDefaults(t *testing.T) {
	for _, doc := range []string{"", "\n", "# only a comment\n", "---\n", "name:\n", "null"} {
		got := config{common: common{"before"}}
		if err := Decode("c.yaml", []byte(doc), &got); err != nil || got.Name != "before" {
			t.Errorf("%q: %v, name %q", doc, err, got.Name)
		}
	}
}

func TestDecodeMistakes(t *testing.T) {
	for _, c := range []struct{ doc, want string }{
		{"nane: x", `c.yaml:1:1: unknown key "nane", did you mean "name"?`},
		{"secret: x", `c.yaml:1:1: unknown key "secret"`},
		{"words: eins", `c.yaml:1:8: "eins": want a list`},
		{"words: [a, {b: 1}]", `c.yaml:1:12: keys and values: want a text`},
		{"name: true", `c.yaml:1:7: true: want a text`},
		{"on: yes", `c.yaml:1:5: "yes": want true or false`},
		{"ratio: viel", `c.yaml:1:8: "viel": want a number`},
		{"server: {listen: a, port: 70000}", `c.yaml:1:27: 70000 is out of range`},
		{"server: {listen: a, port: -1}", `c.yaml:1:27: -1 is out of range`},
		{"server: {port: 1}", `c.yaml:1:9: key "listen" is missing`},
		{"server: {listen: a, idle: soon}", `c.yaml:1:27: "soon": want a duration such as 90s, 1h30m or 30d`},
		{"server: 7", `c.yaml:1:9: "7": want keys and values`},
		{"level: middle", `c.yaml:1:8: level "middle": want low or high`},
		{"name: &a x", `anchors, aliases and tags are not read here`},
		{"name: *a", `c.yaml:1:7: `},
		{"name: a\n---\nname: b", `a second document`},
		{"name: a\nname: b", `c.yaml:2:1: `},
		{"name: [a", `c.yaml:1:`},
		{"- a", `c.yaml:1:1: a list: want keys and values`},
		{"\tname: a", `tab character`},
		{"words:\n  - \"unclosed", `c.yaml:2:`},
	} {
		err := Decode("c.yaml", []byte(c.doc), new(config))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v\nwant %s", c.doc, err, c.want)
		}
	}
}

func TestDecodeAllMistakesAtOnce(t *testing.T) {
	doc := "nane: x\nserver:\n  prot: 80\n  port: achtzig\nwords: 7\n"
	err := Decode("edikt.yaml", []byte(doc), new(config))
	want := `edikt.yaml:1:1: unknown key "nane", did you mean "name"?
  1 | nane: x
    | ^
edikt.yaml:3:3: unknown key "prot", did you mean "port"?
  3 |   prot: 80
    |   ^
edikt.yaml:3:3: key "listen" is missing
  3 |   prot: 80
    |   ^
edikt.yaml:4:9: "achtzig": want a whole number
  4 |   port: achtzig
    |         ^
edikt.yaml:5:8: "7": want a list
  5 | words: 7
    |        ^`
	if err == nil || err.Error() != want {
		t.Fatalf("got\n%v\nwant\n%s", err, want)
	}
	var m *Mistake
	if !errors.As(err, &m) || m.Pos != (Pos{1, 1}) {
		t.Errorf("first mistake: %+v", m)
	}
}

func TestMistakeLongLine(t *testing.T) {
	src := NewSource("r.yaml", []byte("key: "+strings.Repeat("ä", 500)+"X"+strings.Repeat("b", 500)))
	lines := strings.Split(src.Mistakef(Pos{1, 506}, "here").Error(), "\n")
	at := strings.IndexRune(lines[2], '^')
	if got := string([]rune(lines[1])[at]); got != "X" {
		t.Errorf("caret under %q:\n%s\n%s", got, lines[1], lines[2])
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"name: x", "server:\n  listen: a", "words: [a, b]", "rules:\n  - name: a", "{", "a: *b", "? x\n: y", "name: |\n  x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		if err := Decode("f.yaml", []byte(doc), new(config)); err != nil {
			_ = err.Error()
		}
	})
}
