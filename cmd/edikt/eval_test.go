package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const evalGold = `{"id":"a","lang":"de","date":"2023-03-16","text":"Die Regierung von Belgien verbietet ihren Beamten TikTok auf Diensthandys.","phenomena":["anaphora"],
"events":[{"kind":"ban","status":"in_force","actor":"belgische Regierung","jurisdiction":"BE","target":"tiktok","scope":["work_devices"],"sentence":"x"}]}
{"id":"b","lang":"fr","date":"2023-03-16","text":"Il fait beau.","events":[]}
`

// evalLine runs `edikt eval` in a folder with a gold file and gives what it printed and its exit code.
func evalLine(t *testing.T, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	dir := t.TempDir()
	gold := strings.Replace(evalGold, ",\n\"events\"", `,"events"`, 1)
	for name, text := range map[string]string{"gold.jsonl": gold, "bad.jsonl": gold + `{"id":"c","lang":"de","events":[{"kind":"verbot"}]}`,
		"found.jsonl": `{"id":"a","events":[]}` + "\n" + `{"id":"b","events":[]}`} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	var out, errs bytes.Buffer
	a := &app{stdin: strings.NewReader(stdin), stdout: &out, stderr: &errs, now: time.Now}
	code = a.execute(t.Context(), append([]string{"eval"}, args...))
	return out.String(), errs.String(), code
}

func TestEvalCommand(t *testing.T) {
	const right = `{"id":"a","events":[{"kind":"ban","status":"in_force","jurisdiction":"BE","actor":{"name":"Belgien","jurisdiction":"BE"},"target":{"id":"tiktok"},"confidence":0.9}]}`
	for _, c := range []struct {
		args  string
		stdin string
		out   string // parts of stdout, parted by |
		errs  string // part of stderr
		code  int
	}{
		{"gold.jsonl --found found.jsonl", "", "articles 2|full  P 1.000  R 0.000  F1 0.000  right 0 wrong 0 missed 1|quiet 1 of 1", "", 0},
		{"gold.jsonl --found -", right, "nothing handed in for 1 of them|full  P 1.000  R 1.000  F1 1.000  right 1|jurisdiction 1/1  scope 0/1", "", 0},
		{"gold.jsonl --found found.jsonl --by kind", "", "by kind|ban", "", 0},
		{"gold.jsonl --found found.jsonl --by phenomenon", "", "by phenomenon|anaphora", "", 0},
		{"gold.jsonl --found - --by all", right, "by lang|by kind|0.9 to 1.0       1      1      1.000", "", 0},
		{"gold.jsonl --found found.jsonl --errors 5", "", "MISSED a  ban/in_force  belgische Regierung -> tiktok: x", "", 0},
		{"gold.jsonl", "", "articles 2|what ", "", 0},
		{"", "", "", "eval wants a gold file", 2},
		{"gold.jsonl --by mood", "", "", `--by "mood" is none of [lang kind phenomenon all]`, 2},
		{"none.jsonl", "", "", "none.jsonl", 1},
		{"bad.jsonl", "", "", `bad.jsonl:3: event 1: kind "verbot"`, 1},
		{"gold.jsonl --found none.jsonl", "", "", "none.jsonl", 1},
		{"gold.jsonl --found -", "{", "", "standard input:1:", 1},
	} {
		stdout, stderr, code := evalLine(t, c.stdin, strings.Fields(c.args)...)
		if code != c.code || !strings.Contains(stderr, c.errs) {
			t.Errorf("eval %s: exit code %d, want %d; stderr %q, want %q", c.args, code, c.code, stderr, c.errs)
		}
		for _, part := range strings.Split(c.out, "|") {
			if !strings.Contains(stdout, part) {
				t.Errorf("eval %s lacks %q:\n%s", c.args, part, stdout)
			}
		}
	}
}
