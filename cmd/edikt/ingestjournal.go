package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"edikt/crawler"
)

// journal remembers how far an import came, so that the same command goes on there after it was interrupted. It lies in
// the data folder, a line for each batch that is safe in the streams, and goes once all is done. A file that changed
// since makes it worthless: then the import begins anew, and what was taken is known.
type journal struct {
	path   string // of the lines; the fingerprints of articles, which tell agency copy, lie beside it
	lines  *os.File
	prints *os.File
	out    *bufio.Writer // to prints
	copies *crawler.Copies
	sum    progressSum
	ids    []string // of articles that are in the pipeline
	once   bool     // an input cannot be read again: there is nothing to go on with

	mu    sync.Mutex // files are opened ahead of what is taken
	marks map[string]mark
	fresh map[string]mark // those that are not written yet
}

// mark is a place in a file that is the same file still.
type mark struct {
	Size     int64     `json:"size"`
	Modified time.Time `json:"modified"`
	Offset   int64     `json:"offset"`
}

// progressSum is what an import counts.
type progressSum struct {
	Read    int `json:"read"`
	Skipped int `json:"skipped"`
	Refused int `json:"refused"`
}

// journalLine tells what a batch added: sums of the whole import, places and ids of the batch.
type journalLine struct {
	progressSum
	Marks map[string]mark `json:"marks"`
	IDs   []string        `json:"ids"`
}

// journalKeep is how long an import that was given up is remembered.
const journalKeep = 30 * 24 * time.Hour

// openJournal opens or begins the journal of an import of these paths.
func openJournal(dir string, paths []string, now time.Time) (*journal, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("journal of imports: %w", err)
	}
	sweepJournals(dir, now)
	var all strings.Builder
	j := &journal{marks: map[string]mark{}, fresh: map[string]mark{}}
	for _, p := range paths {
		info, err := os.Stat(p)
		j.once = j.once || p == "-" || err == nil && !info.Mode().IsRegular() && !info.IsDir()
		if abs, err := filepath.Abs(p); err == nil {
			p = abs
		}
		all.WriteString(p + "\x00")
	}
	sum := sha256.Sum256([]byte(all.String()))
	j.path = filepath.Join(dir, hex.EncodeToString(sum[:8]))
	err := j.load(now)
	if err == nil {
		return j, nil
	}
	j.close()
	return nil, fmt.Errorf("journal of imports: %w", err)
}

// sweepJournals removes the journals of imports that nobody took up again.
func sweepJournals(dir string, now time.Time) {
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, f := range files {
		if info, err := os.Stat(f); err == nil && now.Sub(info.ModTime()) > journalKeep {
			os.Remove(f)
		}
	}
}

func (j *journal) load(now time.Time) (err error) {
	flags := os.O_RDWR | os.O_CREATE
	if j.lines, err = os.OpenFile(j.path+".log", flags, 0o600); err != nil {
		return err
	}
	if j.prints, err = os.OpenFile(j.path+".copies", flags, 0o600); err != nil {
		return err
	}
	end, err := j.readLines()
	if err != nil {
		return err
	}
	if j.once || !j.same() {
		end, j.sum, j.ids, j.marks = 0, progressSum{}, nil, map[string]mark{}
	}
	if err := cutAt(j.lines, end); err != nil {
		return err
	}
	j.copies = crawler.NewCopies(copyWindow)
	if end > 0 {
		if end, err = j.copies.Load(j.prints, now); err != nil {
			return err
		}
	}
	j.out = bufio.NewWriterSize(j.prints, 256<<10)
	j.copies.Tell(j.out)
	return cutAt(j.prints, end)
}

// cutAt drops what stands behind a place, such as a line that a kill left half written, and goes on from there.
func cutAt(f *os.File, end int64) error {
	if err := f.Truncate(end); err != nil {
		return err
	}
	_, err := f.Seek(end, 0)
	return err
}

// readLines reads all whole lines and returns where they end.
func (j *journal) readLines() (end int64, err error) {
	data, err := os.ReadFile(j.lines.Name())
	if err != nil {
		return 0, err
	}
	for {
		n := bytes.IndexByte(data[end:], '\n')
		var line journalLine
		if n < 0 || json.Unmarshal(data[end:end+int64(n)], &line) != nil {
			return end, nil
		}
		end += int64(n) + 1
		j.sum, j.ids = line.progressSum, append(j.ids, line.IDs...)
		for file, m := range line.Marks {
			j.marks[file] = m
		}
	}
}

// same reports whether the files that were begun are what they were.
func (j *journal) same() bool {
	for file, m := range j.marks {
		if now, ok := markOf(file); !ok || now.Size != m.Size || !now.Modified.Equal(m.Modified) {
			return false
		}
	}
	return true
}

func markOf(file string) (m mark, ok bool) {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() {
		return m, false
	}
	return mark{Size: info.Size(), Modified: info.ModTime()}, true
}

// start is where to go on in a file. What cannot be read twice, such as standard input, has no such place.
func (j *journal) start(file string) int64 {
	j.mu.Lock()
	defer j.mu.Unlock()
	m, ok := j.marks[file]
	if !ok {
		if m, ok = markOf(file); ok {
			j.marks[file] = m
		}
	}
	return m.Offset
}

// reached notes that an item and all before it are done, once what was offered is taken.
func (j *journal) reached(item crawler.Item) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if m, ok := j.marks[item.File]; ok && item.Offset > 0 {
		m.Offset = item.Offset
		j.fresh[item.File] = m
	}
}

// taken writes down a batch that is in the streams. Nothing waits for the disk here: what a power cut takes away is read
// again, and known.
func (j *journal) taken(sum progressSum, ids []string) error {
	j.sum, j.ids = sum, append(j.ids, ids...)
	line := jsonLine(journalLine{sum, j.fresh, ids})
	clear(j.fresh)
	if err := j.out.Flush(); err != nil {
		return fmt.Errorf("journal of imports: %w", err)
	}
	if _, err := j.lines.Write(line); err != nil {
		return fmt.Errorf("journal of imports: %w", err)
	}
	return nil
}

func (j *journal) close() error {
	var errs []error
	for _, f := range []*os.File{j.lines, j.prints} {
		if f != nil {
			errs = append(errs, f.Close())
		}
	}
	return errors.Join(errs...)
}

// done removes the journal: all of the import is in the pipeline.
func (j *journal) done() error {
	err := j.close()
	for _, f := range []string{j.path + ".log", j.path + ".copies"} {
		if e := os.Remove(f); !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	return err
}
