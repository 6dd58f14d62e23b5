package dossier

import (
	"fmt"
	"strings"
	"testing"
)

func TestWaves(t *testing.T) {
	var lines []string
	for i, day := range []string{"2025-01-10", "2025-01-10", "2025-01-20", "2025-02-15", "2025-06-01", "2025-06-02"} {
		lines = append(lines, fmt.Sprintf("a%d %s in_force kind=exit target=x actor=org/u%d auth=org/u%d", i, day, i, i))
	}
	lines = append(lines, "b 2025-01-11 rejected kind=exit target=x actor=org/stays auth=org/stays", "c 2025-01-11 in_force kind=ban target=x")
	waves := Waves(Compile(evs(lines...), nil).Dossiers)
	if len(waves) != 1 || strings.Join(waves[0].Actors, " ") == "" || len(waves[0].Dossiers) != 4 || waves[0].First.Format("01-02") != "01-10" || waves[0].Last.Format("01-02") != "02-15" {
		t.Errorf("%+v", waves)
	}
}
