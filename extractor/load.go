package extractor

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"edikt/language/yaml"
)

//go:embed rules
var embedded embed.FS

// file is what one YAML file of a language's folder may hold.
type file struct {
	Classes   map[string][]string `yaml:"classes"`
	Operators []Operator          `yaml:"operators"`
	Guards    Guards              `yaml:"guards"`
	Rules     []Rule              `yaml:"rules"`
}

// Load reads the rule sets that ship with the program.
func Load() ([]*Source, error) {
	dir, err := fs.Sub(embedded, "rules")
	if err != nil {
		return nil, err
	}
	return LoadDir(dir)
}

// LoadDir reads a folder of rule sets: one folder a language, all its .yaml files together. The error joins the mistakes of
// all files, each with line and caret.
func LoadDir(dir fs.FS) ([]*Source, error) {
	langs, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	var out []*Source
	var errs []error
	for _, l := range langs {
		if !l.IsDir() {
			continue
		}
		src, err := loadLang(dir, l.Name())
		errs = append(errs, err)
		out = append(out, src)
	}
	return out, errors.Join(errs...)
}

func loadLang(dir fs.FS, lang string) (*Source, error) {
	src := &Source{Lang: lang, Classes: map[string][]string{}}
	files, err := fs.Glob(dir, lang+"/*.yaml")
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var errs []error
	for _, name := range files {
		data, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, fmt.Errorf("rules: %w", err)
		}
		var f file
		if err := yaml.Decode(name, data, &f); err != nil {
			errs = append(errs, err)
			continue
		}
		src.add(&f)
	}
	return src, errors.Join(errs...)
}

// add joins a file to the rule set. Classes of one name in several files become one.
func (s *Source) add(f *file) {
	for name, words := range f.Classes {
		s.Classes[name] = append(s.Classes[name], words...)
	}
	s.Operators = append(s.Operators, f.Operators...)
	s.Rules = append(s.Rules, f.Rules...)
	s.Guards.Discard = append(s.Guards.Discard, f.Guards.Discard...)
	if s.Guards.Context == nil {
		s.Guards.Context = map[string]NameCues{}
	}
	maps.Copy(s.Guards.Context, f.Guards.Context)
}
