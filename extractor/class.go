package extractor

import "fmt"

// classSet is a set of lexical classes, the words of a rule's author: @use, @account, @demand ...
type classSet [4]uint64

func (s classSet) has(c int) bool { return c >= 0 && s[c>>6]&(1<<(c&63)) != 0 }

// one reports whether the set holds one of the classes given.
func (s classSet) one(classes ...int) bool {
	for _, c := range classes {
		if s.has(c) {
			return true
		}
	}
	return false
}

func (s *classSet) add(c int) { s[c>>6] |= 1 << (c & 63) }

func (s *classSet) drop(c int) { s[c>>6] &^= 1 << (c & 63) }

func (s classSet) any(o classSet) bool { return s[0]&o[0]|s[1]&o[1]|s[2]&o[2]|s[3]&o[3] != 0 }

func (s classSet) union(o classSet) classSet {
	return classSet{s[0] | o[0], s[1] | o[1], s[2] | o[2], s[3] | o[3]}
}

func (s classSet) without(o classSet) classSet {
	return classSet{s[0] &^ o[0], s[1] &^ o[1], s[2] &^ o[2], s[3] &^ o[3]}
}

func (s classSet) empty() bool { return s == classSet{} }

// maxClasses bounds the classes of one language.
const maxClasses = 4 * 64

// classNames numbers the classes of one language.
type classNames struct {
	index map[string]int
	names []string
}

// number returns the class with this name, new or known.
func (c *classNames) number(name string) (int, error) {
	if n, ok := c.index[name]; ok {
		return n, nil
	}
	if len(c.names) == maxClasses {
		return 0, fmt.Errorf("class %q: more than %d classes", name, maxClasses)
	}
	n := len(c.names)
	c.index[name] = n
	c.names = append(c.names, name)
	return n, nil
}

// find returns the class with this name, or -1.
func (c *classNames) find(name string) int {
	if n, ok := c.index[name]; ok {
		return n
	}
	return -1
}

// of is the set of one class.
func (c *classNames) of(name string) classSet {
	var out classSet
	if n := c.find(name); n >= 0 {
		out.add(n)
	}
	return out
}
