package crawler

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Source is an outlet or institution with the places where it announces articles.
type Source struct {
	ID        string        `yaml:"id" json:"id"`     // short and stable: tagesschau, cnil
	Name      string        `yaml:"name" json:"name"` // as the outlet calls itself
	Country   string        `yaml:"country,omitempty" json:"country,omitempty"`
	Languages []string      `yaml:"languages,omitempty" json:"languages,omitempty"`
	Kind      string        `yaml:"kind,omitempty" json:"kind,omitempty"` // one of SourceKinds
	Home      string        `yaml:"home,omitempty" json:"home,omitempty"`
	Feeds     []string      `yaml:"feeds,omitempty" json:"feeds,omitempty"`       // RSS, Atom, JSON Feed
	Sitemaps  []string      `yaml:"sitemaps,omitempty" json:"sitemaps,omitempty"` // sitemaps and indexes; "robots" for those that robots.txt names
	Sections  []Section     `yaml:"sections,omitempty" json:"sections,omitempty"`
	Every     time.Duration `yaml:"every,omitempty" json:"every,omitempty"` // expected time between two articles
	Delay     time.Duration `yaml:"delay,omitempty" json:"delay,omitempty"` // between two requests, where longer than the crawler's
	Zone      string        `yaml:"zone,omitempty" json:"zone,omitempty"`   // IANA zone of times without one
	Licensed  bool          `yaml:"licensed,omitempty" json:"licensed,omitempty"`
	Verified  bool          `yaml:"verified,omitempty" json:"verified,omitempty"` // its addresses were tried and worked
	Disabled  bool          `yaml:"disabled,omitempty" json:"disabled,omitempty"`
}

// Section is a page that links to articles.
type Section struct {
	URL     string `yaml:"url" json:"url"`
	Pattern string `yaml:"pattern,omitempty" json:"pattern,omitempty"` // regular expression of article addresses; empty for what looks like one
}

// SourceKinds lists what a source can be.
func SourceKinds() []string {
	return []string{"national", "regional", "tech", "administration", "agency", "authority", "parliament", "government", "eu"}
}

// compiled is the pattern, nil where there is none; Validate has seen that it compiles.
func (s Section) compiled() *regexp.Regexp {
	if s.Pattern == "" {
		return nil
	}
	return regexp.MustCompile(s.Pattern)
}

var sourceID = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]{0,63}$`)

// languageTag is a BCP 47 primary language.
var languageTag = regexp.MustCompile(`^[a-z]{2,3}$`)

// countries are the codes of ISO 3166-1, with EU and UK, which people use alike.
const countries = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ " +
	"DE DJ DK DM DO DZ EC EE EG EH ER ES ET EU FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
	"KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM " +
	"PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
	"UA UG UK UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"

func knownCountry(s string) bool { return len(s) == 2 && slices.Contains(strings.Fields(countries), s) }

// Validate reports everything that is wrong with the source, joined.
func (s *Source) Validate() error {
	var errs []error
	bad := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	if !sourceID.MatchString(s.ID) {
		bad("id %q: want small letters, digits, dots and hyphens", s.ID)
	}
	if s.Country != "" && !knownCountry(s.Country) {
		bad("country %q: want two capital letters as in DE, AT, CH, FR, BE, LU, CA, or EU", s.Country)
	}
	for _, l := range s.Languages {
		if !languageTag.MatchString(l) {
			bad("language %q: want a short tag as in de, fr", l)
		}
	}
	if s.Every < 0 || s.Delay < 0 {
		bad("every and delay cannot be negative")
	}
	if s.Kind != "" && !slices.Contains(SourceKinds(), s.Kind) {
		bad("kind %q is none of %v", s.Kind, SourceKinds())
	}
	if len(s.Feeds)+len(s.Sitemaps)+len(s.Sections) == 0 {
		bad("no feed, sitemap or section")
	}
	for _, raw := range s.addresses() {
		if _, err := checkURL(raw); err != nil {
			bad("%w", err)
		}
	}
	for _, sec := range s.Sections {
		if _, err := regexp.Compile(sec.Pattern); err != nil {
			bad("section %s: %w", sec.URL, err)
		}
	}
	if slices.Contains(s.Sitemaps, FromRobots) && s.Home == "" {
		bad("sitemaps from robots.txt need a home")
	}
	if s.Zone != "" {
		if _, err := time.LoadLocation(s.Zone); err != nil {
			bad("zone: %w", err)
		}
	}
	return errors.Join(errs...)
}

// FromRobots stands for the sitemaps that the host's robots.txt names.
const FromRobots = "robots"

// addresses lists the places where the source announces articles.
func (s *Source) addresses() []string {
	var out []string
	out = append(out, s.Feeds...)
	for _, m := range s.Sitemaps {
		if m != FromRobots {
			out = append(out, m)
		}
	}
	for _, sec := range s.Sections {
		out = append(out, sec.URL)
	}
	return out
}
