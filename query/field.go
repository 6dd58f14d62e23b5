package query

import (
	"slices"

	"edikt"
)

// Field is a name that stands before a colon in a query, and the name of the field in the index.
type Field string

// Keyword fields: a document holds exact values in them, see Values.
const (
	KindField         Field = "kind"
	StatusField       Field = "status"
	ActorField        Field = "actor"
	TargetField       Field = "target"
	JurisdictionField Field = "jurisdiction"
	ScopeField        Field = "scope"
	SourceField       Field = "source"
	LangField         Field = "lang"
	RuleField         Field = "rule"
	DossierField      Field = "dossier"
	ArticleField      Field = "article"
	IDField           Field = "id"
	IsField           Field = "is"
	HasField          Field = "has"
)

// Number fields, see Numbers.
const (
	ConfidenceField Field = "confidence"
	SourcesField    Field = "sources"
)

// Date fields, see Times.
const (
	DateField      Field = "date"      // publication
	SeenField      Field = "seen"      // when Edikt learnt of it
	EffectiveField Field = "effective" // from when a measure holds, or its deadline
	AssertedField  Field = "asserted"  // when the measure was taken
)

// Text fields restrict a word, phrase, prefix or fuzzy word to a part of the document, see Texts.
const (
	TitleField    Field = "title"
	EvidenceField Field = "evidence"
	TextField     Field = "text"  // the body; has no alert form
	NamesField    Field = "names" // of actor and target, and the addressee; searched by plain words, cannot be asked for alone
)

// Sort of field: how its values compare.
type fieldType int

const (
	keywordType fieldType = iota
	numberType
	dateType
	textType
)

// fieldInfo says how a field is read; values is nil where any value may occur.
type fieldInfo struct {
	name   Field
	typ    fieldType
	values func() []string
	help   string
}

var fields = []fieldInfo{
	{KindField, keywordType, names(edikt.Kinds), "what is done"},
	{StatusField, keywordType, names(edikt.Statuses), "how far it has come"},
	{ActorField, keywordType, nil, "who acts: its id, or that of the authority it acts for"},
	{TargetField, keywordType, nil, "the service it is about"},
	{JurisdictionField, keywordType, nil, "where it holds: DE covers DE-TH"},
	{ScopeField, keywordType, names(edikt.Scopes), "where or for whom it holds"},
	{SourceField, keywordType, nil, "the outlet"},
	{LangField, keywordType, nil, "language of the article"},
	{RuleField, keywordType, nil, "the rule that found it"},
	{DossierField, keywordType, nil, "the dossier it belongs to"},
	{ArticleField, keywordType, nil, "the article it stands in"},
	{IDField, keywordType, nil, "the document itself"},
	{IsField, keywordType, isValues, "what the document is"},
	{HasField, keywordType, hasValues, "what the document carries"},
	{ConfidenceField, numberType, nil, "the share of such events that were right"},
	{SourcesField, numberType, nil, "independent sources of the dossier"},
	{DateField, dateType, nil, "publication"},
	{SeenField, dateType, nil, "when Edikt learnt of it"},
	{EffectiveField, dateType, nil, "from when it holds"},
	{AssertedField, dateType, nil, "when it was decided"},
	{TitleField, textType, nil, "words of the title only"},
	{EvidenceField, textType, nil, "words of the sentence only"},
	{TextField, textType, nil, "words of the article's body only"},
}

func names[S ~string](list func() []S) func() []string {
	return func() []string {
		var out []string
		for _, s := range list() {
			out = append(out, string(s))
		}
		return out
	}
}

func info(f Field) (fieldInfo, bool) {
	i := slices.IndexFunc(fields, func(x fieldInfo) bool { return x.name == f })
	if i < 0 {
		return fieldInfo{}, false
	}
	return fields[i], true
}

// Fields lists every field that a query may name, in the order of the documentation.
func Fields() []Field {
	out := make([]Field, len(fields))
	for i, f := range fields {
		out[i] = f.name
	}
	return out
}

// FieldValues lists the values of a field with a closed set of them, else nil.
func FieldValues(f Field) []string {
	if i, ok := info(f); ok && i.values != nil {
		return i.values()
	}
	return nil
}

// FieldHelp says in a few words what a field means; empty for a name that is no field.
func FieldHelp(f Field) string {
	i, _ := info(f)
	return i.help
}
