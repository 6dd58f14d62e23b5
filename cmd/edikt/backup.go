package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"edikt/pipelines/stream"
)

// kept are the files of a data folder that are in a backup beside the streams; docs/architecture.md says what they hold.
// All of them are only ever appended to or replaced whole, so that a copy of a living one is good.
var kept = []string{"dossiers.kv", "alerts.kv", "deliveries.kv", "links.key", "tokens.json", "sources.yaml", "crawl", "digests", "web"}

// backupRequest names the folder to write.
type backupRequest struct {
	Dir string `json:"dir"`
}

// Backup copies everything that cannot be made anew. The streams come first: what a file holds beyond them comes again
// as a message, and every stage bears that.
func (n *node) Backup(ctx context.Context, r backupRequest) (struct{}, error) {
	if err := n.conn.Backup(ctx, filepath.Join(r.Dir, "streams")); err != nil {
		return struct{}{}, err
	}
	for _, name := range kept {
		if err := copyTree(n.path(name), filepath.Join(r.Dir, name)); err != nil {
			return struct{}{}, fmt.Errorf("backup: %w", err)
		}
	}
	return struct{}{}, nil
}

// copyTree copies a file or a folder; what is not there is not copied.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		switch {
		case e.IsDir():
			return os.MkdirAll(target, 0o700)
		case !e.Type().IsRegular():
			return nil
		}
		return copyFile(path, target)
	})
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

func (a *app) newBackupCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "backup DIR",
		Short: "copy everything that cannot be made anew, while edikt runs",
		Long: `Backup copies the streams and the small state of the data folder into DIR, which must be empty or new, from a living
edikt or a resting folder. The index is not copied: a restored folder makes it anew. Raw pages (archive/) are WARC files;
copy them as files.`,
		Example: "  edikt backup /backup/edikt-2026-11-22",
		Args:    oneArg("DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := filepath.Abs(args[0])
			if err != nil {
				return err
			}
			if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
				return fmt.Errorf("backup: %s is not empty", dir)
			}
			return a.withClient(cmd, func(c *client) error {
				return c.send(cmd.Context(), http.MethodPost, "/control/backup", backupRequest{dir}, nil)
			})
		},
	}
}

func (a *app) newRestoreCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "restore DIR",
		Short:   "fill an empty data folder from a backup",
		Long:    `Restore fills a data folder that is empty or new from a backup. The index is made anew at the next start.`,
		Example: "  edikt --data /srv/edikt restore /backup/edikt-2026-11-22",
		Args:    oneArg("DIR"),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.restore(cmd.Context(), args[0]) },
	}
}

func (a *app) restore(ctx context.Context, dir string) error {
	cfg, err := a.config()
	if err != nil {
		return err
	}
	if entries, err := os.ReadDir(cfg.Data); err == nil && len(entries) > 0 {
		return fmt.Errorf("restore: data folder %s is not empty", cfg.Data)
	}
	lock, err := stream.Acquire(cfg.Data, stream.Owner{PID: os.Getpid(), Version: version(), Since: a.now()})
	if err != nil {
		return err
	}
	defer lock.Release()
	if err := stream.Restore(ctx, cfg.stream(a.now, cfg.logger(a)), filepath.Join(dir, "streams")); err != nil {
		return err
	}
	for _, name := range kept {
		if err := copyTree(filepath.Join(dir, name), filepath.Join(cfg.Data, name)); err != nil {
			return fmt.Errorf("restore: %w", err)
		}
	}
	return nil
}
