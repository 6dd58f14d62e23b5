package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

func (a *app) newConfigCmd() *cobra.Command {
	cmd := &cobra.Command{Use: "config", Short: "check or show the configuration", Example: "  edikt --config edikt.yaml config check\n  edikt config show > edikt.yaml"}
	cmd.AddCommand(
		&cobra.Command{Use: "check", Short: "report every mistake in the configuration", Args: noArgs, RunE: func(*cobra.Command, []string) error { return a.checkConfig() }},
		&cobra.Command{Use: "show", Short: "print the configuration in force, every key with its meaning, secrets hidden", Args: noArgs, RunE: func(*cobra.Command, []string) error {
			c, err := a.config()
			if err != nil {
				return err
			}
			showConfig(a.stdout, reflect.ValueOf(c), "")
			return nil
		}},
	)
	return cmd
}

// checkConfig checks the form, the values, and the files that are named.
func (a *app) checkConfig() error {
	c, err := a.config()
	if err := errors.Join(err, c.checkFiles()); err != nil {
		return err
	}
	path, err := a.configPath()
	if err != nil {
		return err
	}
	if path == "" {
		path = "there is no file: the configuration of the defaults"
	}
	fmt.Fprintln(a.stdout, path, "is sound")
	return nil
}

// showConfig prints a struct as YAML with its doc tags as comments.
func showConfig(w io.Writer, v reflect.Value, indent string) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name := f.Tag.Get("yaml")
		if !f.IsExported() || name == "" {
			continue
		}
		if doc := f.Tag.Get("doc"); doc != "" {
			fmt.Fprintf(w, "%s# %s\n", indent, doc)
		}
		showValue(w, name, v.Field(i), indent)
	}
}

func showValue(w io.Writer, name string, v reflect.Value, indent string) {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			fmt.Fprintf(w, "%s%s:\n", indent, name)
			return
		}
		v = v.Elem()
	}
	switch {
	case scalar(v) != "":
		fmt.Fprintf(w, "%s%s: %s\n", indent, name, scalar(v))
	case v.Kind() == reflect.Struct:
		fmt.Fprintf(w, "%s%s:\n", indent, name)
		showConfig(w, v, indent+"  ")
	case v.Len() == 0:
		fmt.Fprintf(w, "%s%s: []\n", indent, name)
	default:
		fmt.Fprintf(w, "%s%s:\n", indent, name)
		for i := range v.Len() {
			showItem(w, v.Index(i), indent+"  ")
		}
	}
}

// showItem prints an element of a list: a scalar, or a struct with its dash before the first key.
func showItem(w io.Writer, v reflect.Value, indent string) {
	if s := scalar(v); s != "" {
		fmt.Fprintf(w, "%s- %s\n", indent, s)
		return
	}
	var b strings.Builder
	showConfig(&b, v, indent+"  ")
	fmt.Fprint(w, indent, "- ", strings.TrimPrefix(b.String(), indent+"  "))
}

// scalar is a simple value as YAML; empty for what is none.
func scalar(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case time.Duration:
		return duration(x)
	case slog.Level:
		return strings.ToLower(x.String())
	case fmt.Stringer: // secrets print as stars
		return strconv.Quote(x.String())
	}
	switch v.Kind() {
	case reflect.String:
		return strconv.Quote(v.String())
	case reflect.Bool, reflect.Int, reflect.Int64, reflect.Uint64, reflect.Float64:
		return fmt.Sprint(v.Interface())
	}
	return ""
}

// duration prints whole days as people write them.
func duration(d time.Duration) string {
	if day := 24 * time.Hour; d >= day && d%day == 0 {
		return fmt.Sprintf("%dd", d/day)
	}
	return d.String()
}
