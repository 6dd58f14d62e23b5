//go:build linux

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"edikt"
)

// program is an edikt run on one data folder, which is killed and started again.
type program struct {
	edikt, data, config string
	log                 *os.File
	client              *http.Client

	mu  sync.Mutex
	cmd *exec.Cmd
}

func newProgram(o options, data, config string) (*program, error) {
	path := filepath.Join(o.dir, "edikt.yaml")
	if err := os.WriteFile(path, []byte(config), 0o600); err != nil {
		return nil, err
	}
	log, err := os.Create(filepath.Join(o.dir, "edikt.log"))
	if err != nil {
		return nil, err
	}
	p := &program{edikt: o.edikt, data: data, config: path, log: log}
	p.client = &http.Client{Timeout: time.Minute, Transport: &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "unix", filepath.Join(data, "edikt.sock"))
	}}}
	return p, nil
}

func (p *program) command(args ...string) *exec.Cmd {
	cmd := exec.Command(p.edikt, append([]string{"--data", p.data, "--config", p.config}, args...)...)
	cmd.Stdout, cmd.Stderr = p.log, p.log
	return cmd
}

// start starts it and does not wait until it works.
func (p *program) start() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cmd = p.command("run", "--listen", "127.0.0.1:0")
	return p.cmd.Start()
}

// signal sends a signal, and waits for the end where that ends it.
func (p *program) signal(s syscall.Signal) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.cmd.Process.Signal(s); err != nil {
		return err
	}
	if s != syscall.SIGKILL && s != syscall.SIGINT {
		return nil
	}
	var exit *exec.ExitError
	if err := p.cmd.Wait(); err != nil && !errors.As(err, &exit) {
		return err
	}
	return nil
}

// close ends what is still running.
func (p *program) close() {
	if p.cmd != nil && p.cmd.ProcessState == nil {
		_ = p.signal(syscall.SIGKILL)
	}
	p.log.Close()
}

// died tells how it ended by itself; it must not.
func (p *program) died() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var status syscall.WaitStatus
	if pid, err := syscall.Wait4(p.cmd.Process.Pid, &status, syscall.WNOHANG, nil); err != nil || pid == 0 {
		return err
	}
	return &ended{fmt.Sprintf("edikt ended by itself (exit code %d); see %s", status.ExitStatus(), p.log.Name())}
}

// ended means that a process is gone that should work; there is nothing to wait for.
type ended struct{ text string }

func (e *ended) Error() string { return e.text }

// answered is what edikt said to an article.
type answered struct {
	ID    string `json:"id"` // none: refused
	Error string `json:"error"`
}

// take offers articles and returns their ids once they are taken.
func (p *program) take(ctx context.Context, as []edikt.Article) (ids []string, err error) {
	var body bytes.Buffer
	enc := json.NewEncoder(&body)
	for i := range as {
		if err := enc.Encode(&as[i]); err != nil {
			return nil, err
		}
	}
	answer, err := p.post(ctx, "/control/take", &body)
	if err != nil {
		return nil, err
	}
	for s := bufio.NewScanner(bytes.NewReader(answer)); s.Scan(); {
		var a answered
		if err := json.Unmarshal(s.Bytes(), &a); err != nil {
			return nil, err
		}
		if a.ID == "" {
			return nil, fmt.Errorf("an article is refused: %s", a.Error)
		}
		ids = append(ids, a.ID)
	}
	if len(ids) != len(as) {
		return nil, fmt.Errorf("%d answers to %d articles", len(ids), len(as))
	}
	return ids, nil
}

func (p *program) post(ctx context.Context, path string, body io.Reader) ([]byte, error) {
	return p.do(ctx, http.MethodPost, path, body)
}

func (p *program) do(ctx context.Context, method, path string, body io.Reader) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, method, "http://edikt"+path, body)
	if err != nil {
		return nil, err
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	resp, err := p.client.Do(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode >= 300 {
		err = &refusal{resp.StatusCode, strings.TrimSpace(string(data))}
	}
	return data, err
}

// refusal is an answer of edikt that says no.
type refusal struct {
	code int
	text string
}

func (r *refusal) Error() string { return fmt.Sprintf("edikt answers %d: %s", r.code, r.text) }

// state is what matters here of 'edikt status --json'.
type state struct {
	Stages []struct {
		Name     string `json:"name"`
		Pending  uint64 `json:"pending"`
		InFlight int    `json:"in_flight"`
		Paused   string `json:"paused"`
	} `json:"stages"`
	Streams map[string]struct {
		Messages int `json:"messages"`
	} `json:"streams"`
	Indexed map[string]int `json:"indexed"`
	Dead    int            `json:"dead"`
}

func (p *program) status(ctx context.Context) (s state, err error) {
	data, err := p.post(ctx, "/control/status", strings.NewReader("{}"))
	if err != nil {
		return s, err
	}
	return s, json.Unmarshal(data, &s)
}

// idle reports whether no stage has anything left to do.
func (s *state) idle() bool {
	for _, x := range s.Stages {
		if x.Pending > 0 || x.InFlight > 0 {
			return false
		}
	}
	return len(s.Stages) > 0
}

// rows are the ids that a search for everything finds.
func (p *program) rows(ctx context.Context, what string) (map[string]int, error) {
	data, err := p.do(ctx, http.MethodGet, "/v1/"+what+"?"+url.Values{"format": {"jsonl"}}.Encode(), nil)
	if err != nil {
		return nil, err
	}
	found := map[string]int{}
	for line := range bytes.Lines(data) {
		var row struct {
			ID string `json:"id"`
		}
		if err := json.Unmarshal(line, &row); err != nil {
			return nil, err
		}
		found[row.ID]++
	}
	return found, nil
}

// until repeats a look until it is satisfied, for at most a while.
func until(ctx context.Context, most time.Duration, what string, look func() (bool, error)) error {
	var last error
	for end := time.Now().Add(most); time.Now().Before(end); {
		ok, err := look()
		if ok {
			return nil
		}
		last = err
		var gone *ended
		if errors.As(err, &gone) {
			return err
		}
		if !pause(ctx, 200*time.Millisecond) {
			return ctx.Err()
		}
	}
	return fmt.Errorf("%s: not within %v (%w)", what, most, cmpErr(last))
}

func cmpErr(err error) error {
	if err == nil {
		return errors.New("it answers, and is not done")
	}
	return err
}

// pause reports whether d passed before ctx ended.
func pause(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}
