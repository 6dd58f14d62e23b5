package crawler

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"edikt"
)

// State remembers what was seen. Put returns once the value will survive the end of the process.
type State interface {
	Get(key string) (value []byte, ok bool)
	Put(key string, value []byte) error
}

// FileState is a State in one append-only file: records of length, checksum, time, key and value. A torn record at
// the end, which a kill or a power cut leaves, is cut off at the next opening. All keys are held in memory.
type FileState struct {
	mu   sync.Mutex
	file *os.File
	path string
	now  func() time.Time
	keep time.Duration
	vals map[string]stamped
	size int64 // of the file
	dead int64 // bytes of it that newer records replace
}

type stamped struct {
	value []byte
	at    int64 // Unix seconds of the last Put
	size  int64 // of its record
}

// stateKeep is how long a key outlives its last Put: an article that no feed or sitemap has named for half a year
// will not be announced again.
const stateKeep = 180 * 24 * time.Hour

const (
	stateMagic   = "edikt crawl state 1\n"
	recordHeader = 4 + 4 + 8 + 4 // length of the rest, checksum of the rest, time, key length
	maxRecord    = 16 << 20
)

// OpenState opens or creates the state in dir. Whoever calls holds the data folder's lock.
func OpenState(dir string, now func() time.Time) (*FileState, error) {
	return openState(dir, "seen.log", stateKeep, now)
}

func openState(dir, name string, keep time.Duration, now func() time.Time) (*FileState, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("crawl state: %w", err)
	}
	s := &FileState{path: filepath.Join(dir, name), now: now, keep: keep, vals: map[string]stamped{}}
	f, err := os.OpenFile(s.path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("crawl state: %w", err)
	}
	s.file = f
	if err := s.load(); err != nil {
		f.Close()
		return nil, fmt.Errorf("crawl state %s: %w", s.path, err)
	}
	if s.dead > s.size/2 && s.size > 1<<20 {
		if err := s.compact(); err != nil {
			s.file.Close()
			return nil, fmt.Errorf("compact crawl state %s: %w", s.path, err)
		}
	}
	return s, nil
}

// load reads all records and cuts a torn end off.
func (s *FileState) load() error {
	r := bufio.NewReaderSize(s.file, 1<<20)
	magic := make([]byte, len(stateMagic))
	if n, err := io.ReadFull(r, magic); err != nil {
		if n > 0 && string(magic[:n]) != stateMagic[:n] {
			return errors.New("not a crawl state file")
		}
		return s.start()
	} else if string(magic) != stateMagic {
		return errors.New("not a crawl state file")
	}
	s.size = int64(len(stateMagic))
	oldest := s.now().Add(-s.keep).Unix()
	for {
		key, v, err := readRecord(r)
		if err != nil {
			break // the end, or a torn record: what follows was never acknowledged
		}
		s.size += v.size
		s.replace(key, v, oldest)
	}
	if err := s.file.Truncate(s.size); err != nil {
		return err
	}
	_, err := s.file.Seek(s.size, io.SeekStart)
	return err
}

func (s *FileState) start() error {
	if err := s.file.Truncate(0); err != nil {
		return err
	}
	if _, err := s.file.WriteAt([]byte(stateMagic), 0); err != nil {
		return err
	}
	s.size = int64(len(stateMagic))
	if _, err := s.file.Seek(s.size, io.SeekStart); err != nil {
		return err
	}
	return s.file.Sync()
}

func (s *FileState) replace(key string, v stamped, oldest int64) {
	if old, ok := s.vals[key]; ok {
		s.dead += old.size
	}
	if v.at < oldest {
		s.dead += v.size
		delete(s.vals, key)
		return
	}
	s.vals[key] = v
}

// ReadState reads what the state in dir says of sources, for HealthOf, without taking the file from the process that
// writes it. Nothing that is put into the copy lasts. A folder without a state gives an empty one.
func ReadState(dir string) (*MemoryState, error) {
	m := &MemoryState{vals: map[string][]byte{}}
	path := filepath.Join(dir, "seen.log")
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return nil, fmt.Errorf("crawl state: %w", err)
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<20)
	magic := make([]byte, len(stateMagic))
	if _, err := io.ReadFull(r, magic); err != nil || string(magic) != stateMagic {
		return nil, fmt.Errorf("crawl state %s: not a crawl state file", path)
	}
	for {
		key, v, err := readRecord(r)
		if err != nil {
			return m, nil
		}
		if strings.HasPrefix(key, sourceKey("")) {
			m.vals[key] = v.value
		}
	}
}

// Get returns the value that was put last.
func (s *FileState) Get(key string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, ok := s.vals[key]
	return v.value, ok
}

// Put stores the value and syncs the file.
func (s *FileState) Put(key string, value []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := stamped{value: append([]byte(nil), value...), at: s.now().Unix()}
	rec := appendRecord(nil, key, v)
	v.size = int64(len(rec))
	if _, err := s.file.WriteAt(rec, s.size); err != nil {
		return fmt.Errorf("crawl state: %w", err)
	}
	if err := s.file.Sync(); err != nil {
		return fmt.Errorf("crawl state: %w", err)
	}
	s.size += v.size
	s.replace(key, v, 0)
	return nil
}

// Close closes the file; nothing is left to write.
func (s *FileState) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.file.Close()
}

// compact rewrites the file with the living records only and puts it in place of the old one.
func (s *FileState) compact() error {
	tmp, err := os.CreateTemp(filepath.Dir(s.path), "seen-*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // fails once renamed
	w := bufio.NewWriterSize(tmp, 1<<20)
	w.WriteString(stateMagic) // a bufio.Writer keeps its first error until Flush
	size := int64(len(stateMagic))
	for key, v := range s.vals {
		w.Write(appendRecord(nil, key, v))
		size += v.size
	}
	if err := errors.Join(w.Flush(), tmp.Sync()); err != nil {
		tmp.Close()
		return err
	}
	if err := os.Rename(tmp.Name(), s.path); err != nil {
		tmp.Close()
		return err
	}
	s.file.Close()
	s.file, s.size, s.dead = tmp, size, 0
	return edikt.SyncDir(filepath.Dir(s.path))
}

func appendRecord(b []byte, key string, v stamped) []byte {
	n := recordHeader - 8 + len(key) + len(v.value)
	b = binary.LittleEndian.AppendUint32(b, uint32(n))
	at := len(b)
	b = binary.LittleEndian.AppendUint32(b, 0)
	b = binary.LittleEndian.AppendUint64(b, uint64(v.at))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(key)))
	b = append(b, key...)
	b = append(b, v.value...)
	binary.LittleEndian.PutUint32(b[at:], crc32.ChecksumIEEE(b[at+4:]))
	return b
}

var errTorn = errors.New("torn record")

func readRecord(r io.Reader) (key string, v stamped, err error) {
	var head [8]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return "", v, err
	}
	n := binary.LittleEndian.Uint32(head[:4])
	if n < recordHeader-8 || n > maxRecord {
		return "", v, errTorn
	}
	rest := make([]byte, n)
	if _, err := io.ReadFull(r, rest); err != nil {
		return "", v, errTorn
	}
	if crc32.ChecksumIEEE(rest) != binary.LittleEndian.Uint32(head[4:]) {
		return "", v, errTorn
	}
	k := binary.LittleEndian.Uint32(rest[8:])
	if int(k) > len(rest)-12 {
		return "", v, errTorn
	}
	v = stamped{value: rest[12+k:], at: int64(binary.LittleEndian.Uint64(rest)), size: int64(n) + 8}
	return string(rest[12 : 12+k]), v, nil
}

// MemoryState is a State that ends with the process: for tests, for one-off crawls to standard output.
type MemoryState struct {
	mu   sync.Mutex
	vals map[string][]byte
}

// Get returns the value that was put last.
func (s *MemoryState) Get(key string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, ok := s.vals[key]
	return v, ok
}

// Put keeps the value.
func (s *MemoryState) Put(key string, value []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.vals == nil {
		s.vals = map[string][]byte{}
	}
	s.vals[key] = append([]byte(nil), value...)
	return nil
}
