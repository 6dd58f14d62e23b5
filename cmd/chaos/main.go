//go:build linux

// Command chaos breaks a real edikt for a long time and counts what is left: processes killed at random moments, nodes of
// a NATS cluster killed, stopped and cut off, a disk that fills up, a machine that loses power. Each article that edikt
// said it took has to be there in the end, once, with its events, its dossiers and its alerts.
//
// It drives the program from outside, over its commands, its socket and its API. 'task chaos' runs all of it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"edikt/pipelines/stream/streamtest"
)

// options are what every scenario needs.
type options struct {
	edikt    string // the program
	dir      string // everything is kept here
	articles int
	rounds   int // kills, or power losses
	random   *rand.Rand
}

type scenario struct {
	name, does       string
	articles, rounds int // unless the flags say otherwise
	run              func(context.Context, options) error
}

func scenarios() []scenario {
	return []scenario{
		{"kill", "kill -9 at random moments, with alerts to a webhook that fails at times", 20_000, 200, kills},
		{"cluster", "each node of a NATS cluster of three killed, stopped and cut off in turn", 3000, 1, cluster},
		{"disk", "a disk that fills up, by ourselves and by others", 3000, 1, fullDisk},
		{"power", "what was not synced is gone (needs root: an ext4 of its own)", 4000, 10, powerLoss},
	}
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "nats" { // a node of the cluster, which we start ourselves
		streamtest.NodeMain(os.Args[2:])
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "chaos:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("chaos", flag.ExitOnError)
	program := f.String("edikt", "", "program to break (default: built from here)")
	articles := f.Int("articles", 0, "how many articles, if not as many as usual")
	rounds := f.Int("rounds", 0, "how many kills or power losses, if not as many as usual")
	seed := f.Uint64("seed", rand.Uint64(), "of what happens when")
	keep := f.Bool("keep", false, "keep the data folder")
	f.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: chaos [flags] SCENARIO...")
		for _, s := range scenarios() {
			fmt.Fprintf(os.Stderr, "  %-8s %s\n", s.name, s.does)
		}
		f.PrintDefaults()
	}
	if err := f.Parse(args); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "edikt-chaos")
	if err != nil {
		return err
	}
	if *keep {
		fmt.Println("everything is in", dir)
	} else {
		defer os.RemoveAll(dir)
	}
	if *program, err = build(ctx, *program, dir); err != nil {
		return err
	}
	var errs []error
	for _, s := range scenarios() {
		for _, name := range f.Args() {
			if name != s.name {
				continue
			}
			o := options{edikt: *program, dir: filepath.Join(dir, s.name), articles: pick(*articles, s.articles), rounds: pick(*rounds, s.rounds), random: rand.New(rand.NewPCG(*seed, 0))}
			errs = append(errs, play(ctx, s, o, *seed))
		}
	}
	if len(errs) == 0 {
		f.Usage()
		return errors.New("nothing to break")
	}
	return errors.Join(errs...)
}

func play(ctx context.Context, s scenario, o options, seed uint64) error {
	fmt.Printf("== %s: %s; %d articles, %d rounds, seed %d\n", s.name, s.does, o.articles, o.rounds, seed)
	if err := os.MkdirAll(o.dir, 0o700); err != nil {
		return err
	}
	begun := time.Now()
	if err := s.run(ctx, o); err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	fmt.Printf("== %s holds, after %v\n", s.name, time.Since(begun).Round(time.Second))
	return nil
}

func pick(asked, usual int) int {
	if asked > 0 {
		return asked
	}
	return usual
}

// build makes the program where none is named.
func build(ctx context.Context, program, dir string) (string, error) {
	if program != "" {
		return filepath.Abs(program)
	}
	program = filepath.Join(dir, "edikt")
	cmd := exec.CommandContext(ctx, "go", "build", "-o", program, "./cmd/edikt")
	cmd.Stderr = os.Stderr
	return program, cmd.Run()
}
