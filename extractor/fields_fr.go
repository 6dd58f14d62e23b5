package extractor

import (
	"fmt"
	"strconv"
)

// agoBefore reports whether "il y a" stands before the duration at i.
func (d *document) agoBefore(i int32) bool {
	return i >= 2 && d.words[i-1].fold == "a" && d.words[i-2].fold == "y"
}

// ago is the date that lies a duration back: years as a year, months as a month.
func (d *document) ago(duration string) string {
	now := d.date.Start()
	n, err := strconv.Atoi(duration[1 : len(duration)-1])
	if err != nil || now.IsZero() {
		return ""
	}
	switch duration[len(duration)-1] {
	case 'Y':
		return fmt.Sprintf("%04d", now.Year()-n)
	case 'M':
		return now.AddDate(0, -n, 0).Format("2006-01")
	}
	return ""
}
