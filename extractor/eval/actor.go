package eval

import (
	"slices"
	"strings"

	"edikt"
)

// sorts are the words that say what sort of body an actor is; the other words of a name have to agree as well. Of a word
// listed twice once folded (Senat, sénat), the later sort counts.
var sorts = [...]struct{ sort, words string }{
	{"government", "regierung gouvernement government staat état staatsrat bundesrat kabinett cabinet exécutif administration haus maison landesregierung senat premierministers bund"},
	{"parliament", "parlament parlement bundestag landtag nationalrat ständerat sénat assemblée congress kongress repräsentantenhaus chambre kammer unterhaus oberhaus communes"},
	{"commission", "kommission commission"},
	{"ministry", "ministerium ministère minister ministerin ministre département departement"},
	{"university", "universität université uni hochschule fachhochschule"},
	{"city", "stadt ville commune gemeinde kommune mairie stadtverwaltung municipalité"},
	{"district", "landkreis kreis bezirk"},
	{"police", "polizei police polizeidirektion landespolizeidirektion gendarmerie"},
	{"privacy", "datenschutzbeauftragter datenschutzbeauftragte datenschutzbeauftragten beauftragter beauftragte datenschutzbehörde datenschützer cnil bfdi lfdi"},
	{"office", "amt bundesamt landesamt behörde agence agentur bureau büro office anstalt"},
	{"court", "gericht gerichtshof tribunal cour justice staatsanwaltschaft parquet"},
	{"school", "schule schulen école écoles lycée collège gymnasium"},
	{"museum", "museum museen musée musées"},
	{"association", "verband verein association fédération bundesverband landesverband gewerkschaft syndicat"},
}

const (
	functionWords = "der die das des dem den ein eine einer eines von vom zum zur im in am an für und sowie le la les l un une des du de d au aux et en pour sur the of"
	metonyms      = "berlin bern berne paris brüssel bruxelles wien vienne london londres washington ottawa delhi peking pékin moskau moscou canberra rom rome madrid kopenhagen copenhague haag luxemburg luxembourg teheran téhéran ankara tokio tokyo matignon elysée kreml kremlin new neu"
	leads         = "bundes landes staats regional premier eu"
)

// actorWords holds the tables above by folded word.
type actorWords struct {
	sortOf map[string]string
	noise  map[string]bool
	lead   map[string]bool
}

func newActorWords() *actorWords {
	w := &actorWords{sortOf: map[string]string{}, noise: map[string]bool{}, lead: map[string]bool{}}
	for _, x := range sorts {
		for _, s := range strings.Fields(x.words) {
			w.sortOf[fold(s)] = x.sort
		}
	}
	for _, s := range strings.Fields(functionWords + " " + metonyms) {
		w.noise[fold(s)] = true
	}
	for _, s := range strings.Fields(leads) {
		w.lead[s] = true
	}
	return w
}

// name is an actor's name taken apart: the sorts of body that it speaks of, and its other words.
type name struct{ sorts, rest map[string]bool }

// parse takes a name apart; compounds are split at the sort: Umweltministerium is ministry and umwelt.
func (w *actorWords) parse(s string) name {
	n := name{map[string]bool{}, map[string]bool{}}
	for _, word := range words(fold(s)) {
		if w.noise[word] {
			continue
		}
		if sort, ok := w.sortOf[word]; ok {
			n.sorts[sort] = true
			continue
		}
		if head := w.head(word); head != "" {
			n.sorts[w.sortOf[head]] = true
			word = strings.TrimSuffix(word, head)
			if len(word) < 4 || w.lead[word] {
				continue
			}
		}
		if strings.HasPrefix(word, "europ") {
			word = "eu"
		}
		n.rest[word] = true
	}
	return n
}

// head is the longest sort word that ends a compound.
func (w *actorWords) head(word string) string {
	best := ""
	for h := range w.sortOf {
		if (len(h) >= 4 || h == "amt") && len(h) > len(best) && strings.HasSuffix(word, h) {
			best = h
		}
	}
	return best
}

// sameActor compares the reader's actor with the one found: by name, or by country where one of them is a government.
func (w *actorWords) sameActor(gold, jurisdiction string, p *edikt.Event) bool {
	names, found := foundNames(p), foundJurisdiction(p)
	whole := strings.TrimSpace(strings.Join(names, " "))
	if gold == "" || whole == "" {
		return gold == whole || jurisdiction != "" && jurisdiction == found && w.onlyGovernment(gold+whole)
	}
	if tooLong(gold) {
		return false
	}
	return slices.ContainsFunc(names, func(n string) bool {
		return n != "" && !tooLong(n) && w.sameName(gold, jurisdiction, n, found)
	})
}

// onlyGovernment reports that the name speaks of no other sort of body.
func (w *actorWords) onlyGovernment(s string) bool { return isGovernment(w.parse(s).sorts) }

func isGovernment(sorts map[string]bool) bool {
	return len(sorts) == 0 || len(sorts) == 1 && sorts["government"]
}

func (w *actorWords) sameName(gold, goldPlace, found, foundPlace string) bool {
	g, p := w.parse(gold), w.parse(found)
	if len(g.sorts) > 0 && len(p.sorts) > 0 && !meet(g.sorts, p.sorts) {
		return false
	}
	if len(g.rest) > 0 && len(p.rest) > 0 {
		if hits := hits(g.rest, p.rest); hits > 0 && 2*hits >= min(len(g.rest), len(p.rest)) {
			return true
		}
	} else if meet(g.sorts, p.sorts) {
		return goldPlace == "" || foundPlace == "" || country(goldPlace) == country(foundPlace)
	}
	// A country, its adjective, its capital and its government are one.
	return goldPlace != "" && goldPlace == foundPlace && national(g) && national(p)
}

func national(n name) bool { return isGovernment(n.sorts) && len(n.rest) <= 2 }

// hits counts the words of a that also stand in b.
func hits(a, b map[string]bool) int {
	n := 0
	for x := range a {
		for y := range b {
			if sameWord(x, y) {
				n++
				break
			}
		}
	}
	return n
}

// sameWord allows for endings: the first 70 % agree.
func sameWord(a, b string) bool {
	if a == b {
		return true
	}
	n, k := min(len(a), len(b)), 0
	for k < n && a[k] == b[k] {
		k++
	}
	return n >= 4 && k >= 4 && 10*k >= 7*n
}

func meet(a, b map[string]bool) bool {
	for x := range a {
		if b[x] {
			return true
		}
	}
	return false
}

func foundNames(p *edikt.Event) []string {
	if p.Actor == nil {
		return nil
	}
	return []string{p.Actor.Name, p.Actor.Text}
}

func foundJurisdiction(p *edikt.Event) string {
	if p.Actor != nil && p.Actor.Jurisdiction != "" {
		return p.Actor.Jurisdiction
	}
	return p.Jurisdiction
}

// tooLong tells a name from a piece of text: more than 12 words name nobody.
func tooLong(s string) bool { return len(strings.Fields(s)) > 12 }

// country is the ISO 3166-1 part of a jurisdiction.
func country(jurisdiction string) string { return jurisdiction[:min(2, len(jurisdiction))] }
