package main

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"edikt/pipelines/notify"
)

// check reports what is wrong beyond the form, joined.
func (c *config) check() error {
	var errs []error
	bad := func(key, format string, args ...any) {
		errs = append(errs, fmt.Errorf("configuration: %s: "+format, append([]any{key}, args...)...))
	}
	c.checkHTTP(bad)
	c.checkNATS(bad)
	for i := range c.Receivers {
		if err := c.Receivers[i].Validate(); err != nil {
			bad("receivers", "%w", err)
		}
		if slices.ContainsFunc(c.Receivers[:i], func(r notify.Config) bool { return r.Name == c.Receivers[i].Name }) {
			bad("receivers", "two are called %q", c.Receivers[i].Name)
		}
	}
	if c.SMTP != nil && (c.SMTP.Port < 0 || c.SMTP.Port > 65535) {
		bad("smtp.port", "%d: want 1 to 65535", c.SMTP.Port)
	}
	if c.Crawl.Bandwidth < 0 {
		bad("crawl.bandwidth", "%d: want bytes a second, or 0 for no bound", c.Crawl.Bandwidth)
	}
	for name, l := range c.limits() {
		if l.MaxBytes < 0 {
			bad("retention."+strings.ToLower(name)+".max_bytes", "%d: want a number of bytes, or 0 for no bound", l.MaxBytes)
		}
	}
	if !slices.Contains([]string{"text", "json"}, c.Log.Format) {
		bad("log.format", "%q: want text or json", c.Log.Format)
	}
	slices.SortStableFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}

func (c *config) checkHTTP(bad func(key, format string, args ...any)) {
	if _, port, err := net.SplitHostPort(c.HTTP.Listen); err != nil {
		bad("http.listen", "%v", err)
	} else if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		bad("http.listen", "port %q: want a number up to 65535", port)
	}
	for _, h := range c.HTTP.Hosts {
		if h == "" || strings.ContainsAny(h, "/ @") {
			bad("http.hosts", "%q: want the name of a host", h)
		}
	}
	if u, err := url.Parse(c.HTTP.URL); c.HTTP.URL != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		bad("http.url", "%q: want an http or https address", c.HTTP.URL)
	}
}

func (c *config) checkNATS(bad func(key, format string, args ...any)) {
	for server := range strings.SplitSeq(c.NATS.URL, ",") {
		if c.NATS.URL != "" && !isServer(strings.TrimSpace(server)) {
			bad("nats.url", "%q: want nats://host:port, or tls, ws, wss", redacted(server))
		}
	}
	if c.NATS.Replicas < 1 || c.NATS.Replicas > 5 {
		bad("nats.replicas", "%d: want 1 to 5", c.NATS.Replicas)
	}
	if c.NATS.URL == "" && c.NATS.Replicas > 1 {
		bad("nats.replicas", "%d copies need a cluster (nats.url)", c.NATS.Replicas)
	}
	if (c.NATS.Cert == "") != (c.NATS.Key == "") {
		bad("nats.cert", "certificate and key go together")
	}
	if c.NATS.AckWait < time.Second {
		bad("nats.ack_wait", "%v: want at least 1s", c.NATS.AckWait)
	}
	if c.NATS.Tries < 2 || c.NATS.Tries > 100 {
		bad("nats.tries", "%d: want 2 to 100", c.NATS.Tries)
	}
	if c.NATS.MinFree < 1 {
		bad("nats.min_free_mb", "%d: want at least 1", c.NATS.MinFree)
	}
}

// isServer reports whether NATS could connect to an address, whose scheme may be missing.
func isServer(address string) bool {
	if !strings.Contains(address, "://") {
		address = "nats://" + address
	}
	u, err := url.Parse(address)
	return err == nil && u.Hostname() != "" && !strings.Contains(u.Host, " ") && slices.Contains([]string{"nats", "tls", "ws", "wss"}, u.Scheme)
}

// redacted is a list of servers without names and passwords of users.
func redacted(servers string) string {
	list := strings.Split(servers, ",")
	for i, s := range list {
		scheme, rest, ok := strings.Cut(s, "://")
		if !ok {
			scheme, rest = "", s
		}
		list[i] = strings.TrimPrefix(scheme+"://", "://") + rest[strings.LastIndex(rest, "@")+1:]
	}
	return strings.Join(list, ",")
}

// checkFiles reports the files that the configuration names and that cannot be read, joined. Who only searches need not
// be able to read them.
func (c *config) checkFiles() error {
	named := []struct{ key, path string }{{"nats.creds", c.NATS.Creds}, {"nats.ca", c.NATS.CA}, {"nats.cert", c.NATS.Cert}, {"nats.key", c.NATS.Key}}
	var errs []error
	for _, f := range named {
		errs = append(errs, readable(f.key, c.path(f.path)))
	}
	for _, r := range c.Receivers {
		errs = append(errs, readable("receivers: "+r.Name+": secret_file", r.SecretFile))
	}
	if c.SMTP != nil {
		if _, err := notify.NewMailer(*c.SMTP, time.Now, nil); err != nil {
			errs = append(errs, fmt.Errorf("configuration: %w", err))
		}
	}
	if len(c.Crawl.Sources) > 0 {
		if _, err := chosenSources(*c, nil); err != nil {
			errs = append(errs, fmt.Errorf("configuration: crawl.%w", err))
		}
	}
	return errors.Join(errs...)
}

func readable(key, path string) error {
	if path == "" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("configuration: %s: %w", key, err)
	}
	return f.Close()
}
