package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"

	"edikt/pipelines/digest"
	"edikt/pipelines/notify"
)

// serve answers browsers and programs over HTTP, and commands on this machine over the folder's socket, until the node
// closes. It returns the address for browsers.
func (n *node) serve() (address string, err error) {
	door, err := n.pages()
	if err != nil {
		return "", err
	}
	mux := http.NewServeMux()
	mux.Handle("/v1/", withSession(door, n.api))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", n.readyz)
	mux.Handle("GET /metrics", n.metrics)
	mux.Handle(notify.LinkPath, n.linkPages())
	mux.Handle("/digests", door) // subscriptions; below it lies the archive
	mux.Handle(digest.ArchivePath, n.api.Guard(n.digestPages()))
	mux.Handle("/", door)
	l, err := listen(n.cfg.HTTP.Listen)
	if err != nil {
		return "", err
	}
	n.serveOn(l, n.guard(mux))
	if err := n.serveSocket(); err != nil {
		return "", err
	}
	address = "http://" + l.Addr().String()
	o := n.owner()
	o.Socket, o.HTTP = n.socket(), address
	return address, n.lock.Describe(o)
}

// listen takes the address, or any free port of its host where that one is in use.
func listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		host, _, _ := net.SplitHostPort(address)
		l, err = net.Listen("tcp", net.JoinHostPort(host, "0"))
	}
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", address, err)
	}
	return l, nil
}

// serveOn answers what comes in at l until the node closes; requests under way may then finish.
func (n *node) serveOn(l net.Listener, h http.Handler) {
	s := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	go func() {
		if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			n.log.Error("server ended", "address", l.Addr(), "error", err)
		}
	}()
	n.onClose(func() error {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := s.Shutdown(ctx); err != nil {
			return s.Close()
		}
		return nil
	})
}

// guard keeps pages of other sites away from what has no check of its own: see api.Handler for the reasons. The API
// checks by itself, by token too.
func (n *node) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/v1/") || n.welcome(r) {
			next.ServeHTTP(w, r)
			return
		}
		http.Error(w, "this address answers to localhost only; name further hosts in the configuration (http.hosts)", http.StatusMisdirectedRequest)
	})
}

// welcome reports whether a request names this machine, or a host of the configuration, in its Host and Origin.
func (n *node) welcome(r *http.Request) bool {
	return n.knownHost(r.Host) && !slices.ContainsFunc(r.Header["Origin"], func(o string) bool {
		_, host, ok := strings.Cut(o, "://")
		return !ok || !n.knownHost(host)
	})
}

func (n *node) knownHost(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	return host == "localhost" || net.ParseIP(host).IsLoopback() || slices.Contains(n.cfg.HTTP.Hosts, host)
}

func (n *node) readyz(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
	defer cancel()
	if err := n.conn.Ready(ctx); err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ready")
}

// socket is where commands on this machine reach the node. A path too long for a socket goes to the temporary folder.
func (n *node) socket() string { return socketPath(n.cfg.Data) }

// serveSocket listens on a socket that only this user can open.
func (n *node) serveSocket() error {
	path := n.socket()
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("socket: %w", err)
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		return fmt.Errorf("socket: %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return fmt.Errorf("socket: %w", err)
	}
	n.serveOn(l, n.control())
	return nil
}
