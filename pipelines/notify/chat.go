package notify

import (
	"cmp"
	"context"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"
	"time"

	"edikt"
)

// chat posts a message to a chat service; the services differ in their markup and in how they wrap it.
type chat struct {
	client *http.Client
	now    func() time.Time
	links  Links
	method string
	url    func(edikt.Delivery) string
	header http.Header
	body   func(edikt.Delivery, Message) any
}

// Notify posts the delivery.
func (c *chat) Notify(ctx context.Context, d edikt.Delivery) (Answer, error) {
	return postJSON(ctx, c.client, c.method, c.url(d), c.header.Clone(), c.body(d, Render(d, c.links)), c.now())
}

// The longest texts that the services take, in bytes of the marked-up text, with room to spare.
const (
	slackLimit      = 3000 // of one block
	mattermostLimit = 16000
	telegramLimit   = 4000
	teamsLimit      = 20000
	ntfyLimit       = 3500
	matrixLimit     = 30000
)

// slack posts to an incoming webhook: a fallback text and blocks of mrkdwn.
func slack(m Message) any {
	blocks := []any{}
	for _, s := range layout(m, slackMarkup, slackLimit) {
		blocks = append(blocks, map[string]any{"type": "section", "text": map[string]any{"type": "mrkdwn", "text": s}})
	}
	return map[string]any{"text": slackMarkup.escape(m.Subject), "blocks": blocks[:min(len(blocks), 50)], "unfurl_links": false}
}

func mattermost(m Message) any {
	return map[string]any{"text": whole(m, markdownMarkup, mattermostLimit)}
}

// teams wraps the text in an adaptive card, as the workflows that replaced its connectors want it.
func teams(m Message) any {
	var body []any
	for i, s := range layout(m, markdownMarkup, teamsLimit) {
		block := map[string]any{"type": "TextBlock", "text": s, "wrap": true}
		if i == 0 {
			block["weight"] = "bolder"
		}
		body = append(body, block)
	}
	card := map[string]any{"type": "AdaptiveCard", "version": "1.4", "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "body": body}
	return map[string]any{"type": "message", "attachments": []any{map[string]any{"contentType": "application/vnd.microsoft.card.adaptive", "content": card}}}
}

func telegram(chatID string, m Message) any {
	return map[string]any{"chat_id": chatID, "text": whole(m, telegramMarkup, telegramLimit), "parse_mode": "HTML",
		"link_preview_options": map[string]any{"is_disabled": true}}
}

func matrix(m Message) any {
	return map[string]any{"msgtype": "m.notice", "body": cut(m.Subject+"\n\n"+m.Text, matrixLimit), "format": "org.matrix.custom.html",
		"formatted_body": whole(m, matrixMarkup, matrixLimit)}
}

// ntfy publishes as JSON; a tap leads to the dossier.
func ntfy(topic string, d edikt.Delivery, m Message) any {
	out := map[string]any{"topic": topic, "title": m.Subject, "message": cut(m.Text, ntfyLimit), "tags": []string{"edikt", d.Reason}}
	if len(m.Sections) > 0 && m.Sections[0].Heading.URL != "" {
		out["click"] = m.Sections[0].Heading.URL
	}
	return out
}

// matrixURL names the transaction after the delivery: a repeated one is the same event to the server.
func matrixURL(base, room string) func(edikt.Delivery) string {
	return func(d edikt.Delivery) string {
		return strings.TrimRight(base, "/") + "/_matrix/client/v3/rooms/" + url.PathEscape(room) + "/send/m.room.message/" + url.PathEscape(d.Key)
	}
}

// markup is how a service writes bold text and links.
type markup struct {
	escape func(string) string
	bold   func(string) string
	link   func(text, url string) string
	quote  func(string) string
	line   string // between lines
}

// slackEscaper takes the three characters that Slack reads as control; stray asterisks make words bold and no harm.
var slackEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

var slackMarkup = markup{
	escape: slackEscaper.Replace,
	bold:   func(s string) string { return "*" + s + "*" },
	link: func(text, u string) string {
		return "<" + strings.NewReplacer(">", "%3E", "|", "%7C", "&", "&amp;", "<", "%3C").Replace(u) + "|" + text + ">"
	},
	quote: func(s string) string { return "> " + s },
	line:  "\n",
}

// markdownEscaper keeps every character that Markdown, mentions included, could take for markup.
var markdownEscaper = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "{", `\{`, "}", `\}`, "[", `\[`, "]", `\]`, "(", `\(`, ")", `\)`,
	"#", `\#`, "!", `\!`, "|", `\|`, "<", "&lt;", ">", "&gt;", "~", `\~`, "@", "＠")

var markdownMarkup = markup{
	escape: markdownEscaper.Replace,
	bold:   func(s string) string { return "**" + s + "**" },
	link: func(text, u string) string {
		return "[" + text + "](" + strings.NewReplacer("(", "%28", ")", "%29", " ", "%20", "<", "%3C", ">", "%3E").Replace(u) + ")"
	},
	quote: func(s string) string { return "> " + s },
	line:  "\n\n",
}

var telegramMarkup = markup{
	escape: html.EscapeString,
	bold:   func(s string) string { return "<b>" + s + "</b>" },
	link:   func(text, u string) string { return `<a href="` + html.EscapeString(u) + `">` + text + "</a>" },
	quote:  func(s string) string { return "<blockquote>" + s + "</blockquote>" },
	line:   "\n",
}

var matrixMarkup = markup{escape: html.EscapeString, bold: telegramMarkup.bold, link: telegramMarkup.link, quote: telegramMarkup.quote, line: "<br>"}

// layout writes the message piece by piece: subject, lead, sections, footer. No piece is longer than limit bytes, and no
// piece is cut inside a tag: a piece that is too long loses its last lines.
func layout(m Message, k markup, limit int) []string {
	pieces := [][]string{{k.bold(k.escape(m.Subject))}}
	if m.Lead != "" {
		pieces = append(pieces, []string{k.escape(m.Lead)})
	}
	if m.Button.URL != "" {
		pieces = append(pieces, []string{k.link(k.escape(m.Button.Text), m.Button.URL)})
	}
	for _, s := range m.Sections {
		pieces = append(pieces, k.section(s))
	}
	var foot []string
	for _, l := range m.Footer {
		foot = append(foot, k.footLine(l))
	}
	pieces = append(pieces, foot)
	var out []string
	for _, p := range pieces {
		if s := joinUpTo(p, k.line, limit); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (k markup) section(s Section) []string {
	head := k.bold(k.escape(s.Heading.Text))
	if s.Heading.URL != "" {
		head = k.link(head, s.Heading.URL)
	}
	lines := []string{head}
	if s.Quote != "" {
		lines = append(lines, k.quote(k.escape(quoted(s.Quote, s.Lang))))
	}
	for _, l := range s.Lines {
		lines = append(lines, k.escape(labelled(l.Label, l.Value)))
	}
	for _, src := range s.Sources {
		text := k.escape(src.Text)
		if src.URL != "" {
			text = k.link(text, src.URL)
		}
		lines = append(lines, "• "+text)
	}
	if s.More != "" {
		lines = append(lines, "• "+k.escape(s.More))
	}
	return lines
}

func (k markup) footLine(l Line) string {
	if len(l.Links) == 0 {
		return k.escape(labelled(l.Label, l.Value))
	}
	var parts []string
	for _, x := range l.Links {
		parts = append(parts, k.link(k.escape(x.Text), x.URL))
	}
	return k.escape(l.Label) + ": " + strings.Join(parts, ", ")
}

// joinUpTo joins as many lines as fit.
func joinUpTo(lines []string, sep string, limit int) string {
	var b strings.Builder
	for _, l := range lines {
		if l == "" {
			continue
		}
		if b.Len()+len(sep)+len(l) > limit {
			break
		}
		if b.Len() > 0 {
			b.WriteString(sep)
		}
		b.WriteString(l)
	}
	return b.String()
}

// whole is the message as one text.
func whole(m Message, k markup, limit int) string {
	return joinUpTo(layout(m, k, limit), k.line+k.line, limit)
}

// cut shortens a plain text to at most n bytes at a rune.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n-len("…")], "") + "…"
}

// newChat builds the notifier of a chat service.
func newChat(c Config, client *http.Client, links Links, now func() time.Time) (*chat, error) {
	ch := &chat{client: client, now: now, links: links, method: http.MethodPost, header: http.Header{}, url: func(edikt.Delivery) string { return string(c.URL) }}
	switch c.Type {
	case "slack":
		ch.body = func(_ edikt.Delivery, m Message) any { return slack(m) }
	case "mattermost":
		ch.body = func(_ edikt.Delivery, m Message) any { return mattermost(m) }
	case "teams":
		ch.body = func(_ edikt.Delivery, m Message) any { return teams(m) }
	case "telegram":
		base := strings.TrimRight(cmp.Or(string(c.URL), "https://api.telegram.org"), "/")
		ch.url = func(edikt.Delivery) string { return base + "/bot" + string(c.Token) + "/sendMessage" }
		ch.body = func(_ edikt.Delivery, m Message) any { return telegram(c.Chat, m) }
	case "matrix":
		ch.method, ch.url = http.MethodPut, matrixURL(string(c.URL), c.Room)
		ch.header.Set("Authorization", "Bearer "+string(c.Token))
		ch.body = func(_ edikt.Delivery, m Message) any { return matrix(m) }
	case "ntfy":
		ch.body = func(d edikt.Delivery, m Message) any { return ntfy(c.Topic, d, m) }
		if c.Token != "" {
			ch.header.Set("Authorization", "Bearer "+string(c.Token))
		}
	default:
		return nil, fmt.Errorf("type %q is no chat service", c.Type)
	}
	return ch, nil
}
