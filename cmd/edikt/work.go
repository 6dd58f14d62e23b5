package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"os"
	"runtime"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"edikt/pipelines"
	"edikt/pipelines/metrics"
	"edikt/pipelines/stream"
	"edikt/query/api"
)

// workOptions are the flags of work.
type workOptions struct {
	listen  string
	node    string
	standby bool
}

// takeOnly opens what takes articles and leaves the rest to other processes, or to the next run.
const takeOnly = "take"

// parts are what each stage needs of a node, in the order in which they open.
func (n *node) parts(stage string, opt workOptions) []func(context.Context) error {
	measured := func(context.Context) error { n.metrics = metrics.New(n, version()); return nil }
	return map[string][]func(context.Context) error{
		takeOnly:  {measured, n.openLock, n.openRules, n.openStreams, n.openTaker},
		"extract": {measured, n.openRules, n.openStreams, n.workExtract},
		"index":   {measured, n.openLock, n.openRules, n.openStreams, func(ctx context.Context) error { return n.workIndex(ctx, opt.node) }},
		"file":    {measured, n.openLock, n.openStreams, n.openFiler, n.workFile},
		"alert":   {measured, n.openLock, n.openStreams, n.openAlerts, n.workAlert},
		"notify":  {measured, n.openLock, n.openStreams, n.openAlerts, n.workNotify},
	}[stage]
}

func stageNames() []string {
	return slices.Sorted(maps.Keys(map[string]bool{"extract": true, "index": true, "file": true, "alert": true, "notify": true}))
}

func (a *app) newWorkCmd() *cobra.Command {
	var opt workOptions
	cmd := &cobra.Command{
		Use:   "work STAGE",
		Short: "run one stage as a process of its own, on a NATS server that others use too",
		Long: `Work runs one stage, one of extract, index, file, alert and notify, on an external NATS (--nats URL).

Extract and notify may run in any number of processes, which share the work. Each index process follows the streams by
itself and holds the whole index; give each a name with --node, and it answers searches at --listen. Of file and alert
one process works at a time; another one takes over when it is gone. With --standby a process waits for a data folder
that another one holds.`,
		Example:   "  edikt work extract --nats nats://10.0.0.1:4222\n  edikt work index --nats nats://10.0.0.1:4222 --data /srv/index1 --node index1 --listen 127.0.0.1:8081",
		ValidArgs: stageNames(),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || !slices.Contains(stageNames(), args[0]) {
				return fmt.Errorf("%w: want one stage of %q", errUsage, stageNames())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.work(cmd.Context(), args[0], opt) },
	}
	f := cmd.Flags()
	f.StringVar(&opt.listen, "listen", "", "address for /metrics, /healthz and, of an index, searches")
	f.StringVar(&opt.node, "node", "", "name of an index node (default: the host's)")
	f.BoolVar(&opt.standby, "standby", false, "wait until the data folder is free")
	return cmd
}

func (a *app) work(ctx context.Context, stage string, opt workOptions) (err error) {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	if cfg.NATS.URL == "" {
		return fmt.Errorf("%w: work needs an external NATS (--nats URL); 'edikt run' does everything in one process", errUsage)
	}
	if opt.node == "" {
		if opt.node, err = os.Hostname(); err != nil {
			return fmt.Errorf("name of this node: %w; give one with --node", err)
		}
	}
	n, err := a.openParts(ctx, cfg, stage, opt)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, n.close()) }()
	address := ""
	if opt.listen != "" {
		if address, err = n.serveWork(opt.listen); err != nil {
			return err
		}
	}
	fmt.Fprintf(a.stdout, "%s works on %s %s\n", stage, cfg.NATS.URL, address)
	<-ctx.Done()
	return nil
}

// openParts opens what a stage needs. A standby waits while another process has the folder.
func (a *app) openParts(ctx context.Context, cfg config, stage string, opt workOptions) (*node, error) {
	for {
		n := &node{cfg: cfg, log: cfg.logger(a), now: a.now}
		var err error
		for _, open := range n.parts(stage, opt) {
			if err = open(ctx); err != nil {
				break
			}
		}
		if err == nil {
			return n, nil
		}
		err = errors.Join(err, n.close())
		var held *stream.HeldError
		if !opt.standby || !errors.As(err, &held) {
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(time.Second):
		}
	}
}

// follow runs stages until the node closes.
func (n *node) follow(ctx context.Context, stages ...stream.Stage) (err error) {
	if n.flow, err = pipelines.Start(ctx, n.conn, stages...); err != nil {
		return err
	}
	n.onClose(func() error { n.flow.Stop(); return nil })
	return nil
}

func (n *node) workExtract(ctx context.Context) (err error) {
	if n.rulesSeq, err = n.conn.RulesSeq(ctx, n.extractor.RulesVersion()); err != nil {
		return err
	}
	return n.follow(ctx, pipelines.Extract(n.conn, n.extractor, n.rulesSeq, runtime.GOMAXPROCS(0)))
}

func (n *node) workIndex(ctx context.Context, name string) error {
	wanted, err := n.cfg.Index.wanted()
	if err != nil {
		return err
	}
	if n.view, err = openIndex(ctx, n.path("index"), "-"+stream.Token(name), n.conn, n.log, wanted, n.metrics.Observe); err != nil {
		return err
	}
	n.onClose(n.view.Close)
	if n.tokens, err = api.OpenTokens(n.path("tokens.json")); err != nil {
		return err
	}
	n.api, err = api.New(api.Config{Search: n.view, Tokens: n.tokens, Public: n.cfg.HTTP.Public, Hosts: n.cfg.HTTP.Hosts, Now: n.now, Log: n.log})
	if err != nil {
		return err
	}
	return n.view.start(ctx)
}

func (n *node) workFile(ctx context.Context) error { return n.follow(ctx, n.filing.Stages()...) }

func (n *node) workAlert(ctx context.Context) error {
	n.spawn(func(ctx context.Context) { pipelines.Tick(ctx, n.alerts, n.log) })
	return n.follow(ctx, pipelines.Alert(n.alerts, n.metrics.Observe))
}

func (n *node) workNotify(ctx context.Context) error {
	n.spawn(func(ctx context.Context) {
		if err := n.sender.Run(ctx); err != nil {
			n.log.Error("deliveries are not sent", "error", err)
		}
	})
	return n.follow(ctx, pipelines.Notify(n.sender))
}

// serveWork answers monitors, and searches where there is an index.
func (n *node) serveWork(listenAt string) (string, error) {
	l, err := listen(listenAt)
	if err != nil {
		return "", err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", n.readyz)
	mux.Handle("GET /metrics", n.metrics)
	if n.api != nil {
		mux.Handle("/v1/", n.api)
	}
	n.serveOn(l, n.guard(mux))
	return cmp.Or("http://"+l.Addr().String(), listenAt), nil
}
