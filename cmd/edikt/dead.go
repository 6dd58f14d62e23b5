package main

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"edikt/pipelines/stream"
)

// deadRequest asks for dead letters: of a stage, or one by its number.
type deadRequest struct {
	Stage string `json:"stage,omitempty"`
	Seq   uint64 `json:"seq,omitempty"`
}

// deadLetter is a dead letter with its number, for the socket.
type deadLetter struct {
	stream.DeadLetter
	Seq uint64 `json:"seq"`
}

func (n *node) deadList(ctx context.Context, r deadRequest) ([]deadLetter, error) {
	letters, err := n.conn.DeadLetters(ctx, r.Stage)
	out := make([]deadLetter, len(letters))
	for i, l := range letters {
		l.Payload = nil
		out[i] = deadLetter{l, l.Seq}
	}
	return out, err
}

func (n *node) deadShow(ctx context.Context, r deadRequest) (deadLetter, error) {
	l, err := n.conn.DeadLetter(ctx, r.Seq)
	return deadLetter{l, l.Seq}, err
}

func (n *node) deadRetry(ctx context.Context, r deadRequest) (struct{}, error) {
	return struct{}{}, n.conn.RetryDead(ctx, r.Seq)
}

func (n *node) deadDrop(ctx context.Context, r deadRequest) (struct{}, error) {
	return struct{}{}, n.conn.DropDead(ctx, r.Seq)
}

func (a *app) newDeadCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "dead",
		Short: "look at messages that a stage could not take, and try them again",
		Long: `A message that breaks a stage every time ends among the dead letters, with the stage, the reason and its payload (over
64 KB by its hash, as long as its stream has it). They wait there until somebody retries or drops them.`,
		Example: "  edikt dead list\n  edikt dead show 12\n  edikt dead retry 12\n  edikt dead drop --stage extract",
	}
	cmd.AddCommand(a.newDeadListCmd(), a.newDeadShowCmd(), a.newDeadDoCmd("retry", "give dead letters back to the stage that refused them"),
		a.newDeadDoCmd("drop", "remove dead letters for good"))
	return cmd
}

func (a *app) newDeadListCmd() *cobra.Command {
	var r deadRequest
	cmd := &cobra.Command{Use: "list", Short: "list dead letters", Args: noArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		return a.withClient(cmd, func(c *client) error {
			letters, err := c.dead(cmd.Context(), r)
			if err != nil {
				return err
			}
			if len(letters) == 0 {
				fmt.Fprintln(a.stderr, "no dead letters")
				return nil
			}
			t := &table{columns: []column{{title: "NUMBER"}, {title: "TIME"}, {title: "STAGE"}, {title: "TRIES"}, {title: "BYTES"}, {title: "REASON", min: 20}}}
			for _, l := range letters {
				t.add(cell{text: fmt.Sprint(l.Seq)}, cell{text: stamp(l.At)}, cell{l.Stage, bold}, cell{text: fmt.Sprint(l.Deliveries)}, cell{text: fmt.Sprint(l.Size)}, cell{text: l.Reason})
			}
			return a.show(t)
		})
	}}
	cmd.Flags().StringVar(&r.Stage, "stage", "", "of this stage only")
	return cmd
}

func (c *client) dead(ctx context.Context, r deadRequest) (letters []deadLetter, err error) {
	err = c.send(ctx, http.MethodPost, "/control/dead/list", r, &letters)
	return letters, err
}

func (a *app) newDeadShowCmd() *cobra.Command {
	return &cobra.Command{Use: "show NUMBER", Short: "show a dead letter with its payload", Args: oneArg("NUMBER"), RunE: func(cmd *cobra.Command, args []string) error {
		seq, err := letterNumber(args[0])
		if err != nil {
			return err
		}
		return a.withClient(cmd, func(c *client) error {
			var l deadLetter
			if err := c.send(cmd.Context(), http.MethodPost, "/control/dead/show", deadRequest{Seq: seq}, &l); err != nil {
				return err
			}
			fmt.Fprintf(a.stdout, "number      %d\nstage       %s\nreason      %s\ntries       %d\ntime        %s\nmessage     %s, number %d of stream %s, %s\nbytes       %d\n",
				l.Seq, l.Stage, clean(l.Reason), l.Deliveries, stamp(l.At), clean(l.MessageID), l.StreamSeq, l.Stream, clean(l.Subject), l.Size)
			switch {
			case len(l.Payload) == 0 && l.Size > 0:
				fmt.Fprintf(a.stdout, "sha256      %s (the payload is no longer in its stream)\n", l.Hash)
			case utf8.Valid(l.Payload):
				fmt.Fprintf(a.stdout, "\n%s\n", clean(string(l.Payload)))
			default:
				fmt.Fprintf(a.stdout, "\n%q\n", l.Payload)
			}
			return nil
		})
	}}
}

func (a *app) newDeadDoCmd(verb, short string) *cobra.Command {
	var r deadRequest
	cmd := &cobra.Command{Use: verb + " [NUMBER...]", Short: short, RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 && r.Stage == "" {
			return fmt.Errorf("%w: want numbers, or --stage for all of a stage", errUsage)
		}
		return a.withClient(cmd, func(c *client) error {
			seqs, err := c.letters(cmd.Context(), r, args)
			if err != nil {
				return err
			}
			for _, seq := range seqs {
				if err := c.send(cmd.Context(), http.MethodPost, "/control/dead/"+verb, deadRequest{Seq: seq}, nil); err != nil {
					return err
				}
			}
			fmt.Fprintf(a.stderr, "%s: %d\n", verb, len(seqs))
			return nil
		})
	}}
	cmd.Flags().StringVar(&r.Stage, "stage", "", "all of this stage")
	return cmd
}

// letters are those that the arguments name, or all of a stage.
func (c *client) letters(ctx context.Context, r deadRequest, args []string) (seqs []uint64, err error) {
	for _, arg := range args {
		seq, err := letterNumber(arg)
		if err != nil {
			return nil, err
		}
		seqs = append(seqs, seq)
	}
	if r.Stage == "" {
		return seqs, nil
	}
	all, err := c.dead(ctx, r)
	for _, l := range all {
		seqs = append(seqs, l.Seq)
	}
	return seqs, err
}

func letterNumber(arg string) (uint64, error) {
	seq, err := strconv.ParseUint(arg, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%w: %q is no number of a dead letter", errUsage, arg)
	}
	return seq, nil
}
