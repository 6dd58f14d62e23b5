package dossier

import (
	"fmt"
	"strings"

	"edikt"
)

// answer is what filing an event set changed. It is given again when the set is delivered again.
type answer struct {
	Message string         `json:"message"`
	Changes []edikt.Change `json:"changes,omitempty"`
}

// keptAnswers is for how many articles answers are kept. A set can be delivered again only until it is acknowledged, which
// is a few hundred sets later at most.
const keptAnswers = 2000

// answers are the articles whose answers the store holds, the oldest first as far as is known.
type answers struct{ articles []string }

const answerPrefix = "answer." // before "article.": a batch cut short by a crash has lost the later keys

func answerKey(article string) string { return answerPrefix + article }

func (a *answers) load(s Store) error {
	keys, err := s.Keys(answerPrefix)
	if err != nil {
		return fmt.Errorf("list answers: %w", err)
	}
	for _, k := range keys {
		a.articles = append(a.articles, strings.TrimPrefix(k, answerPrefix))
	}
	return nil
}

// answer keeps what filing changed, and forgets the oldest of what was kept.
func (f *Filer) answer(article string, a answer) error {
	if err := f.put(answerKey(article), a); err != nil {
		return err
	}
	f.answers.articles = append(f.answers.articles, article)
	for len(f.answers.articles) > keptAnswers {
		old := f.answers.articles[0]
		f.answers.articles = f.answers.articles[1:]
		if old == article {
			continue
		}
		if err := f.store.Put(answerKey(old), nil); err != nil {
			return fmt.Errorf("forget answer of %s: %w", old, err)
		}
	}
	return nil
}
