package crawler

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"edikt"
	"edikt/language/yaml"
)

//go:embed sources.yaml
var bundled []byte

// sourceFile is a file of sources. The lists after the sources speak of bundled ones by id.
type sourceFile struct {
	Sources  []yaml.At[Source] `yaml:"sources"`
	Verified []string          `yaml:"verified"`
	Enabled  []string          `yaml:"enabled"`
	Disabled []string          `yaml:"disabled"`
	Removed  []string          `yaml:"removed"`
}

// ParseSources reads a file of sources: all mistakes at once, with line and caret.
func ParseSources(name string, data []byte) ([]Source, error) {
	f, err := parseSourceFile(name, data)
	if err != nil {
		return nil, err
	}
	return f.list(), nil
}

func (f *sourceFile) list() []Source {
	out := make([]Source, len(f.Sources))
	for i, s := range f.Sources {
		out[i] = s.Value
	}
	return out
}

func parseSourceFile(name string, data []byte) (*sourceFile, error) {
	var f sourceFile
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	src := yaml.NewSource(name, data)
	var mistakes yaml.Mistakes
	if at := invalidAt(data); at >= 0 {
		return nil, append(mistakes, src.Mistakef(yaml.Pos{Line: 1 + bytes.Count(data[:at], []byte("\n")), Column: 1}, "not valid UTF-8: save the file as UTF-8")).Err()
	}
	if err := yaml.Decode(name, data, &f); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, s := range f.Sources {
		if err := s.Value.Validate(); err != nil {
			mistakes = append(mistakes, src.Mistakef(s.Pos, "%s", strings.ReplaceAll(err.Error(), "\n", "; ")))
		}
		if seen[s.Value.ID] {
			mistakes = append(mistakes, src.Mistakef(s.Pos, "id %q stands here twice", s.Value.ID))
		}
		seen[s.Value.ID] = true
	}
	return &f, mistakes.Err()
}

// Registry is the bundled list of sources overlaid by a file of the user's.
type Registry struct {
	path    string
	bundled []Source
	user    sourceFile
}

// ErrUnknownSource says that no source has this id.
var ErrUnknownSource = errors.New("no such source")

// OpenRegistry reads the bundled list and the user's file at path, which need not exist.
func OpenRegistry(path string) (*Registry, error) {
	base, err := ParseSources("sources.yaml", bundled)
	if err != nil {
		return nil, fmt.Errorf("bundled sources: %w", err)
	}
	r := &Registry{path: path, bundled: base}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	if err != nil {
		return nil, fmt.Errorf("sources: %w", err)
	}
	f, err := parseSourceFile(path, data)
	if err != nil {
		return nil, err
	}
	r.user = *f
	return r, nil
}

// All lists the sources: bundled ones first, the user's own after them. A bundled source is enabled once it was
// verified or the user said so; one of the user's unless the file says otherwise.
func (r *Registry) All() []Source {
	var out []Source
	own := map[string]Source{}
	for _, s := range r.user.Sources {
		own[s.Value.ID] = s.Value
	}
	for _, s := range r.bundled {
		if slices.Contains(r.user.Removed, s.ID) {
			continue
		}
		if mine, ok := own[s.ID]; ok {
			s = mine
			delete(own, s.ID)
		} else {
			s.Verified = s.Verified || slices.Contains(r.user.Verified, s.ID)
			s.Disabled = s.Disabled || !s.Verified && !slices.Contains(r.user.Enabled, s.ID)
		}
		out = append(out, r.switched(s))
	}
	for _, s := range r.user.Sources {
		if _, left := own[s.Value.ID]; left {
			out = append(out, r.switched(s.Value))
		}
	}
	return out
}

// switched applies the user's lists to a source.
func (r *Registry) switched(s Source) Source {
	s.Verified = s.Verified || slices.Contains(r.user.Verified, s.ID)
	if slices.Contains(r.user.Enabled, s.ID) {
		s.Disabled = false
	}
	if slices.Contains(r.user.Disabled, s.ID) {
		s.Disabled = true
	}
	return s
}

// Strays lists the ids that the user's file names and no source has: mistyped ones, and those of sources that the bundled
// list no longer has.
func (r *Registry) Strays() []string {
	var out []string
	for _, l := range r.lists() {
		for _, id := range *l {
			if !r.isBundled(id) && !slices.ContainsFunc(r.user.Sources, func(s yaml.At[Source]) bool { return s.Value.ID == id }) && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// Enabled lists the sources that are crawled.
func (r *Registry) Enabled() []Source {
	return slices.DeleteFunc(r.All(), func(s Source) bool { return s.Disabled })
}

// Get returns the source with this id.
func (r *Registry) Get(id string) (Source, error) {
	for _, s := range r.All() {
		if s.ID == id {
			return s, nil
		}
	}
	return Source{}, fmt.Errorf("%w: %q", ErrUnknownSource, id)
}

// Add adds sources, or replaces those with their ids, and saves. Of one that is as bundled only its switches are kept.
func (r *Registry) Add(list ...Source) error {
	for _, s := range list {
		if err := s.Validate(); err != nil {
			return fmt.Errorf("source %s: %w", s.ID, err)
		}
	}
	for _, s := range list {
		r.drop(s.ID)
		if !r.asBundled(s) {
			r.user.Sources = append(r.user.Sources, yaml.At[Source]{Value: s})
			continue
		}
		if s.Verified {
			r.user.Verified = append(r.user.Verified, s.ID)
		}
		if !s.Disabled {
			r.user.Enabled = append(r.user.Enabled, s.ID)
		}
	}
	return r.save()
}

// asBundled reports whether the bundled list has the source with the same places.
func (r *Registry) asBundled(s Source) bool {
	plain := func(s Source) string {
		s.Verified, s.Disabled = false, false
		return encodeSource(s)
	}
	return slices.ContainsFunc(r.bundled, func(b Source) bool { return b.ID == s.ID && plain(b) == plain(s) })
}

// drop takes an id out of all that the user's file says.
func (r *Registry) drop(id string) {
	r.user.Sources = slices.DeleteFunc(r.user.Sources, func(s yaml.At[Source]) bool { return s.Value.ID == id })
	for _, l := range r.lists() {
		*l = slices.DeleteFunc(*l, func(s string) bool { return s == id })
	}
}

func (r *Registry) lists() []*[]string {
	return []*[]string{&r.user.Verified, &r.user.Enabled, &r.user.Disabled, &r.user.Removed}
}

// Remove takes a source away for good, and saves.
func (r *Registry) Remove(id string) error {
	if _, err := r.Get(id); err != nil {
		return err
	}
	r.drop(id)
	if r.isBundled(id) {
		r.user.Removed = append(r.user.Removed, id)
	}
	return r.save()
}

func (r *Registry) isBundled(id string) bool {
	return slices.ContainsFunc(r.bundled, func(s Source) bool { return s.ID == id })
}

// Switch enables or disables a source, and saves.
func (r *Registry) Switch(id string, on bool) error {
	if _, err := r.Get(id); err != nil {
		return err
	}
	for _, l := range []*[]string{&r.user.Enabled, &r.user.Disabled} {
		*l = slices.DeleteFunc(*l, func(s string) bool { return s == id })
	}
	if on {
		r.user.Enabled = append(r.user.Enabled, id)
	} else {
		r.user.Disabled = append(r.user.Disabled, id)
	}
	return r.save()
}

// Verify notes that a source's addresses were tried and work, which enables it unless the user disabled it, and saves.
func (r *Registry) Verify(id string) error {
	if _, err := r.Get(id); err != nil {
		return err
	}
	for i := range r.user.Sources {
		if s := &r.user.Sources[i].Value; s.ID == id && !s.Verified {
			s.Verified, s.Disabled = true, false
			return r.save()
		}
	}
	if !r.isBundled(id) || slices.Contains(r.user.Verified, id) {
		return nil
	}
	r.user.Verified = append(r.user.Verified, id)
	return r.save()
}

// save replaces the user's file in one step.
func (r *Registry) save() error {
	if err := os.MkdirAll(filepath.Dir(r.path), 0o755); err != nil {
		return fmt.Errorf("sources: %w", err)
	}
	if err := edikt.ReplaceFile(r.path, r.user.encode(), 0o600); err != nil {
		return fmt.Errorf("sources: %w", err)
	}
	return nil
}

// encode writes the file as YAML, a source a line.
func (f *sourceFile) encode() []byte {
	var b strings.Builder
	b.WriteString("# Sources of the user's. They overlay the bundled ones by id.\n")
	if len(f.Sources) > 0 {
		b.WriteString("sources:\n")
	}
	for _, s := range f.Sources {
		b.WriteString("- " + encodeSource(s.Value) + "\n")
	}
	for _, l := range []struct {
		key string
		ids []string
	}{{"verified", f.Verified}, {"enabled", f.Enabled}, {"disabled", f.Disabled}, {"removed", f.Removed}} {
		if len(l.ids) > 0 {
			b.WriteString(l.key + ": " + yamlList(l.ids) + "\n")
		}
	}
	return []byte(b.String())
}

func encodeSource(s Source) string {
	var fields []string
	put := func(key, value string, written bool) {
		if written {
			fields = append(fields, key+": "+value)
		}
	}
	text := func(key, v string) { put(key, strconv.Quote(v), v != "") }
	text("id", s.ID)
	text("name", s.Name)
	text("country", s.Country)
	put("languages", yamlList(s.Languages), len(s.Languages) > 0)
	text("kind", s.Kind)
	text("home", s.Home)
	put("feeds", yamlList(s.Feeds), len(s.Feeds) > 0)
	put("sitemaps", yamlList(s.Sitemaps), len(s.Sitemaps) > 0)
	var sections []string
	for _, sec := range s.Sections {
		one := "{url: " + strconv.Quote(sec.URL)
		if sec.Pattern != "" {
			one += ", pattern: " + strconv.Quote(sec.Pattern)
		}
		sections = append(sections, one+"}")
	}
	put("sections", "["+strings.Join(sections, ", ")+"]", len(sections) > 0)
	put("every", s.Every.String(), s.Every > 0)
	put("delay", s.Delay.String(), s.Delay > 0)
	text("zone", s.Zone)
	put("licensed", "true", s.Licensed)
	put("verified", "true", s.Verified)
	put("disabled", "true", s.Disabled)
	return "{" + strings.Join(fields, ", ") + "}"
}

func yamlList(items []string) string {
	quoted := make([]string, len(items))
	for i, s := range items {
		quoted[i] = strconv.Quote(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
