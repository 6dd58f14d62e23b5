package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"edikt"
	"edikt/crawler"
	"edikt/pipelines"
	"edikt/pipelines/stream"
)

// forgetRequest names what to erase: an address or an id, or all of a source.
type forgetRequest struct {
	Article string `json:"article,omitempty"`
	Source  string `json:"source,omitempty"`
	By      string `json:"by,omitempty"`
	Comment string `json:"comment,omitempty"`
}

// forgotten says what went.
type forgotten struct {
	pipelines.Forgotten
	Pages int `json:"pages"` // records of the archive
}

// Forget erases articles from streams, index, dossiers and the archive of raw pages, and leaves a record that it did, which
// names no address.
func (n *node) Forget(ctx context.Context, r forgetRequest) (out forgotten, err error) {
	subject, pick := stream.Subject(stream.Articles)+".>", func(a *edikt.Article) bool { return a.Source == r.Source }
	if r.Source != "" {
		subject = stream.Subject(stream.Articles) + ".*." + stream.Token(r.Source)
	} else {
		address := edikt.NormalizeURL(r.Article)
		pick = func(a *edikt.Article) bool {
			return a.ID == r.Article || address != "" && (edikt.NormalizeURL(a.URL) == address || edikt.NormalizeURL(a.Canonical) == address)
		}
	}
	pages := map[string]bool{edikt.NormalizeURL(r.Article): true} // whose article never came to be, perhaps
	found := func(a *edikt.Article) bool {
		ok := pick(a)
		if ok {
			pages[edikt.NormalizeURL(a.URL)], pages[edikt.NormalizeURL(a.Canonical)] = true, true
		}
		return ok
	}
	f := &pipelines.Forgetter{Conn: n.conn, Ledger: n.ledger, Settle: n.Settle, Beside: func(done pipelines.Forgotten) (err error) {
		if err := n.forgetInStores(done.IDs); err != nil {
			return err
		}
		if out.Pages, err = n.forgetPages(pages); err != nil {
			return err
		}
		return n.recordForgotten(ctx, r, done)
	}}
	if out.Forgotten, err = f.Forget(ctx, subject, found); err == nil && out.Articles == 0 {
		out.Pages, err = n.forgetPages(pages)
	}
	return out, err
}

// forgetPages removes raw pages by their addresses from the archive in the data folder, and from the one in use.
func (n *node) forgetPages(pages map[string]bool) (removed int, err error) {
	delete(pages, "")
	archives := []*crawler.Archive{n.archive.Load()}
	if dir := n.path("archive"); archives[0] == nil || archives[0].Dir() != dir {
		if _, err := os.Stat(dir); err == nil {
			a, err := crawler.NewArchive(dir)
			if err != nil {
				return 0, err
			}
			archives = append(archives, a)
		}
	}
	var errs []error
	for _, a := range archives {
		if a == nil {
			continue
		}
		k, err := a.Forget(func(uri string) bool { return pages[edikt.NormalizeURL(uri)] })
		removed, errs = removed+k, append(errs, err)
	}
	return removed, errors.Join(errs...)
}

// recordForgotten leaves word that articles were erased, by whom and why.
func (n *node) recordForgotten(ctx context.Context, r forgetRequest, out pipelines.Forgotten) error {
	d := edikt.Decision{Version: edikt.SchemaVersion, ID: rand.Text(), Action: edikt.Forget, By: cmp.Or(r.By, "local"), At: n.now().UTC(),
		Comment: strings.TrimSpace(fmt.Sprintf("%d articles erased: %s. %s", out.Articles, strings.Join(out.IDs[:min(len(out.IDs), 50)], " "), r.Comment))}
	m, err := stream.NewMessage("decisions.record."+stream.Token(d.Action), d.ID, &d)
	if err == nil {
		_, err = n.conn.Publish(ctx, m)
	}
	return err
}

// forgetInStores removes what was held or sent about articles, and the history of every store. What the filer keeps of
// them says only that nothing is left.
func (n *node) forgetInStores(ids []string) error {
	var errs []error
	for _, s := range n.stores {
		keys, err := s.Keys("ledger.")
		errs = append(errs, err)
		for _, k := range keys {
			v, err := s.Get(k)
			if err == nil && slices.ContainsFunc(ids, func(id string) bool { return bytes.Contains(v, []byte(`"`+id+`"`)) }) {
				err = s.Put(k, nil)
			}
			errs = append(errs, err)
		}
		errs = append(errs, s.Compact())
	}
	return errors.Join(errs...)
}

func (a *app) newForgetCmd() *cobra.Command {
	var r forgetRequest
	cmd := &cobra.Command{
		Use:   "forget URL|ID",
		Short: "erase an article, or all of a source, for good",
		Long: `Forget erases an article from the streams, the index and the evidence of dossiers, with every message that quotes it, and
leaves a record of when and by whom, without the article's address. Raw pages go from the WARC files under archive/ in the
data folder, and from those of the crawl that runs. Not reached are backups, WARC files anywhere else, files that were
ingested, and what was sent to others: remove those yourself.`,
		Example: "  edikt forget https://example.org/article --comment 'take-down of 3 March'\n  edikt forget --source example.org",
		RunE: func(cmd *cobra.Command, args []string) error {
			if (len(args) == 1) == (r.Source != "") || len(args) > 1 {
				return fmt.Errorf("%w: want one address or id, or --source", errUsage)
			}
			if len(args) == 1 {
				r.Article = args[0]
			}
			return a.withClient(cmd, func(c *client) error {
				var out forgotten
				if err := c.send(cmd.Context(), http.MethodPost, "/control/forget", r, &out); err != nil {
					return err
				}
				if out.Articles+out.Pages == 0 {
					fmt.Fprintf(a.stderr, "edikt: nothing to forget: no article in the streams is of %s\n", cmp.Or(r.Article, "source "+r.Source))
				}
				fmt.Fprintf(a.stdout, "%d articles forgotten, %d messages erased, %d raw pages removed\n", out.Articles, out.Messages, out.Pages)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&r.Source, "source", "", "all articles of this source")
	cmd.Flags().StringVar(&r.By, "by", "", "who asks for it, for the record")
	cmd.Flags().StringVar(&r.Comment, "comment", "", "why, for the record")
	return cmd
}
