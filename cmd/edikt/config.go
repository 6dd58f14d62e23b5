package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"edikt"
	"edikt/language/yaml"
	"edikt/pipelines"
	"edikt/pipelines/notify"
	"edikt/pipelines/stream"
)

// config is everything that can be set, in one file. Each key has its default in defaults and its meaning in the doc
// tag, which 'edikt config show' prints.
type config struct {
	Data      string          `yaml:"data" doc:"folder of everything that Edikt keeps; empty: the user's data folder"`
	HTTP      httpConfig      `yaml:"http" doc:"the analysts' pages and the API"`
	NATS      natsConfig      `yaml:"nats" doc:"the messages between the stages"`
	Crawl     crawlConfig     `yaml:"crawl" doc:"reading sources"`
	Index     indexConfig     `yaml:"index" doc:"what can be searched"`
	Retention retentionConfig `yaml:"retention" doc:"how long things are kept; zero is for good"`
	Receivers []notify.Config `yaml:"receivers" doc:"where alerts go, by name; edikt alerts --help tells the types"`
	SMTP      *notify.SMTP    `yaml:"smtp" doc:"the mail server that takes messages: host, port, tls, username, password_file, from"`
	Log       logConfig       `yaml:"log" doc:"what is told on standard error"`

	dir string // of the file, where relative paths begin
}

type httpConfig struct {
	Listen string   `yaml:"listen" doc:"address; another free port is taken if this one is in use. Beyond loopback, callers need tokens"`
	Hosts  []string `yaml:"hosts" doc:"names under which a proxy serves Edikt to others"`
	Public bool     `yaml:"public" doc:"let everybody search without a token (not read whole articles)"`
	URL    string   `yaml:"url" doc:"how others reach the pages, for links in messages; empty: the listening address"`
}

type natsConfig struct {
	URL      string        `yaml:"url" doc:"of a NATS server; empty: one inside this process that listens nowhere"`
	Creds    string        `yaml:"creds" doc:"credentials file"`
	CA       string        `yaml:"ca" doc:"certificate authority file"`
	Cert     string        `yaml:"cert" doc:"client certificate file"`
	Key      string        `yaml:"key" doc:"key file of the client certificate"`
	Replicas int           `yaml:"replicas" doc:"copies of each stream, on a cluster"`
	AckWait  time.Duration `yaml:"ack_wait" doc:"after how long another process takes over from one that died"`
	Tries    int           `yaml:"tries" doc:"how often a message may be at fault before it goes to the dead letters"`
	MinFree  int           `yaml:"min_free_mb" doc:"megabytes that stay free on the disk: below, stages pause and nothing is taken"`
}

type crawlConfig struct {
	Contact   string        `yaml:"contact" doc:"your e-mail or web address, told to servers; nothing is crawled without"`
	Sources   []string      `yaml:"sources" doc:"files that list sources; empty: the bundled list"`
	Delay     time.Duration `yaml:"delay" doc:"between two requests to a host"`
	Bandwidth int64         `yaml:"bandwidth" doc:"bytes a second over all hosts; 0 is no bound"`
	Since     time.Duration `yaml:"since" doc:"how far back the first crawl of a source reaches"`
	Archive   bool          `yaml:"archive" doc:"keep raw pages as WARC files"`
}

type indexConfig struct {
	All     bool     `yaml:"all" doc:"index every article; otherwise those with an event and those that name a watched target"`
	Targets []string `yaml:"targets" doc:"watched targets: articles that name one are indexed even without an event"`
}

type retentionConfig struct {
	Articles   stream.Limits `yaml:"articles" doc:"texts of articles, for replays: max_age and max_bytes"`
	Events     stream.Limits `yaml:"events" doc:"event sets; the index can be rebuilt as far back as these reach"`
	Changes    stream.Limits `yaml:"changes" doc:"changes of dossiers"`
	Deliveries stream.Limits `yaml:"deliveries" doc:"messages to receivers"`
	Dead       stream.Limits `yaml:"dead" doc:"messages that a stage could not take"`
}

type logConfig struct {
	Level  slog.Level `yaml:"level" doc:"debug, info, warn or error"`
	Format string     `yaml:"format" doc:"text or json"`
}

// defaults is the configuration of somebody who wrote none.
func defaults() config {
	return config{
		HTTP:  httpConfig{Listen: "127.0.0.1:8080"},
		NATS:  natsConfig{Replicas: 1, AckWait: 10 * time.Second, Tries: 5, MinFree: 256},
		Crawl: crawlConfig{Delay: 2 * time.Second, Since: 14 * 24 * time.Hour, Archive: true},
		Log:   logConfig{Level: slog.LevelWarn, Format: "text"},
	}
}

// config reads the file named by --config, or edikt.yaml in the user's configuration folder where that exists, and
// lets flags have the last word.
func (a *app) config() (config, error) {
	c := defaults()
	path, err := a.configPath()
	if err != nil {
		return c, err
	}
	if path != "" {
		data, err := os.ReadFile(path)
		if err != nil {
			return c, fmt.Errorf("configuration: %w", err)
		}
		if err := yaml.Decode(path, data, &c); err != nil {
			return c, err
		}
		c.dir = filepath.Dir(path)
	}
	if a.natsURL != "" {
		c.NATS.URL = a.natsURL
	}
	if err := c.place(a.dataDir); err != nil {
		return c, err
	}
	_, targets := c.Index.wanted()
	return c, errors.Join(c.check(), targets)
}

func (a *app) configPath() (string, error) {
	if a.configFile != "" {
		return a.configFile, nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", nil // no home, no configuration
	}
	path := filepath.Join(dir, "edikt", "edikt.yaml")
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	} else if err != nil {
		return "", fmt.Errorf("configuration: %w", err)
	}
	return path, nil
}

// place settles where data lies: the flag, the file, EDIKT_DATA, the user's data folder.
func (c *config) place(flag string) error {
	switch {
	case flag != "":
		c.Data = flag
	case c.Data != "":
		c.Data = c.path(c.Data)
	case os.Getenv("EDIKT_DATA") != "":
		c.Data = os.Getenv("EDIKT_DATA")
	default:
		dir, err := userDataDir()
		if err != nil {
			return fmt.Errorf("no data folder: %w; name one with --data", err)
		}
		c.Data = filepath.Join(dir, "edikt")
	}
	return nil
}

func userDataDir() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	if dir := os.Getenv("LocalAppData"); dir != "" {
		return dir, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(home, ".local", "share"), nil
}

// path takes a relative path from the folder of the configuration file.
func (c *config) path(p string) string {
	if p == "" || filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(c.dir, p)
}

// wanted says which articles are indexed though they hold no event; nil: none.
func (c *indexConfig) wanted() (func(*edikt.Article) bool, error) {
	if c.All {
		return func(*edikt.Article) bool { return true }, nil
	}
	if len(c.Targets) == 0 {
		return nil, nil
	}
	w, unknown := pipelines.NewWatch(c.Targets)
	if len(unknown) > 0 {
		return nil, fmt.Errorf("configuration: index.targets: unknown %q", unknown)
	}
	return w.Names, nil
}

// limits are the bounds of the streams. Decisions are never dropped.
func (c *config) limits() map[string]stream.Limits {
	return map[string]stream.Limits{stream.Articles: c.Retention.Articles, stream.Events: c.Retention.Events,
		stream.Changes: c.Retention.Changes, stream.Deliveries: c.Retention.Deliveries, stream.Dead: c.Retention.Dead}
}

// stream is how to reach the streams.
func (c *config) stream(now func() time.Time, log *slog.Logger) stream.Config {
	return stream.Config{Dir: filepath.Join(c.Data, "streams"), URL: c.NATS.URL, CredsFile: c.path(c.NATS.Creds), CAFile: c.path(c.NATS.CA),
		CertFile: c.path(c.NATS.Cert), KeyFile: c.path(c.NATS.Key), Replicas: c.NATS.Replicas, Limits: c.limits(),
		AckWait: c.NATS.AckWait, Tries: c.NATS.Tries, MinFree: uint64(c.NATS.MinFree) << 20, Now: now, Log: log}
}

// logger writes to w what the configuration asks for.
func (c *config) logger(a *app) *slog.Logger {
	o := &slog.HandlerOptions{Level: c.Log.Level}
	if strings.EqualFold(c.Log.Format, "json") {
		return slog.New(slog.NewJSONHandler(a.stderr, o))
	}
	return slog.New(slog.NewTextHandler(a.stderr, o))
}
