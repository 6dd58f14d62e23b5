package yaml

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"
)

// decoder walks the tree and the Go value side by side; it never stops at a mistake.
type decoder struct {
	src      *Source
	mistakes Mistakes
}

func (d *decoder) add(p Pos, format string, args ...any) {
	d.mistakes = append(d.mistakes, d.src.Mistakef(p, format, args...))
}

func (d *decoder) root(n ast.Node, v any) {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		panic("yaml: Decode wants a non-nil pointer")
	}
	d.value(n, rv.Elem())
}

// posOf is the place of the node's first character; a mapping starts at its first key.
func posOf(n ast.Node) Pos {
	switch n := n.(type) {
	case *ast.MappingNode:
		if len(n.Values) > 0 && !n.IsFlowStyle {
			return posOf(n.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return posOf(n.Key)
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		return Pos{t.Position.Line, t.Position.Column}
	}
	return Pos{1, 1}
}

func (d *decoder) value(n ast.Node, v reflect.Value) {
	switch n := n.(type) {
	case *ast.NullNode:
		return // "key:" with nothing behind it leaves the default
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		d.add(posOf(n), "anchors, aliases and tags are not read here")
		return
	}
	if v.CanAddr() {
		switch x := v.Addr().Interface().(type) {
		case located:
			d.value(n, reflect.ValueOf(x.locate(posOf(n))).Elem())
			return
		case *time.Duration:
			d.duration(n, x)
			return
		case encoding.TextUnmarshaler:
			d.text(n, x)
			return
		}
	}
	d.kind(n, v)
}

func (d *decoder) kind(n ast.Node, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		d.value(n, p.Elem())
		v.Set(p)
	case reflect.Struct:
		d.structure(n, v)
	case reflect.Map:
		d.mapping(n, v)
	case reflect.Slice:
		d.slice(n, v)
	case reflect.Interface:
		d.any(n, v)
	default:
		d.scalar(n, v)
	}
}

// pairs returns a mapping's entries; ok is false, and reported, where n is no mapping.
func (d *decoder) pairs(n ast.Node) (entries []*ast.MappingValueNode, ok bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	d.wrongType(n, "keys and values")
	return nil, false
}

// key is a mapping's key as it is written; ok is false for keys that are no plain words.
func (d *decoder) key(n *ast.MappingValueNode) (key string, ok bool) {
	switch k := n.Key.(type) {
	case *ast.StringNode:
		return k.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.NullNode:
		return k.GetToken().Value, true
	}
	d.add(posOf(n.Key), "a key has to be a word")
	return "", false
}

func (d *decoder) structure(n ast.Node, v reflect.Value) {
	entries, ok := d.pairs(n)
	if !ok {
		return
	}
	fields := map[string]field{}
	names := collect(v, fields)
	seen := map[string]bool{}
	for _, e := range entries {
		key, ok := d.key(e)
		if !ok {
			continue
		}
		seen[key] = true
		if f, ok := fields[key]; ok {
			d.value(e.Value, f.value)
		} else {
			d.add(posOf(e.Key), "unknown key %q%s", key, suggest(key, names))
		}
	}
	for _, name := range names {
		if fields[name].required && !seen[name] {
			d.add(posOf(n), "key %q is missing", name)
		}
	}
	setPos(v, posOf(n))
}

// field is a struct's field under its YAML name.
type field struct {
	value    reflect.Value
	required bool
}

// collect gathers the settable fields of v and of its embedded structs and returns their names in order.
func collect(v reflect.Value, into map[string]field) (names []string) {
	for i := range v.NumField() {
		sf := v.Type().Field(i)
		name, opts, _ := strings.Cut(sf.Tag.Get("yaml"), ",")
		switch {
		case sf.Anonymous && name == "" && sf.Type.Kind() == reflect.Struct && sf.Type != reflect.TypeFor[Pos]():
			names = append(names, collect(v.Field(i), into)...)
			continue
		case !sf.IsExported() || name == "-" || sf.Type == reflect.TypeFor[Pos]():
			continue
		case name == "":
			name = strings.ToLower(sf.Name)
		}
		into[name] = field{v.Field(i), opts == "required"}
		names = append(names, name)
	}
	return names
}

// setPos fills the fields of type Pos.
func setPos(v reflect.Value, p Pos) {
	for i := range v.NumField() {
		if f := v.Field(i); f.Type() == reflect.TypeFor[Pos]() && f.CanSet() {
			f.Set(reflect.ValueOf(p))
		}
	}
}

func (d *decoder) mapping(n ast.Node, v reflect.Value) {
	if v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	entries, _ := d.pairs(n)
	for _, e := range entries {
		key, ok := d.key(e)
		if !ok {
			continue
		}
		k := reflect.New(v.Type().Key()).Elem()
		d.word(e.Key, k, key)
		elem := reflect.New(v.Type().Elem()).Elem()
		d.value(e.Value, elem)
		v.SetMapIndex(k, elem)
	}
}

// word puts a key into a map's key, which is a kind of string or unmarshals itself.
func (d *decoder) word(n ast.Node, k reflect.Value, key string) {
	if t, ok := k.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if err := t.UnmarshalText([]byte(key)); err != nil {
			d.add(posOf(n), "%v", err)
		}
		return
	}
	k.SetString(key)
}

func (d *decoder) slice(n ast.Node, v reflect.Value) {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		d.wrongType(n, "a list")
		return
	}
	out := reflect.MakeSlice(v.Type(), len(seq.Values), len(seq.Values))
	for i, e := range seq.Values {
		d.value(e, out.Index(i))
	}
	v.Set(out)
}

// any takes a value whose shape the Go side leaves open: string, bool, int64, float64, []any, map[string]any.
func (d *decoder) any(n ast.Node, v reflect.Value) {
	target := reflect.TypeFor[string]()
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		target = reflect.TypeFor[map[string]any]()
	case *ast.SequenceNode:
		target = reflect.TypeFor[[]any]()
	case *ast.BoolNode:
		target = reflect.TypeFor[bool]()
	case *ast.IntegerNode:
		target = reflect.TypeFor[int64]()
	case *ast.FloatNode:
		target = reflect.TypeFor[float64]()
	}
	x := reflect.New(target).Elem()
	d.value(n, x)
	v.Set(x)
}

func (d *decoder) text(n ast.Node, t encoding.TextUnmarshaler) {
	s, ok := written(n)
	if !ok {
		d.wrongType(n, "a word")
		return
	}
	if err := t.UnmarshalText([]byte(s)); err != nil {
		d.add(posOf(n), "%v", err)
	}
}

// duration reads Go's forms ("90s", "1h30m") and whole days ("30d").
func (d *decoder) duration(n ast.Node, v *time.Duration) {
	s, ok := written(n)
	dur, err := ParseDuration(s)
	if !ok || err != nil {
		d.add(posOf(n), "%s: want a duration such as 90s, 1h30m or 30d", describe(n))
		return
	}
	*v = dur
}

// ParseDuration reads what a duration in a document may be.
func ParseDuration(s string) (time.Duration, error) {
	if days, ok := strings.CutSuffix(s, "d"); ok {
		if n, err := strconv.ParseUint(days, 10, 16); err == nil {
			return time.Duration(n) * 24 * time.Hour, nil
		}
	}
	return time.ParseDuration(s)
}

// written is a scalar as it stands in the file; numbers count as words where a word is wanted.
func written(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode:
		return n.GetToken().Value, true
	}
	return "", false
}

func (d *decoder) scalar(n ast.Node, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if s, ok := written(n); ok {
			v.SetString(s)
		} else {
			d.wrongType(n, "a text")
		}
	case reflect.Bool:
		if b, ok := n.(*ast.BoolNode); ok {
			v.SetBool(b.Value)
		} else {
			d.wrongType(n, "true or false")
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		d.integer(n, v)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		d.unsigned(n, v)
	case reflect.Float32, reflect.Float64:
		d.float(n, v)
	default:
		panic(fmt.Sprintf("yaml: no value of type %s can be read", v.Type()))
	}
}

func (d *decoder) integer(n ast.Node, v reflect.Value) {
	i, ok := n.(*ast.IntegerNode)
	if !ok {
		d.wrongType(n, "a whole number")
		return
	}
	var x int64
	switch u := i.Value.(type) {
	case int64:
		x = u
	case uint64:
		x, ok = int64(u), u <= math.MaxInt64
	}
	if !ok || v.OverflowInt(x) {
		d.add(posOf(n), "%s is out of range", i.GetToken().Value)
		return
	}
	v.SetInt(x)
}

func (d *decoder) unsigned(n ast.Node, v reflect.Value) {
	i, ok := n.(*ast.IntegerNode)
	if !ok {
		d.wrongType(n, "a whole number")
		return
	}
	var x uint64
	switch u := i.Value.(type) {
	case int64:
		x, ok = uint64(u), u >= 0
	case uint64:
		x = u
	}
	if !ok || v.OverflowUint(x) {
		d.add(posOf(n), "%s is out of range", i.GetToken().Value)
		return
	}
	v.SetUint(x)
}

func (d *decoder) float(n ast.Node, v reflect.Value) {
	switch f := n.(type) {
	case *ast.FloatNode:
		v.SetFloat(f.Value)
	case *ast.IntegerNode:
		x, _ := strconv.ParseFloat(strings.ReplaceAll(f.GetToken().Value, "_", ""), 64)
		v.SetFloat(x)
	default:
		d.wrongType(n, "a number")
	}
}

func (d *decoder) wrongType(n ast.Node, want string) {
	d.add(posOf(n), "%s: want %s", describe(n), want)
}

// describe names what stands there.
func describe(n ast.Node) string {
	switch n := n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return "keys and values"
	case *ast.SequenceNode:
		return "a list"
	case *ast.BoolNode:
		return fmt.Sprint(n.Value)
	}
	if s, ok := written(n); ok {
		if r := []rune(s); len(r) > 40 {
			s = string(r[:40]) + "..."
		}
		return strconv.Quote(s)
	}
	return strings.ToLower(n.Type().YAMLName())
}

// suggest names the known key that is one or two letters away.
func suggest(key string, names []string) string {
	best, near := "", 3
	for _, name := range names {
		if dist := distance(key, name); dist < near && dist < len(name) {
			best, near = name, dist
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(", did you mean %q?", best)
}

// distance counts the letters to insert, drop or change between a and b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
