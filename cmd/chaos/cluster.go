//go:build linux

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"edikt"
)

// size is how many nodes the cluster has; each stream has as many copies.
const size = 3

// natsNode is a NATS server of the cluster. Clients reach it over a wire of their own.
type natsNode struct {
	args  []string
	log   *os.File
	cmd   *exec.Cmd
	wires []*wire // to and from it
	url   string
}

func (n *natsNode) start() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	n.cmd = exec.Command(self, n.args...)
	n.cmd.Stdout, n.cmd.Stderr = n.log, n.log
	return n.cmd.Start()
}

func (n *natsNode) kill() {
	_ = n.cmd.Process.Kill()
	_ = n.cmd.Wait()
}

// startCluster starts the nodes, with a wire between every two.
func startCluster(dir string) (nodes []*natsNode, err error) {
	clients, routes := make([]int, size), make([]int, size)
	for i := range size {
		if clients[i], err = freePort(); err != nil {
			return nil, err
		}
		if routes[i], err = freePort(); err != nil {
			return nil, err
		}
	}
	nodes = make([]*natsNode, size)
	for i := range nodes {
		w, err := newWire(fmt.Sprint("127.0.0.1:", clients[i]))
		if err != nil {
			return nil, err
		}
		nodes[i] = &natsNode{url: "nats://" + w.address(), wires: []*wire{w}}
	}
	for i, n := range nodes {
		var to []string
		for j, other := range nodes {
			if i == j {
				continue
			}
			w, err := newWire(fmt.Sprint("127.0.0.1:", routes[j]))
			if err != nil {
				return nil, err
			}
			n.wires, other.wires = append(n.wires, w), append(other.wires, w)
			to = append(to, "nats://"+w.address())
		}
		name := fmt.Sprint("n", i+1)
		if n.log, err = os.Create(filepath.Join(dir, name+".log")); err != nil {
			return nil, err
		}
		n.args = []string{"nats", "-name", name, "-dir", filepath.Join(dir, name), "-client", fmt.Sprint(clients[i]), "-route", fmt.Sprint(routes[i]), "-routes", strings.Join(to, ",")}
		if err := n.start(); err != nil {
			return nil, err
		}
	}
	return nodes, nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// harms are what is done to a node, and how it is taken back.
func harms() []struct {
	name     string
	do, undo func(*natsNode) error
} {
	return []struct {
		name     string
		do, undo func(*natsNode) error
	}{
		{"killed", func(n *natsNode) error { n.kill(); return nil }, (*natsNode).start},
		{"stopped", func(n *natsNode) error { return n.cmd.Process.Signal(syscall.SIGSTOP) }, func(n *natsNode) error { return n.cmd.Process.Signal(syscall.SIGCONT) }},
		{"cut off", func(n *natsNode) error {
			for _, w := range n.wires {
				w.cut()
			}
			return nil
		}, func(n *natsNode) error {
			for _, w := range n.wires {
				w.mend()
			}
			return nil
		}},
	}
}

// team are the processes that work on the cluster.
type team struct {
	o       options
	urls    string
	config  string
	members map[string]*exec.Cmd
}

// start starts a process of 'edikt work'.
func (t *team) start(name string, args ...string) error {
	log, err := os.OpenFile(filepath.Join(t.o.dir, name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	cmd := exec.Command(t.o.edikt, append([]string{"--config", t.config, "--nats", t.urls, "--data", filepath.Join(t.o.dir, name), "work"}, args...)...)
	cmd.Stdout, cmd.Stderr = log, log
	t.members[name] = cmd
	return cmd.Start()
}

func (t *team) stop() {
	for _, cmd := range t.members {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
}

// cluster feeds articles to workers on a cluster whose nodes are harmed in turn.
func cluster(ctx context.Context, o options) error {
	nodes, err := startCluster(o.dir)
	if err != nil {
		return err
	}
	defer func() {
		for _, n := range nodes {
			n.kill()
		}
	}()
	t := &team{o: o, config: filepath.Join(o.dir, "edikt.yaml"), members: map[string]*exec.Cmd{}}
	for _, n := range nodes {
		t.urls += "," + n.url
	}
	t.urls = t.urls[1:]
	if err := os.WriteFile(t.config, []byte("nats: {ack_wait: 3s, replicas: 3}\n"), 0o600); err != nil {
		return err
	}
	c := corpus{size: o.articles, at: time.Now()}
	f := newFeeder(c, 100)
	f.allow(100)
	done, stop := f.start(ctx, t.take)
	defer stop()
	if err := until(ctx, 2*time.Minute, "the cluster takes articles", func() (bool, error) { return f.progress() >= 100, f.trouble() }); err != nil {
		return err
	}
	defer t.stop()
	ports := make([]int, 2)
	for i := range ports {
		if ports[i], err = freePort(); err != nil {
			return err
		}
		if err := t.start(fmt.Sprint("index", i+1), "index", "--node", fmt.Sprint("node", i+1), "--listen", fmt.Sprint("127.0.0.1:", ports[i])); err != nil {
			return err
		}
	}
	for i := range 4 {
		if err := t.start(fmt.Sprint("extract", i+1), "extract"); err != nil {
			return err
		}
	}
	if err := t.start("file", "file"); err != nil {
		return err
	}
	if err := harmAll(ctx, nodes, t, f); err != nil {
		return err
	}
	f.allow(c.size)
	<-done
	return t.compare(ctx, ports, c)
}

// harmAll does every harm to every node while articles come in.
func harmAll(ctx context.Context, nodes []*natsNode, t *team, f *feeder) error {
	step, steps := 0, len(nodes)*len(harms())
	for _, h := range harms() {
		for i, n := range nodes {
			step++
			f.allow(step * f.corpus.size / (steps + 1))
			begun, before := time.Now(), f.progress()
			if err := h.do(n); err != nil {
				return err
			}
			err := until(ctx, 3*time.Minute, fmt.Sprintf("two nodes of three take articles while n%d is %s", i+1, h.name), func() (bool, error) { return f.progress() > before, errors.Join(f.trouble(), t.gone()) })
			if err != nil {
				return err
			}
			took := time.Since(begun).Round(100 * time.Millisecond)
			pause(ctx, 5*time.Second)
			if err := errors.Join(h.undo(n), t.gone()); err != nil {
				return err
			}
			pause(ctx, 5*time.Second)
			fmt.Printf("   n%d %s: articles were taken again after %v; %d taken\n", i+1, h.name, took, f.progress())
		}
	}
	return nil
}

// gone reports a worker that ended: all have to recover by themselves.
func (t *team) gone() error {
	for name, cmd := range t.members {
		var status syscall.WaitStatus
		if pid, err := syscall.Wait4(cmd.Process.Pid, &status, syscall.WNOHANG, nil); err != nil || pid != 0 {
			return errors.Join(err, &ended{fmt.Sprintf("%s ended by itself (exit code %d)", name, status.ExitStatus())})
		}
	}
	return nil
}

// take takes articles as 'edikt ingest' does, in a process of its own.
func (t *team) take(ctx context.Context, as []edikt.Article) ([]string, error) {
	file, err := os.Create(filepath.Join(t.o.dir, "batch.jsonl"))
	if err != nil {
		return nil, err
	}
	enc := json.NewEncoder(file)
	ids := make([]string, len(as))
	for i := range as {
		as[i].Complete()
		ids[i] = as[i].ID
		err = errors.Join(err, enc.Encode(&as[i]))
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, t.o.edikt, "--config", t.config, "--nats", t.urls, "--data", filepath.Join(t.o.dir, "taker"), "ingest", "--no-wait", file.Name())
	log, err := os.OpenFile(filepath.Join(t.o.dir, "taker.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	return ids, cmd.Run()
}

// compare asks both index nodes until they show all, and then the same.
func (t *team) compare(ctx context.Context, ports []int, c corpus) error {
	shown := make([][]string, len(ports))
	for i, port := range ports {
		err := until(ctx, 5*time.Minute, fmt.Sprintf("node%d shows all events with their dossiers", i+1), func() (bool, error) {
			var err error
			shown[i], err = eventLines(ctx, port)
			return len(shown[i]) == c.events(), errors.Join(err, fmt.Errorf("%d of %d", len(shown[i]), c.events()), t.gone())
		})
		if err != nil {
			return err
		}
	}
	fmt.Printf("   %-28s %d and %d of %d, alike: %v\n", "events at the index nodes", len(shown[0]), len(shown[1]), c.events(), slices.Equal(shown[0], shown[1]))
	if !slices.Equal(shown[0], shown[1]) {
		return errors.New("the index nodes differ")
	}
	return nil
}

func eventLines(ctx context.Context, port int) ([]string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("http://127.0.0.1:%d/v1/events?format=jsonl&q=has:dossier", port), nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	lines := strings.Split(strings.TrimSpace(string(body)), "\n")
	slices.Sort(lines)
	return lines, err
}
