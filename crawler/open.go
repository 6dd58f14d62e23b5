package crawler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"edikt"
)

// Item is an article out of a file, with its place there.
type Item struct {
	Article edikt.Article
	File    string // as given, or as found in a folder; "-" is standard input
	Line    int    // 1 for the first, of JSON Lines; else 0
	// Offset tells how to go on after this item: OpenOptions.Start returning it passes over this item and all before.
	Offset int64
	Read   int64 // bytes of the file on disk that are done, for a progress bar
	Size   int64 // of the file on disk; 0 where unknown
}

// InputError is a fault in one file, or in one line or record of it. What comes after it is still read.
type InputError struct {
	File   string
	Line   int    // 0 where the file has none
	Record string // the record's address, in a WARC file
	Err    error
}

func (e *InputError) Error() string {
	switch {
	case e.Line > 0:
		return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err)
	case e.Record != "":
		return fmt.Sprintf("%s: %s: %v", e.File, e.Record, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.File, e.Err)
}

func (e *InputError) Unwrap() error { return e.Err }

// OpenOptions are the circumstances of Open; the zero value will do.
type OpenOptions struct {
	Stdin   io.Reader               // for the path "-"; os.Stdin
	Now     func() time.Time        // fetch time of pages from disk; time.Now
	Start   func(file string) int64 // where to go on in a file: the Offset of the last item that is done; 0 is the beginning
	Workers int                     // pages read at a time; as many as there are processors
	Reader  *Reader                 // nil: a new one
}

// Open yields the articles of files and folders, in order: plain text (.txt; an opening "date 2023-03" is the date),
// pages (.html, .htm), JSON Lines (.jsonl, .ndjson, .json) and WARC archives (.warc), each also as .gz. Folders are
// walked in the order of names, and other files in them are passed over. A path without a known ending, and "-", are
// judged by their first bytes.
//
// A fault is yielded as an *InputError beside an Item that names the place, and reading goes on. The last pair may
// carry ctx's error. Pages are read by several goroutines ahead of the caller.
func Open(ctx context.Context, paths []string, opt OpenOptions) iter.Seq2[Item, error] {
	opt = opt.complete()
	return func(yield func(Item, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		in := &input{ctx: ctx, opt: opt, queue: make(chan chan outcome, 2*opt.Workers), slots: make(chan struct{}, opt.Workers)}
		go in.walk(paths)
		for {
			o, ok := in.next()
			if !ok {
				break
			}
			if !errors.Is(o.err, errNotAPage) && !yield(o.item, o.err) {
				return
			}
		}
		if ctx.Err() != nil {
			yield(Item{}, ctx.Err())
		}
	}
}

func (o OpenOptions) complete() OpenOptions {
	if o.Stdin == nil {
		o.Stdin = os.Stdin
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Start == nil {
		o.Start = func(string) int64 { return 0 }
	}
	if o.Reader == nil {
		o.Reader = NewReader()
	}
	o.Workers = orDefault(o.Workers, runtime.GOMAXPROCS(0))
	return o
}

type outcome struct {
	item Item
	err  error
}

// input is a running Open: a walk over files that queues outcomes in order, some of them still in the making.
type input struct {
	ctx   context.Context
	opt   OpenOptions
	queue chan chan outcome
	slots chan struct{}
}

// next takes the next outcome off the queue; ok is false at the end, and at the end of the context.
func (in *input) next() (o outcome, ok bool) {
	select {
	case f, ok := <-in.queue:
		if !ok {
			return o, false
		}
		select {
		case o := <-f:
			return o, true
		case <-in.ctx.Done():
		}
	case <-in.ctx.Done():
	}
	return o, false
}

// later queues the outcome of make, which runs beside others.
func (in *input) later(build func() (Item, error)) bool {
	f := make(chan outcome, 1)
	select {
	case in.queue <- f:
	case <-in.ctx.Done():
		return false
	}
	select {
	case in.slots <- struct{}{}:
	case <-in.ctx.Done():
		return false
	}
	go func() {
		defer func() { <-in.slots }()
		item, err := build()
		f <- outcome{item, err}
	}()
	return true
}

// put queues an outcome that is ready.
func (in *input) put(item Item, err error) bool {
	f := make(chan outcome, 1)
	f <- outcome{item, err}
	select {
	case in.queue <- f:
		return true
	case <-in.ctx.Done():
		return false
	}
}

// fail queues a fault; item.File is named in it.
func (in *input) fail(item Item, record string, err error) bool {
	return in.put(item, &InputError{File: item.File, Line: item.Line, Record: record, Err: err})
}

func (in *input) walk(paths []string) {
	defer close(in.queue)
	for _, p := range paths {
		if in.ctx.Err() != nil {
			return
		}
		if p == "-" {
			in.stream(&file{path: p, r: in.opt.Stdin, kind: kindUnknown})
			continue
		}
		info, err := os.Stat(p)
		switch {
		case err != nil:
			in.fail(Item{File: p}, "", bare(err))
		case info.IsDir():
			in.folder(p)
		default:
			in.file(p, info.Size())
		}
	}
}

// bare drops the path from an error: the InputError names it.
func bare(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func (in *input) folder(root string) {
	found := false
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if in.ctx.Err() != nil {
			return in.ctx.Err()
		}
		if err != nil {
			in.fail(Item{File: path}, "", bare(err))
			return nil
		}
		if path != root && strings.HasPrefix(e.Name(), ".") {
			if e.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if e.Type().IsRegular() && kindOf(path) != kindUnknown {
			found = true
			info, err := e.Info()
			if err != nil {
				in.fail(Item{File: path}, "", bare(err))
				return nil
			}
			in.file(path, info.Size())
		}
		return nil
	})
	if err == nil && !found {
		in.fail(Item{File: root}, "", errors.New("no .txt, .html, .jsonl or .warc file in this folder"))
	}
}

func (in *input) file(path string, size int64) {
	start := in.opt.Start(path)
	kind := kindOf(path)
	if whole := kind == kindText || kind == kindPage; start > 0 && (whole || start >= size && size > 0 && !zipped(path)) {
		return
	}
	if size == 0 {
		in.fail(Item{File: path}, "", errEmpty)
		return
	}
	f, err := os.Open(path)
	if err != nil {
		in.fail(Item{File: path}, "", bare(err))
		return
	}
	defer f.Close()
	in.stream(&file{path: path, r: f, kind: kind, size: size, start: start})
}

var errEmpty = errors.New("empty file")

// kind is what a file holds.
type kind int

const (
	kindUnknown kind = iota
	kindText
	kindPage
	kindLines
	kindWARC
)

var kinds = map[string]kind{".txt": kindText, ".html": kindPage, ".htm": kindPage, ".xhtml": kindPage, ".jsonl": kindLines, ".ndjson": kindLines, ".json": kindLines, ".warc": kindWARC}

func zipped(path string) bool { return strings.HasSuffix(strings.ToLower(path), ".gz") }

func kindOf(path string) kind {
	path = strings.TrimSuffix(strings.ToLower(path), ".gz")
	return kinds[filepath.Ext(path)]
}
