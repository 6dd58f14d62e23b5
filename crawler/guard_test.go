package crawler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
)

func TestPublic(t *testing.T) {
	for addr, want := range map[string]bool{
		"93.184.216.34": true, "2606:2800:220:1:248:1893:25c8:1946": true, "::ffff:93.184.216.34": true, "64:ff9b::5db8:d822": true,
		"127.0.0.1": false, "127.1.2.3": false, "::1": false, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::ffff:169.254.169.254": false,
		"10.1.2.3": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false, "169.254.169.254": false, "fe80::1": false, "fe80::1%eth0": false,
		"fc00::1": false, "fd12:3456::1": false, "fec0::1": false, "0.0.0.0": false, "::": false, "100.64.0.1": false, "192.0.0.8": false, "198.18.0.1": false,
		"224.0.0.1": false, "ff02::1": false, "255.255.255.255": false, "240.0.0.1": false, "2001:db8::1": false, "64:ff9b::7f00:1": false, "64:ff9b::a00:1": false,
		"2002:7f00:1::": false, "2002:a9fe:a9fe::1": false, "::10.0.0.1": false, "::127.0.0.1": false,
	} {
		if got := public(netip.MustParseAddr(addr), false); got != want {
			t.Errorf("public(%s) = %v", addr, got)
		}
	}
	for addr, want := range map[string]bool{"127.0.0.1": true, "::1": true, "::ffff:127.0.0.1": true, "10.0.0.1": false, "169.254.169.254": false, "64:ff9b::7f00:1": false} {
		if got := public(netip.MustParseAddr(addr), true); got != want {
			t.Errorf("with loopback allowed: public(%s) = %v", addr, got)
		}
	}
}

// The guard sits behind name resolution: "localhost" is a name like any other.
func TestGuardRefusesBeforeTheFirstPacket(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "169.254.169.254", "10.0.0.1", "[::1]"} {
		conn, err := guard{}.dialContext(t.Context(), "tcp", host+":"+port)
		if !errors.Is(err, ErrPrivateAddress) {
			t.Errorf("%s: %v, want refused", host, err)
		}
		if conn != nil {
			conn.Close()
		}
	}
	conn, err := guard{allowLoopback: true}.dialContext(t.Context(), "tcp", "localhost:"+port)
	if err != nil {
		t.Fatalf("with loopback allowed: %v", err)
	}
	conn.Close()
}

// publicConn is a connection that claims to reach a public address.
type publicConn struct{ net.Conn }

func (publicConn) RemoteAddr() net.Addr {
	return &net.TCPAddr{IP: net.ParseIP("93.184.216.34"), Port: 80}
}

// internet is a dialer on which "blatt.test" is a public host and all else is what it is.
func internet(w *web) DialFunc {
	return func(ctx context.Context, network, addr string) (net.Conn, error) {
		host, _, _ := net.SplitHostPort(addr)
		var d net.Dialer
		if host != "blatt.test" && host != "cdn.test" {
			return d.DialContext(ctx, network, addr)
		}
		conn, err := d.DialContext(ctx, network, w.srv.Listener.Addr().String())
		if err != nil || host == "cdn.test" { // its name server answers with a loopback address
			return conn, err
		}
		return publicConn{conn}, nil
	}
}

// Redirects, feed links and names that lead into private networks, from a crawler that may not go there.
func TestPrivateAddressesAreRefused(t *testing.T) {
	secret := 0
	inside := newWeb(t, func(_ string, w http.ResponseWriter, _ *http.Request) {
		secret++
		io.WriteString(w, articlePage("Geheim", longText("Geheimes"), "2026-03-10"))
	})
	port := inside.srv.Listener.Addr().(*net.TCPAddr).Port
	targets := []string{
		fmt.Sprintf("http://127.0.0.1:%d/geheim", port), fmt.Sprintf("http://localhost:%d/geheim", port), fmt.Sprintf("http://[::ffff:127.0.0.1]:%d/geheim", port),
		"http://[::1]:1/geheim", "http://10.0.0.1/geheim", "http://169.254.169.254/latest/meta-data/", "http://cdn.test/geheim",
	}
	outside := newWeb(t, func(_ string, w http.ResponseWriter, r *http.Request) {
		var n int
		switch p := r.URL.Path; {
		case p == "/feed.xml":
			fmt.Fprint(w, `<rss version="2.0"><channel>`)
			for i, u := range targets {
				fmt.Fprintf(w, "<item><link>%s</link></item><item><link>http://blatt.test/weiter/%d</link></item>", u, i)
			}
			fmt.Fprint(w, `</channel></rss>`)
		case strings.HasPrefix(p, "/weiter/"):
			fmt.Sscanf(p, "/weiter/%d", &n)
			http.Redirect(w, r, targets[n], http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	})
	c := newTestCrawler(t, func(cfg *Config) {
		cfg.AllowLoopback, cfg.Contact, cfg.DialContext = false, "test@example.org", internet(outside)
	})
	emit, got := collect()
	r, err := c.Crawl(t.Context(), []Source{{ID: "blatt", Feeds: []string{"http://blatt.test/feed.xml"}}}, emit)
	if err != nil {
		t.Fatal(err)
	}
	if len(*got) != 0 || secret != 0 || r.Faults != 2*len(targets) {
		t.Errorf("%d articles, %d requests inside, %d faults; want none, none, %d", len(*got), secret, r.Faults, 2*len(targets))
	}
	for _, raw := range targets {
		if _, err := c.Read(t.Context(), raw); !errors.Is(err, ErrPrivateAddress) {
			t.Errorf("%s: %v, want refused", raw, err)
		}
	}
	for _, raw := range []string{"file:///etc/passwd", "ftp://blatt.test/x", "gopher://blatt.test/", "javascript:alert(1)", "//blatt.test/x"} {
		if _, err := c.Read(t.Context(), raw); !errors.Is(err, ErrScheme) {
			t.Errorf("%s: %v, want refused", raw, err)
		}
	}
}
