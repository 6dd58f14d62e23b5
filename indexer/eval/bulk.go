package eval

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"edikt"
)

// Bulk makes articles in bulk for measuring speed and size: words by Zipf's law from a vocabulary of our own, four in
// five German, about 400 words each, spread over a year. The same seed gives the same articles.
type Bulk struct {
	rnd     *rand.Rand
	zipf    *rand.Zipf
	words   map[string][]string
	sources []string
	from    time.Time
}

// The shape of the bulk articles.
const (
	bulkWords      = 400
	bulkSources    = 60
	bulkVocabulary = 60_000
)

// NewBulk seeds a stream of articles that ends at a time.
func NewBulk(seed uint64, end time.Time) *Bulk {
	rnd := rand.New(rand.NewPCG(seed, 1))
	b := &Bulk{rnd: rnd, zipf: rand.NewZipf(rnd, 1.07, 8, bulkVocabulary-1), from: end.AddDate(-1, 0, 0), words: map[string][]string{}}
	for i := range bulkSources {
		b.sources = append(b.sources, fmt.Sprintf("outlet%02d.example", i))
	}
	b.words["de"] = vocabulary(rnd, germanStems, []string{"", "en", "er", "ung", "t", "e", "s", "lich"}, true)
	b.words["fr"] = vocabulary(rnd, frenchStems, []string{"", "s", "er", "ation", "ent", "é", "ement", "es"}, false)
	return b
}

// vocabulary makes words of stems and endings, and German compounds of two or three stems.
func vocabulary(rnd *rand.Rand, stems, endings []string, compounds bool) []string {
	seen := map[string]bool{}
	var out []string
	for len(out) < bulkVocabulary {
		w := stems[rnd.IntN(len(stems))]
		for n := rnd.IntN(3); (compounds || len(out) > len(stems)*4) && n > 0; n-- {
			w += stems[rnd.IntN(len(stems))]
		}
		w += endings[rnd.IntN(len(endings))]
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

// Next makes article number i of n; later numbers are newer.
func (b *Bulk) Next(i, n int) edikt.Document {
	lang := "de"
	if i%5 == 4 {
		lang = "fr"
	}
	at := b.from.Add(time.Duration(float64(365*24*time.Hour) * float64(i) / float64(n)))
	id := fmt.Sprintf("bulk-%07d", i)
	d := edikt.Document{Type: edikt.ArticleDocument, ID: id, Fetched: at, Article: edikt.ArticleRef{ID: id, Revision: 1, Lang: lang,
		Source: b.sources[b.rnd.IntN(len(b.sources))], Date: edikt.Date(at.UTC().Format(time.RFC3339)), Title: b.sentence(lang, 8)}}
	var text strings.Builder
	for words := 0; words < bulkWords; {
		n := 8 + b.rnd.IntN(16)
		text.WriteString(b.sentence(lang, n))
		words += n
		if b.rnd.IntN(5) == 0 {
			text.WriteString(".\n\n")
		} else {
			text.WriteString(". ")
		}
	}
	d.Text = text.String()
	return d
}

func (b *Bulk) sentence(lang string, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = b.Word(lang)
	}
	return upperFirst(strings.Join(words, " "))
}

// Word draws a word as articles do.
func (b *Bulk) Word(lang string) string {
	list := b.words[lang]
	return list[min(int(b.zipf.Uint64()), len(list)-1)]
}

// Frequent gives a word that stands in about one article in ten.
func (b *Bulk) Frequent(i int) string { return b.words["de"][10+i%20] }

var germanStems = strings.Fields("amt antrag arbeit aufsicht bahn behörd beruf bescheid bezirk bild brief bund büro daten dienst digital druck einsatz energie entscheid erlass fach fahr feld firma form frist führ funk gebiet gebühr " +
	"geld gemeind gericht gesetz gewerb grenz grund handel haus heim hilf hof industri jahr jugend kamera kanzlei karte kern kind klag klima konto kost kraft kreis kund land lehr leit lohn luft markt mess miet minister mitte " +
	"netz nutz ort park partei pfleg pflicht plan platz polizei post prüf punkt rat raum recht regel reis rent rund schad schul schutz send sicher sitz sozial spar spiel sport staat stadt stell steuer stift stimm straf stra" +
	"ß strom stund such tag team technik teil test tier ton träger umwelt unfall verband verein verkehr vertrag volk vorstand wahl wald war wasser weg werk wert wirtschaft wohn woch zahl zeit ziel zoll zug zweck")

var frenchStems = strings.Fields("accord adjoint affair agenc aid allocat année appel applicat argent arrêt associat attent autorit avis banqu bien budget bureau cadr campagn canton carr centr chambr champ charg chef chiffr citoyen class " +
	"client command commun comit compt conseil contrat control coopér cour crédit culture danger débat décis demand départ dépens député directeur document domain donn droit école écran effet élect élève emploi énerg enfant enquêt " +
	"entrepris équip espac état étud expert fédér femm fil financ fond form gard gestion gouvern group guid habit histoir homm idé imag impôt industri inform intern invest journal jug justic lang législ lettr libert lign logement " +
	"lycé mair march matièr médec membr mesur métier ministr mod mois mond moyen music nation numéri objet offic opérat ordr organ parent parti pays pêch personn plan plac polic politiqu port poste pratiqu press prix problèm procès produit " +
	"program projet public qualit quartier quest rapport recherch recours réform région règl relat répons réseau ressourc réunion revenu risqu rout saison sant scienc secteur sécur servic société soin sport stat syndic système tax techn " +
	"temp terr text titr transport travail tribunal union urgenc usag val vent vill visit vot voyag zon")
