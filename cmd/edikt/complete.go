package main

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"edikt/query"
	"edikt/query/api"
)

// completionTime bounds how long a shell waits for values out of the index.
const completionTime = 1500 * time.Millisecond

// completeQuery offers fields, and after the colon the values of the field: those of the language, else those that the
// index holds.
func (f *finder) completeQuery(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	directive := cobra.ShellCompDirectiveNoFileComp
	word := strings.TrimPrefix(typed, "-")
	minus := typed[:len(typed)-len(word)]
	name, value, isField := strings.Cut(word, ":")
	if !isField {
		return begin(minus, fieldNames(), word), directive | cobra.ShellCompDirectiveNoSpace
	}
	values := query.FieldValues(query.Field(name))
	if values == nil {
		values = f.indexed(cmd.Context(), name)
	}
	before := ""
	if i := strings.LastIndexByte(value, ','); i >= 0 {
		before, value = value[:i+1], value[i+1:]
	}
	return begin(minus+name+":"+before, values, value), directive
}

func fieldNames() []string {
	var out []string
	for _, f := range query.Fields() {
		out = append(out, string(f)+":")
	}
	return out
}

// begin keeps what begins as typed, with what stands before it.
func begin(before string, all []string, typed string) []string {
	var out []string
	for _, s := range all {
		if strings.HasPrefix(s, typed) {
			out = append(out, before+s)
		}
	}
	return out
}

// indexed gives the values that the index holds of a field, most frequent first; nothing where it cannot be asked in time.
func (f *finder) indexed(ctx context.Context, field string) []string {
	if !slices.Contains(api.FacetFields(), field) || ctx == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, completionTime)
	defer cancel()
	c, err := f.a.open(ctx)
	if err != nil {
		return nil
	}
	defer c.close()
	var facets api.Facets
	if err := c.getJSON(ctx, "/v1/facets", url.Values{"type": {"event"}, "fields": {field}}, &facets); err != nil {
		return nil
	}
	var out []string
	for _, n := range facets.Facets[field] {
		out = append(out, n.Value)
	}
	return out
}
