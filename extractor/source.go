package extractor

// Source is a rule set as people write it: one Source a language, put together from all files of its folder.
type Source struct {
	Lang      string              `json:"lang"`
	Classes   map[string][]string `json:"classes"`   // class name -> lemmas (or folded forms the form table does not know)
	Operators []Operator          `json:"operators"` // words that change a measure's status
	Guards    Guards              `json:"guards"`
	Rules     []Rule              `json:"rules,omitempty"`
}

// Operator is a set of words with one effect on the status of the measure they govern.
type Operator struct {
	Effect string   `json:"effect" yaml:"effect,required"` // demand, consider, plan, decide, reject, lift, enforce, say, deny ...
	Words  []string `json:"words" yaml:"words,required"`   // lemmas; a lemma with words behind it ("zurück nehmen") is a phrase
	// With lists verbs that have the effect on the clause a word beside them points to, dafür -> aussprechen, einsetzen; under
	// "zu" those that have it on any infinitive clause.
	With map[string][]string `json:"with,omitempty" yaml:"with"`
}

// Guards say where names and triggers must be ignored.
type Guards struct {
	Discard []string            `json:"discard" yaml:"discard"` // folded word sequences: a sentence holding one is boilerplate
	Context map[string]NameCues `json:"context" yaml:"context"` // ambiguous name -> what must or must not stand beside it
}

// NameCues decide whether an ambiguous name is the service.
type NameCues struct {
	Before      []string `json:"before,omitempty" yaml:"before"`         // accepted right behind one of these
	After       []string `json:"after,omitempty" yaml:"after"`           // accepted right before one of these
	NotBefore   []string `json:"not_before,omitempty" yaml:"not_before"` // refused right behind one of these
	NotAfter    []string `json:"not_after,omitempty" yaml:"not_after"`
	Alone       bool     `json:"alone,omitempty" yaml:"alone"`               // accepted without any cue in dated articles, or if the name has no date of birth
	NotDocument []string `json:"not_document,omitempty" yaml:"not_document"` // refused where the article holds one of these
	Document    []string `json:"document,omitempty" yaml:"document"`         // accepted where the article holds one of these anywhere
}

// Rule finds events of one kind by one set of triggers.
type Rule struct {
	ID       string   `json:"id" yaml:"id,required"`
	Kind     string   `json:"kind" yaml:"kind,required"`
	Verbs    []string `json:"verbs,omitempty" yaml:"verbs"`     // trigger lemmas; "@class" stands for its lemmas
	Nouns    []string `json:"nouns,omitempty" yaml:"nouns"`     // trigger nouns, alone or as the head of a compound
	Phrases  []string `json:"phrases,omitempty" yaml:"phrases"` // trigger word sequences, folded
	Words    []string `json:"words,omitempty" yaml:"words"`     // one of these word sequences or @classes must stand in the clause as well
	Unless   []string `json:"unless,omitempty" yaml:"unless"`   // none of these may
	Target   []string `json:"target,omitempty" yaml:"target"`   // places, see docs/rules.md
	Via      []string `json:"via,omitempty" yaml:"via"`         // classes of nouns that may stand between trigger and target
	Only     bool     `json:"only,omitempty" yaml:"only"`       // the target must be reached through a Via noun
	Actor    []string `json:"actor,omitempty" yaml:"actor"`
	Negated  string   `json:"negated,omitempty" yaml:"negated"`   // required, never, ignored, or empty: negation changes the status
	Status   string   `json:"status,omitempty" yaml:"status"`     // fixed status; empty: from the qualifiers
	Form     string   `json:"form,omitempty" yaml:"form"`         // the shape that the trigger must have: "zu", "bare", "alike" ...; docs/rules.md lists them
	Operator bool     `json:"operator,omitempty" yaml:"operator"` // the trigger's own effect on the status counts
	Implicit bool     `json:"implicit,omitempty" yaml:"implicit"`
	After    []string `json:"after,omitempty" yaml:"after"` // rules of kind same: the kinds that may be repeated; empty: all
	Weak     bool     `json:"weak,omitempty" yaml:"weak"`   // needs an actor in the clause
	Scope    []string `json:"scope,omitempty" yaml:"scope"`
	Examples []Sample `json:"examples,omitempty" yaml:"examples"`
}

// Sample is a sentence that a rule must read as said, or must read as nothing.
type Sample struct {
	Text   string `json:"text" yaml:"text,required"`
	Title  string `json:"title,omitempty" yaml:"title"`
	Date   string `json:"date,omitempty" yaml:"date"`
	Events []Want `json:"events" yaml:"events"`
}

// Want is an expected event; empty fields are not compared, "-" means none.
type Want struct {
	Kind      string   `json:"kind,omitempty" yaml:"kind"` // the rule's own where empty
	Status    string   `json:"status,omitempty" yaml:"status"`
	Actor     string   `json:"actor,omitempty" yaml:"actor"`
	Target    string   `json:"target" yaml:"target,required"`
	Addressee string   `json:"addressee,omitempty" yaml:"addressee"`
	Scope     []string `json:"scope,omitempty" yaml:"scope"`
	When      string   `json:"when,omitempty" yaml:"when"`
}
