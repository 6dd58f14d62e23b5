package pipelines

import (
	"bytes"
	"context"
	"encoding/base64"
	"image/png"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"testing"
	"time"

	"edikt"
	"edikt/pipelines/digest"
	"edikt/pipelines/dossier"
	"edikt/pipelines/notify"
	"edikt/pipelines/stream"
)

var digestNow = time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC)

// oneMeasure is a ban that was announced and then came into force, so that its issue has two pictures.
func oneMeasure() []edikt.Event {
	var out []edikt.Event
	for i, day := range []edikt.Date{"2026-11-03", "2026-11-18"} {
		id := string(rune('a' + i))
		out = append(out, edikt.Event{ID: "e" + id, Kind: edikt.Ban, Status: []edikt.Status{edikt.Announced, edikt.InForce}[i], Jurisdiction: "BE", Asserted: day,
			Actor:  &edikt.Actor{ID: "be/government", Authority: "be/government", Name: "belgische Regierung"},
			Target: edikt.Target{ID: "tiktok", Name: "TikTok"}, Evidence: edikt.Span{Text: "Die Regierung untersagt TikTok auf Dienstgeräten."},
			Article: &edikt.ArticleRef{ID: "a" + id, URL: "https://auenkurier.example/" + id, Source: "auenkurier", Lang: "de", Date: day, DateSource: edikt.DateFromPage}})
	}
	return out
}

func letterOf(t *testing.T) edikt.Letter {
	t.Helper()
	p, err := digest.ParsePeriod("2026-W47")
	if err != nil {
		t.Fatal(err)
	}
	v := dossier.Compile(oneMeasure(), nil)
	is, err := digest.Compose(digest.Input{Dossiers: v.Dossiers}, digest.Order{Period: p, Lang: "de", Name: "Wochenübersicht", Number: 2, Subscription: "digest-desk", Now: digestNow})
	if err != nil {
		t.Fatal(err)
	}
	r, err := digest.NewRenderer("")
	if err != nil {
		t.Fatal(err)
	}
	l, err := r.Letter(is, digest.Site{Base: "https://edikt.example"})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// parts takes a message apart, containers within containers, by content type and content id.
func parts(t *testing.T, contentType string, body io.Reader, found map[string][]byte) {
	t.Helper()
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil || !strings.HasPrefix(kind, "multipart/") {
		t.Fatalf("%q: %v", contentType, err)
	}
	for r := multipart.NewReader(body, params["boundary"]); ; {
		p, err := r.NextRawPart()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		part := p.Header.Get("Content-Type")
		if strings.HasPrefix(part, "multipart/") {
			parts(t, part, p, found)
			continue
		}
		var decoded io.Reader = p
		switch p.Header.Get("Content-Transfer-Encoding") {
		case "quoted-printable":
			decoded = quotedprintable.NewReader(p)
		case "base64":
			decoded = base64.NewDecoder(base64.StdEncoding, p)
		}
		data, err := io.ReadAll(decoded)
		if err != nil {
			t.Fatal(err)
		}
		name, _, _ := strings.Cut(part, ";")
		found[name+p.Header.Get("Content-ID")] = data
	}
}

func TestDigestAsMail(t *testing.T) {
	l := letterOf(t)
	signer, err := notify.NewSigner(make([]byte, 32), func() time.Time { return digestNow })
	if err != nil {
		t.Fatal(err)
	}
	links := notify.Links{Base: "https://edikt.example", Signer: signer}
	d := edikt.Delivery{Key: "digest-desk.2026-W47.x", Letter: &l, Receiver: "mailto:ana@example.org", Subscription: edikt.SubscriptionRef{ID: "digest-desk", Name: "Wochenübersicht"}}
	data, err := notify.EML(d, "Edikt <digest@edikt.example>", "ana@example.org", links, digestNow)
	if err != nil {
		t.Fatal(err)
	}
	msg, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(msg.Header.Get("Subject"))
	if err != nil || subject != l.Subject || !strings.Contains(subject, "Belgien verbietet TikTok") {
		t.Errorf("subject %q, %v", subject, err)
	}
	for name, want := range map[string]string{"List-Id": "<digest-desk.digests.edikt.example>", "List-Unsubscribe": "<https://edikt.example/s/", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
		"Message-Id": "@edikt.example>", "References": "@edikt.example>", "Date": "Mon, 23 Nov 2026"} {
		if got := msg.Header.Get(name); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	found := map[string][]byte{}
	parts(t, msg.Header.Get("Content-Type"), msg.Body, found)
	same := func(kind, want string) {
		if got := strings.ReplaceAll(string(found[kind]), "\r\n", "\n"); strings.TrimRight(got, "\n") != strings.TrimRight(want, "\n") {
			t.Errorf("%s differs:\n%s", kind, got)
		}
	}
	same("text/plain", l.Text)
	same("text/html", l.HTML)
	if len(l.Images) != 2 || len(found) != 4 {
		t.Errorf("%d pictures, %d parts", len(l.Images), len(found))
	}
	for _, im := range l.Images {
		if _, err := png.Decode(bytes.NewReader(found["image/png<"+im.ContentID()+">"])); err != nil {
			t.Errorf("picture %s: %v", im.Name, err)
		}
	}
	again, err := notify.EML(d, "Edikt <digest@edikt.example>", "ana@example.org", links, digestNow)
	if err != nil || mustID(t, again) != msg.Header.Get("Message-Id") {
		t.Errorf("the repeat of a mail has another Message-ID: %v", err)
	}
}

func mustID(t *testing.T, data []byte) string {
	t.Helper()
	msg, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return msg.Header.Get("Message-Id")
}

// TestDigestIsOnItsStreamOnce has two processes with folders of their own offer one issue, long after each other.
func TestDigestIsOnItsStreamOnce(t *testing.T) {
	conn, err := stream.Open(t.Context(), stream.Config{Dir: t.TempDir(), Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	put := DigestOutbox(conn, func(d edikt.Delivery) (edikt.Letter, error) { return edikt.Letter{Subject: "issue " + d.Issue}, nil })
	d := edikt.Delivery{Version: edikt.SchemaVersion, Key: "digest-desk.2026-W47.r", Receiver: "desk", Issue: "digest-desk/1", At: digestNow}
	for range 3 {
		if err := put(d); err != nil {
			t.Fatal(err)
		}
	}
	d.Key = "digest-desk.2026-W48.r"
	if err := put(d); err != nil {
		t.Fatal(err)
	}
	state, err := conn.State(context.Background(), stream.Deliveries)
	if err != nil || state.Messages != 2 {
		t.Errorf("%d messages, want one for each week: %v", state.Messages, err)
	}
}
