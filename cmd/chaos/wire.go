//go:build linux

package main

import (
	"io"
	"net"
	"sync"
	"sync/atomic"
)

// wire is a connection between two ends that can be cut: then nothing passes and nobody is told, as when a cable is pulled.
type wire struct {
	listener net.Listener
	to       string
	dead     atomic.Bool

	mu    sync.Mutex
	conns map[net.Conn]bool
}

func newWire(to string) (*wire, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	w := &wire{listener: l, to: to, conns: map[net.Conn]bool{}}
	go w.serve()
	return w, nil
}

func (w *wire) address() string { return w.listener.Addr().String() }

func (w *wire) serve() {
	for {
		in, err := w.listener.Accept()
		if err != nil {
			return
		}
		if w.dead.Load() {
			w.keep(in) // it hears nothing
			continue
		}
		out, err := net.Dial("tcp", w.to)
		if err != nil {
			in.Close()
			continue
		}
		w.keep(in, out)
		go w.pass(in, out)
		go w.pass(out, in)
	}
}

func (w *wire) keep(conns ...net.Conn) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range conns {
		w.conns[c] = true
	}
}

// pass copies until one end is gone. What comes on a cut wire is lost, and the connection with it.
func (w *wire) pass(from, to net.Conn) {
	buf := make([]byte, 32<<10)
	for {
		n, err := from.Read(buf)
		if w.dead.Load() {
			_, _ = io.Copy(io.Discard, from)
			return
		}
		if n > 0 {
			if _, err := to.Write(buf[:n]); err != nil {
				break
			}
		}
		if err != nil {
			break
		}
	}
	from.Close()
	to.Close()
}

func (w *wire) cut() { w.dead.Store(true) }

// mend lets new connections through; the old ones break.
func (w *wire) mend() {
	w.dead.Store(false)
	w.mu.Lock()
	defer w.mu.Unlock()
	for c := range w.conns {
		c.Close()
		delete(w.conns, c)
	}
}
