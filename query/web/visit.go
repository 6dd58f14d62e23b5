package web

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"edikt/query/api"
)

// visit is one request of one reader: what every page knows. Templates see its exported parts.
type visit struct {
	p *Pages
	w http.ResponseWriter
	r *http.Request

	Lang   string // of the interface: de, fr or en
	Theme  string // light or dark; empty: as the system has it
	Title  string
	Nav    string // the entry of the menu where the page belongs
	Reader string // who reads; empty for an unknown one
	Query  string // what the search box holds
	Type   string // what it looks for

	Outside bool // the reader has not come in yet

	token string // as the page shows it
}

// Cookies: none of them tells who the reader is.
const (
	langCookie  = "edikt_lang"
	themeCookie = "edikt_theme"
	seenCookie  = "edikt_seen"
)

func (p *Pages) visit(w http.ResponseWriter, r *http.Request) *visit {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	v := &visit{p: p, w: w, r: r, Lang: langOf(r), Reader: api.CallerOf(r).Name, Type: "event"}
	if c, err := r.Cookie(themeCookie); err == nil && (c.Value == "light" || c.Value == "dark") {
		v.Theme = c.Value
	}
	return v
}

// langOf is the reader's choice, else the first language of the browser that the interface speaks, else English.
func langOf(r *http.Request) string {
	if c, err := r.Cookie(langCookie); err == nil && slices.Contains(languages, c.Value) {
		return c.Value
	}
	for _, part := range strings.Split(r.Header.Get("Accept-Language"), ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
		if slices.Contains(languages, primary) {
			return primary
		}
	}
	return "en"
}

// Assets names the version of style and script.
func (v *visit) Assets() string { return v.p.version }

// Here is the address of the page on this host, to come back to.
func (v *visit) Here() string {
	if v.r.Method != http.MethodGet {
		return v.r.URL.Path
	}
	return v.r.URL.RequestURI()
}

// Path is the address of the page without what stands behind the question mark.
func (v *visit) Path() string { return v.r.URL.Path }

// Visit is the visit itself, for partial templates.
func (v *visit) Visit() *visit { return v }

// Token proves that a form was made by us for this reader: pages of other sites cannot read it. It ends with the process.
// Each page shows it under another mask, so that it cannot be guessed from how well pages compress.
func (v *visit) Token() string {
	if v.token == "" {
		mask := make([]byte, sha256.Size)
		rand.Read(mask)
		v.token = base64.RawURLEncoding.EncodeToString(append(mask, xored(v.proof(), mask)...))
	}
	return v.token
}

// proof is the token without a mask.
func (v *visit) proof() []byte {
	mac := hmac.New(sha256.New, v.p.key)
	mac.Write([]byte(v.Reader))
	return mac.Sum(nil)
}

func xored(a, b []byte) []byte {
	out := make([]byte, sha256.Size)
	subtle.XORBytes(out, a, b)
	return out
}

// proves reports whether a token is one of ours, under whatever mask.
func (v *visit) proves(token string) bool {
	b, err := base64.RawURLEncoding.DecodeString(token)
	return err == nil && len(b) == 2*sha256.Size && hmac.Equal(xored(b[:sha256.Size], b[sha256.Size:]), v.proof())
}

// checkForm lets only our own forms change anything. That a browser names another site as the sender is checked before.
func (v *visit) checkForm() error {
	if v.r.Method != http.MethodPost {
		return nil
	}
	if err := v.r.ParseForm(); err != nil {
		return &api.Problem{Status: http.StatusRequestEntityTooLarge, Detail: v.T("form_large")}
	}
	if !v.proves(v.r.PostForm.Get("token")) {
		return &api.Problem{Status: http.StatusForbidden, Detail: v.T("form_old")}
	}
	return nil
}

// render shows a page; it is written as a whole or not at all.
func (v *visit) render(status int, name string, page any) error {
	var b bytes.Buffer
	if err := v.p.templates.ExecuteTemplate(&b, name, page); err != nil {
		if name == "error.html" {
			panic(err)
		}
		return fmt.Errorf("page %s: %w", name, err)
	}
	h := v.w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", v.Lang)
	answer(v.w, v.r, status, b.Bytes())
	return nil
}

// show renders a page that is as it should be.
func (v *visit) show(name string, page any) error { return v.render(http.StatusOK, name, page) }

// goTo sends the reader on after a form.
func (v *visit) goTo(path string) error {
	http.Redirect(v.w, v.r, path, http.StatusSeeOther)
	return nil
}

// local is path where it lies on this host, else the first page: nobody is sent elsewhere by a link of ours.
func local(path string) string {
	u, err := url.Parse(path)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") ||
		strings.ContainsAny(path, "\\\r\n\t") {
		return "/"
	}
	return path
}

func (v *visit) get(path string, q url.Values, into any) error {
	return v.p.api.get(v.r.Context(), path, q, into)
}

func (v *visit) send(method, path string, value, into any) error {
	return v.p.api.send(v.r.Context(), method, path, value, into)
}

// remember keeps a choice in the browser.
func (v *visit) remember(name, value string) {
	c := &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, Secure: v.r.TLS != nil, SameSite: http.SameSiteLaxMode, MaxAge: 365 * 24 * 3600}
	if value == "" {
		c.MaxAge = -1
	}
	http.SetCookie(v.w, c)
}

// settings keeps language and theme.
func (p *Pages) settings(v *visit) error {
	form := v.r.PostForm
	if lang := form.Get("lang"); slices.Contains(languages, lang) {
		v.remember(langCookie, lang)
	}
	if form.Has("theme") {
		theme := form.Get("theme")
		if theme != "light" && theme != "dark" {
			theme = ""
		}
		v.remember(themeCookie, theme)
	}
	return v.goTo(local(form.Get("back")))
}

// lastVisit is when the reader saw the overview for the time before, and notes that they see it now.
func (v *visit) lastVisit() time.Time {
	now := v.p.now().UTC()
	last, before := time.Time{}, time.Time{}
	if c, err := v.r.Cookie(seenCookie); err == nil {
		a, b, _ := strings.Cut(c.Value, "_")
		last, _ = time.Parse("20060102T150405", a)
		before, _ = time.Parse("20060102T150405", b)
	}
	if now.Sub(last) > 30*time.Minute { // another visit, not the same one going on
		before = last
	}
	v.remember(seenCookie, now.Format("20060102T150405")+"_"+before.Format("20060102T150405"))
	return before
}
