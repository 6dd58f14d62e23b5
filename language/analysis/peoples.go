package analysis

import (
	_ "embed"
	"strings"
)

//go:embed data/peoples.de
var peoplesDE string

//go:embed data/peoples.fr
var peoplesFR string

// addPeoplesDE files countries with their adjectives and people: "china chinesisch chinese". A comma parts several names of
// one country; what is there already stays. It lists the adjectives.
func addPeoplesDE(family map[string]string) []string {
	var adjectives []string
	for l := range lines(peoplesDE) {
		f := strings.Fields(l)
		names, adjective := strings.Split(f[0], ","), f[1]
		file := func(stem string, endings ...string) {
			for _, e := range endings {
				if _, ok := family[stem+e]; !ok {
					family[stem+e] = names[0]
				}
			}
		}
		for _, name := range names {
			file(name, "", "s")
		}
		file(adjective, "", "e", "en", "er", "es", "em")
		for _, people := range f[2:] {
			if stem, weak := strings.CutSuffix(people, "e"); weak {
				file(stem, "e", "en", "in", "innen")
			} else {
				file(people, "", "n", "s", "in", "innen")
			}
		}
		adjectives = append(adjectives, adjective)
	}
	return adjectives
}

// addPeoplesFR files "chine chinois": the masculine, from which the other forms follow.
func addPeoplesFR(family map[string]string) {
	for l := range lines(peoplesFR) {
		f := strings.Fields(l)
		file := func(form string) {
			if _, ok := family[form]; !ok {
				family[form] = f[0]
			}
		}
		file(f[0])
		for _, m := range f[1:] {
			feminine := strings.TrimSuffix(m, "e") + "e"
			for _, e := range [...]string{"en", "on"} {
				if b, ok := strings.CutSuffix(m, e); ok {
					feminine = b + e + "ne"
				}
			}
			file(m)
			file(strings.TrimSuffix(m, "s") + "s")
			file(feminine)
			file(feminine + "s")
		}
	}
}
