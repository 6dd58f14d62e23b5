package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestDocIsFresh compares the table of docs/scale.md with what the program prints.
func TestDocIsFresh(t *testing.T) {
	table, err := exec.Command("go", "run", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := os.ReadFile("../../docs/scale.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(doc), string(table)) {
		t.Errorf("docs/scale.md does not hold this table:\n%s", table)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[float64]string{1: "1", 1000: "1,000", 120_000: "120,000", 1e7: "10,000,000"} {
		if got := thousands(n); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
