package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"edikt"
	"edikt/pipelines/stream"
)

// kept are the files of a data folder that are in a backup beside the streams; docs/architecture.md says what they hold.
// All of them are only ever appended to or replaced whole, so that a copy of a living one is good.
var kept = []string{"dossiers.kv", "alerts.kv", "deliveries.kv", "digests.kv", "links.key", "tokens.json", "sources.yaml", "crawl", "digests", "web"}

// backupRequest names the folder to write.
type backupRequest struct {
	Dir string `json:"dir"`
}

// manifest says what is in a backup, and that it is whole: it is written last.
type manifest struct {
	Program string         `json:"program"` // version of the program that wrote it
	At      time.Time      `json:"at"`
	Streams []stream.Saved `json:"streams"`
	Files   []savedFile    `json:"files"`
}

const manifestName = "backup.json"

// savedFile is a file, or all of a folder.
type savedFile struct {
	Name  string `json:"name"`
	Bytes int64  `json:"bytes"`
}

// Backup copies everything that cannot be made anew. The streams come first: what a file holds beyond them comes again
// as a message, and every stage bears that.
func (n *node) Backup(ctx context.Context, r backupRequest) (m manifest, err error) {
	m = manifest{Program: version(), At: n.now().UTC().Truncate(time.Second)}
	if m.Streams, err = n.conn.Backup(ctx, filepath.Join(r.Dir, "streams")); err != nil {
		return m, err
	}
	if m.Files, err = copyKept(n.cfg.Data, r.Dir); err != nil {
		return m, fmt.Errorf("backup: %w", err)
	}
	return m, edikt.ReplaceFile(filepath.Join(r.Dir, manifestName), jsonLine(m), 0o600)
}

// copyKept copies what lies beside the streams from one folder to another.
func copyKept(from, to string) (files []savedFile, err error) {
	for _, name := range kept {
		size, err := copyTree(filepath.Join(from, name), filepath.Join(to, name))
		if err != nil {
			return nil, err
		}
		if size > 0 {
			files = append(files, savedFile{name, size})
		}
	}
	return files, nil
}

// copyTree copies a file or a folder and returns how many bytes that were; what is not there is not copied.
func copyTree(from, to string) (size int64, err error) {
	err = filepath.WalkDir(from, func(path string, e fs.DirEntry, err error) error {
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
		n, err := copyFile(path, target)
		size += n
		return err
	})
	return size, err
}

func copyFile(from, to string) (int64, error) {
	in, err := os.Open(from)
	if err != nil {
		return 0, err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(out, in)
	return n, errors.Join(err, out.Sync(), out.Close())
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
			begun := time.Now()
			return a.withClient(cmd, func(c *client) error {
				var m manifest
				if err := c.send(cmd.Context(), http.MethodPost, "/control/backup", backupRequest{dir}, &m); err != nil {
					return err
				}
				return a.showBackup(&m, "saved to "+dir, time.Since(begun))
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

// unfinished marks a data folder whose restoration has not come to its end.
const unfinished = "restore.unfinished"

func (a *app) restore(ctx context.Context, dir string) error {
	begun := time.Now()
	cfg, err := a.config()
	if err != nil {
		return err
	}
	m, err := readManifest(dir)
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
	mark := filepath.Join(cfg.Data, unfinished)
	if err := edikt.ReplaceFile(mark, nil, 0o600); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	if m.Streams, err = stream.Restore(ctx, cfg.stream(a.now, cfg.logger(a)), filepath.Join(dir, "streams")); err != nil {
		return err
	}
	if m.Files, err = copyKept(dir, cfg.Data); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	if err := os.Remove(mark); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	return a.showBackup(&m, fmt.Sprintf("restored to %s what was saved on %s", cfg.Data, stamp(m.At)), time.Since(begun))
}

// readManifest refuses a folder that is no backup, or not all of one.
func readManifest(dir string) (m manifest, err error) {
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return m, fmt.Errorf("restore: %s holds no backup, or one that broke off: it has no %s", dir, manifestName)
	case err != nil:
		return m, fmt.Errorf("restore: %w", err)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("restore: %s: %w", manifestName, err)
	}
	return m, nil
}

// checkRestored refuses a folder that a restoration left half full: what is missing in it would be missing for good.
func checkRestored(data string) error {
	if _, err := os.Stat(filepath.Join(data, unfinished)); err == nil {
		return fmt.Errorf("a restoration into data folder %s broke off: empty the folder and restore again", data)
	}
	return nil
}

// showBackup tells what a backup holds.
func (a *app) showBackup(m *manifest, what string, took time.Duration) error {
	t := &table{columns: []column{{title: "SAVED"}, {title: "MESSAGES"}, {title: "KB"}}}
	var messages uint64
	var bytes int64
	for _, s := range m.Streams {
		messages, bytes = messages+s.Messages, bytes+s.Bytes
		t.add(cell{s.Stream, bold}, cell{text: fmt.Sprint(s.Messages)}, cell{text: kilobytes(s.Bytes)})
	}
	for _, f := range m.Files {
		bytes += f.Bytes
		t.add(cell{f.Name, bold}, cell{text: "-"}, cell{text: kilobytes(f.Bytes)})
	}
	if err := a.show(t); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.stdout, "\n%s: %d messages, %s KB, in %v\n", what, messages, kilobytes(bytes), took.Round(time.Millisecond))
	return err
}

func kilobytes(n int64) string { return strconv.FormatFloat(float64(n)/1e3, 'f', 1, 64) }
