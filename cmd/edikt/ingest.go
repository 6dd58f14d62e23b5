package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"edikt"
	"edikt/crawler"
	"edikt/pipelines"
)

func (a *app) newIngestCmd() *cobra.Command {
	var noWait bool
	cmd := &cobra.Command{
		Use:   "ingest PATH...",
		Short: "take articles from files and folders into the pipeline",
		Long: `Ingest takes articles from files and folders: text (an opening "date 2023-03" is the date), pages,
JSON Lines and WARC archives, each also as .gz; "-" is standard input. It ends when all of it can be
searched. What was taken before is known and not taken again, and an import that was interrupted goes on
where it stopped when the same command is given again. Imported articles are background: they raise no
alerts.

Beside a running edikt it works through that one.`,
		Example: `  edikt ingest articles/
  edikt ingest archive-2025.jsonl.gz crawl.warc.gz
  zcat export.gz | edikt ingest -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%w: ingest wants files or folders", errUsage)
			}
			return a.ingest(cmd.Context(), args, noWait)
		},
	}
	cmd.Flags().BoolVar(&noWait, "no-wait", false, "end when everything is taken, before all of it can be searched")
	return cmd
}

func (a *app) ingest(ctx context.Context, paths []string, noWait bool) (err error) {
	h, leave, err := a.enter(ctx, noWait)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, leave()) }()
	cfg, err := a.config()
	if err != nil {
		return err
	}
	j, err := openJournal(filepath.Join(cfg.Data, "ingest"), paths, a.now())
	if err != nil {
		return err
	}
	in := a.newIntake(h, j)
	err = in.read(ctx, paths)
	in.line.end()
	if err == nil {
		err = in.finish(ctx, noWait)
	}
	if err != nil && !errors.Is(err, errPartial) {
		return errors.Join(in.interrupted(err), j.close())
	}
	return errors.Join(err, j.done())
}

// takeBatch is how many articles are offered at once.
const takeBatch = 500

// intake reads articles and offers them in batches.
type intake struct {
	a       *app
	house   house
	journal *journal
	line    *progress
	begun   time.Time
	before  int          // articles that were in the pipeline when this run began
	at      crawler.Item // the last that was read
	batch   []edikt.Article
	place   []string // of each article of the batch
	progressSum
}

// newIntake makes an intake that goes on where its journal ends.
func (a *app) newIntake(h house, j *journal) *intake {
	if j.sum.Read > 0 {
		fmt.Fprintf(a.stderr, "edikt: this import was interrupted; it goes on after %d articles\n", j.sum.Read)
	}
	return &intake{a: a, house: h, journal: j, line: a.progress(), begun: time.Now(), before: len(j.ids), progressSum: j.sum}
}

func (in *intake) read(ctx context.Context, paths []string) error {
	for item, err := range crawler.Open(ctx, paths, crawler.OpenOptions{Stdin: in.a.stdin, Now: in.a.now, Start: in.journal.start}) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		in.journal.reached(item)
		if errors.Is(err, crawler.ErrNoArticle) {
			in.Read, in.Skipped = in.Read+1, in.Skipped+1
			continue
		}
		if err != nil {
			in.refuse(err)
			continue
		}
		item.Article.Cause = edikt.Backfill
		if err := in.journal.copies.Link(&item.Article, in.a.now()); err != nil {
			return err
		}
		in.batch, in.place = append(in.batch, item.Article), append(in.place, place(item))
		in.at = item
		if len(in.batch) == takeBatch {
			if err := in.take(ctx); err != nil {
				return err
			}
		}
	}
	return in.take(ctx)
}

// interrupted says how to go on after an import that did not end.
func (in *intake) interrupted(err error) error {
	if len(in.journal.ids) == 0 || in.journal.once {
		return err
	}
	return fmt.Errorf("%w; %d articles are taken, and the same command goes on after them", err, len(in.journal.ids))
}

// place names where an article came from.
func place(i crawler.Item) string {
	if i.Line > 0 {
		return fmt.Sprintf("%s:%d", i.File, i.Line)
	}
	return i.File
}

func (in *intake) refuse(err error) {
	in.Refused++
	in.line.clear()
	fmt.Fprintf(in.a.stderr, "edikt: %v\n", err)
}

func (in *intake) take(ctx context.Context) error {
	if len(in.batch) == 0 {
		return nil
	}
	answers, err := in.house.Take(ctx, in.batch)
	if err != nil {
		return err
	}
	var ids []string
	for i, x := range answers {
		in.Read++
		switch x.Outcome {
		case pipelines.Refused:
			in.refuse(fmt.Errorf("%s: %w", in.place[i], x.Err))
		case pipelines.Skipped:
			in.Skipped++
		default:
			ids = append(ids, x.ID)
		}
	}
	in.batch, in.place = in.batch[:0], in.place[:0]
	in.show()
	return in.journal.taken(in.progressSum, ids)
}

// show tells how far the reading is: articles, their rate, and how much of the present file is left.
func (in *intake) show() {
	n := len(in.journal.ids)
	rate := float64(n-in.before) / max(time.Since(in.begun).Seconds(), 0.001)
	if in.at.Size <= 0 {
		in.line.show("%d articles taken, %.0f/s", n, rate)
		return
	}
	in.line.show("%d articles taken, %.0f/s, %d %% of %s", n, rate, 100*in.at.Read/in.at.Size, in.at.File)
}

// finish waits until all is searchable, says what became of it, and reports refusals in the exit code.
func (in *intake) finish(ctx context.Context, noWait bool) error {
	if noWait {
		fmt.Fprintf(in.a.stdout, "%d read, %d taken, %d skipped (other languages)\n", in.Read, len(in.journal.ids), in.Skipped)
	} else {
		if err := in.house.Settle(ctx); err != nil {
			return err
		}
		t, err := in.tally(ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(in.a.stdout, "%d read, %d events, %d indexed, %d skipped (other languages)\n", in.Read, t.Events, t.Indexed, in.Skipped)
	}
	if in.Refused > 0 {
		return errPartial
	}
	return nil
}

// tally counts what the index shows of everything that was read.
func (in *intake) tally(ctx context.Context) (t pipelines.Tally, err error) {
	const chunk = 10_000
	for ids := in.journal.ids; len(ids) > 0; {
		n := min(chunk, len(ids))
		part, err := in.house.Tally(ctx, ids[:n])
		if err != nil {
			return t, err
		}
		t.Events, t.Indexed, ids = t.Events+part.Events, t.Indexed+part.Indexed, ids[n:]
	}
	return t, nil
}

// progress is one line on a terminal that is written over; on anything else it is silent.
type progress struct {
	a     *app
	on    bool
	shown bool
	last  time.Time
}

func (a *app) progress() *progress { return &progress{a: a, on: isTerminal(a.stderr)} }

// show replaces the line, a few times a second.
func (p *progress) show(format string, args ...any) {
	if now := time.Now(); p.on && now.Sub(p.last) > 100*time.Millisecond {
		p.last, p.shown = now, true
		fmt.Fprintf(p.a.stderr, "\r\x1b[K"+format, args...)
	}
}

// clear makes room for another line.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.a.stderr, "\r\x1b[K")
		p.shown = false
	}
}

func (p *progress) end() { p.clear() }
