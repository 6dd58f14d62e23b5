package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// app carries what every command shares: the streams, the clock and the global flags.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time

	dataDir    string
	natsURL    string
	configFile string

	connect func(context.Context) (*client, error) // reaches the owner of the data folder
	browse  func(ctx context.Context, link string) error
}

// commands lists the subcommands in the order of the help text; one file a command.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{
		a.newDemoCmd(),
		a.newRunCmd(),
		a.newIngestCmd(),
		a.newStatusCmd(),
		a.newDeadCmd(),
		a.newReplayCmd(),
		a.newRebuildCmd(),
		a.newForgetCmd(),
		a.newBackupCmd(),
		a.newRestoreCmd(),
		a.newWorkCmd(),
		a.newCrawlCmd(),
		a.newReadCmd(),
		a.newExtractCmd(),
		a.newSourcesCmd(),
		a.newConfigCmd(),
		a.newSearchCmd(),
		a.newEventsCmd(),
		a.newDossiersCmd(),
		a.newDossierCmd(),
		a.newAlertsCmd(),
		a.newDigestCmd(),
		a.newTokenCmd(),
		a.newAnalyzeCmd(),
		a.newEvalCmd(),
		a.newRulesCmd(),
	}
}

// errUsage marks a mistake in how a command was called: exit code 2.
var errUsage = errors.New("usage")

// errPartial marks work done in part, the refusals already named on stderr: exit code 1 without a further line.
var errPartial = errors.New("something was refused")

func (a *app) execute(ctx context.Context, args []string) int {
	root := &cobra.Command{
		Use:           "edikt",
		Short:         "watch German and French news for policy events about digital services",
		SilenceUsage:  true,
		SilenceErrors: true,

		Version: fmt.Sprintf("%s (%s, %s/%s)", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH),
	}
	root.SetVersionTemplate("edikt {{.Version}}\n")
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	f := root.PersistentFlags()
	f.StringVar(&a.dataDir, "data", "", "data folder (default: the user's data folder)")
	f.StringVar(&a.natsURL, "nats", "", "URL of a NATS server (default: embedded)")
	f.StringVar(&a.configFile, "config", "", "configuration file (YAML)")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return fmt.Errorf("%w: %w", errUsage, err) })
	root.AddCommand(a.commands()...)
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	knownOnly(root)
	return a.exitCode(root.ExecuteContext(ctx))
}

// knownOnly makes commands that only hold others refuse a word that names none of them, with what may have been meant:
// a script that calls them wrongly must not take a page of help for success.
func knownOnly(c *cobra.Command) {
	if c.Name() == "help" {
		c.Run, c.RunE = nil, helpOn
	}
	for _, sub := range c.Commands() {
		knownOnly(sub)
	}
	c.SuggestionsMinimumDistance = 2
	if !c.HasSubCommands() || c.Runnable() {
		return
	}
	c.Args = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return noCommand(c, args[0])
	}
	c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
}

func noCommand(c *cobra.Command, word string) error {
	err := fmt.Errorf("%w: %s has no command %q", errUsage, c.CommandPath(), word)
	if near := c.SuggestionsFor(word); len(near) > 0 {
		err = fmt.Errorf("%w; did you mean %s?", err, strings.Join(near, " or "))
	}
	return err
}

// helpOn shows the help of the command that the words name.
func helpOn(help *cobra.Command, words []string) error {
	c := help.Root()
	for _, w := range words {
		i := slices.IndexFunc(c.Commands(), func(sub *cobra.Command) bool { return sub.Name() == w || sub.HasAlias(w) })
		if i < 0 {
			return noCommand(c, w)
		}
		c = c.Commands()[i]
	}
	c.InitDefaultHelpFlag()
	return c.Help()
}

// exitCode is the one place that turns errors into exit codes and the last line on stderr.
func (a *app) exitCode(err error) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errPartial):
		return 1
	case errors.Is(err, errUsage):
		fmt.Fprintf(a.stderr, "edikt: %v\nRun 'edikt --help' for usage.\n", err)
		return 2
	}
	fmt.Fprintf(a.stderr, "edikt: %v\n", err)
	return 1
}
