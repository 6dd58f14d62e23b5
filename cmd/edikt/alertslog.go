package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"edikt/pipelines"
	"edikt/pipelines/notify"
)

func (a *app) newAlertsTestCmd() *cobra.Command {
	days, sample := 90, false
	cmd := &cobra.Command{
		Use:   "test ID",
		Short: "show what a subscription would have sent, and send one sample",
		Long: `Test runs a subscription over the dossiers of the past days and lists the messages it would have sent, grouped as they
would have been. With --sample each receiver gets the last of them, marked as a sample.`,
		Example: "  edikt alerts test tiktok --days 30 --sample",
		Args:    oneArg("ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			q := url.Values{"days": {strconv.Itoa(days)}, "sample": {strconv.FormatBool(sample)}}
			return a.withClient(cmd, func(c *client) error {
				resp, err := c.do(cmd.Context(), http.MethodPost, subscriptionPath(args[0], "test"), q, strings.NewReader("{}"))
				if err != nil {
					return err
				}
				defer resp.Body.Close()
				var r pipelines.Rehearsal
				if err := json.NewDecoder(resp.Body).Decode(&r); err != nil {
					return err
				}
				return a.printRehearsal(r)
			})
		},
	}
	cmd.Flags().IntVar(&days, "days", days, "how far to look back")
	cmd.Flags().BoolVar(&sample, "sample", false, "send a sample to each receiver")
	return cmd
}

func (a *app) printRehearsal(r pipelines.Rehearsal) error {
	t := &table{columns: []column{{title: "WHEN"}, {title: "WHY"}, {title: "MESSAGE", min: 20}, {title: "TERMS", min: 10, rank: 1}}}
	for i, d := range r.Deliveries {
		var terms []string
		for _, it := range d.Items {
			terms = append(terms, it.Matched...)
		}
		slices.Sort(terms)
		t.add(cell{text: d.At.Format("2006-01-02 15:04")}, cell{text: d.Reason}, cell{r.Subjects[i], bold}, cell{text: strings.Join(slices.Compact(terms), " ")})
	}
	if err := a.show(t); err != nil {
		return err
	}
	for _, ref := range r.Sampled {
		fmt.Fprintf(a.stderr, "a sample goes to %s; edikt alerts log tells what became of it\n", clean(ref))
	}
	fmt.Fprintf(a.stderr, "%d messages since %s\n", len(r.Deliveries), r.Since.Format(time.DateOnly))
	return nil
}

func (a *app) newAlertsLogCmd() *cobra.Command {
	format, limit := "", 50
	cmd := &cobra.Command{
		Use:     "log [ID]",
		Short:   "the ledger: what was sent, why, and what receivers answered",
		Example: "  edikt alerts log tiktok\n  edikt alerts log --format jsonl | jq .state",
		Args:    usageArgs(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			q := url.Values{"limit": {strconv.Itoa(limit)}}
			if len(args) == 1 {
				q.Set("subscription", args[0])
			}
			return a.withClient(cmd, func(c *client) error {
				var entries []notify.Entry
				if err := c.getJSON(cmd.Context(), "/v1/deliveries", q, &entries); err != nil {
					return err
				}
				if format == "jsonl" {
					return printLines(a, entries)
				}
				return a.printLedger(entries)
			})
		},
	}
	formatFlag(cmd, &format)
	cmd.Flags().IntVar(&limit, "limit", limit, "at most so many, newest first")
	return cmd
}

var stateStyles = map[string]style{notify.Delivered: green, notify.Pending: yellow, notify.Failed: red, notify.Disabled: red}

func (a *app) printLedger(entries []notify.Entry) error {
	t := &table{columns: []column{{title: "WHEN"}, {title: "SUBSCRIPTION", rank: 1}, {title: "TO", min: 8}, {title: "WHY"}, {title: "STATE"}, {title: "TRIES"},
		{title: "MESSAGE", min: 20}, {title: "LAST ANSWER", min: 12, rank: 2}}}
	for _, e := range entries {
		last := ""
		if n := len(e.Attempts); n > 0 {
			last = strings.TrimSpace(strconv.Itoa(e.Attempts[n-1].Code) + " " + e.Attempts[n-1].Answer)
		}
		t.add(cell{text: e.Delivery.At.Format("2006-01-02 15:04")}, cell{text: e.Delivery.Subscription.ID}, cell{text: e.Delivery.Receiver}, cell{text: e.Delivery.Reason},
			cell{e.State, stateStyles[e.State]}, cell{text: strconv.Itoa(len(e.Attempts))}, cell{notify.Render(e.Delivery, notify.Links{}).Subject, bold}, cell{last, dim})
	}
	return a.show(t)
}
