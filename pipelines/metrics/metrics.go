// Package metrics tells Prometheus how the flow does, and is the only importer of its client.
package metrics

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"edikt/pipelines"
	"edikt/pipelines/stream"
)

// Source says how things stand at the moment of a scrape.
type Source interface {
	Stages(context.Context) ([]pipelines.StageStatus, error)
	Streams(context.Context) (map[string]stream.State, error)
}

// Metrics collects what Prometheus asks for. It keeps the histograms of latency by itself and asks its source for the
// rest.
type Metrics struct {
	registry *prometheus.Registry
	latency  *prometheus.HistogramVec
}

// New makes metrics of a source. version is told as a label.
func New(source Source, version string) *Metrics {
	m := &Metrics{registry: prometheus.NewRegistry(), latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "edikt_latency_seconds", Help: "Time that live articles with an event took on each part of their way.",
		Buckets: []float64{.01, .05, .1, .5, 1, 5, 15, 60, 300, 900, 3600, 4 * 3600, 24 * 3600},
	}, []string{"way"})}
	info := prometheus.NewGauge(prometheus.GaugeOpts{Name: "edikt_info", Help: "The program that runs.", ConstLabels: prometheus.Labels{"version": version}})
	info.Set(1)
	m.registry.MustRegister(m.latency, info, &standing{source}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Observe notes what a part of the way took: published_fetched, fetched_extracted, extracted_indexed, published_alerted.
func (m *Metrics) Observe(way string, d time.Duration) {
	m.latency.WithLabelValues(way).Observe(max(d, 0).Seconds())
}

// ServeHTTP answers a scrape.
func (m *Metrics) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}).ServeHTTP(w, r)
}

// standing turns the state of stages and streams into metrics at each scrape.
type standing struct{ source Source }

func desc(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("edikt_"+name, help, labels, nil)
}

var (
	pending  = desc("stage_pending", "Messages that wait for a stage.", "stage")
	inFlight = desc("stage_in_flight", "Messages that were delivered to a stage and have no end yet.", "stage")
	again    = desc("stage_redelivered", "Messages in flight that were delivered before.", "stage")
	oldest   = desc("stage_oldest_seconds", "Age of the oldest message that waits for a stage.", "stage")
	handled  = desc("stage_handled_total", "Messages that a stage of this process has handled.", "stage")
	failed   = desc("stage_failed_total", "Tries at which a message was at fault.", "stage")
	buried   = desc("stage_dead_total", "Messages that a stage of this process put to the dead letters.", "stage")
	busy     = desc("stage_busy_seconds_total", "Time that a stage of this process has worked.", "stage")
	paused   = desc("stage_paused", "Whether a stage of this process pauses because it cannot work.", "stage")
	messages = desc("stream_messages", "Messages in a stream.", "stream")
	bytes    = desc("stream_bytes", "Size of a stream.", "stream")
	up       = desc("up", "Whether the streams answer.")
)

// Describe lists what Collect sends.
func (s *standing) Describe(out chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{pending, inFlight, again, oldest, handled, failed, buried, busy, paused, messages, bytes, up} {
		out <- d
	}
}

// scrapeTimeout bounds what a scrape may wait for the streams.
const scrapeTimeout = 5 * time.Second

// Collect asks the source. Where it does not answer, up is 0 and the rest is left out.
func (s *standing) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), scrapeTimeout)
	defer cancel()
	stages, err := s.source.Stages(ctx)
	if err != nil {
		out <- prometheus.MustNewConstMetric(up, prometheus.GaugeValue, 0)
		return
	}
	streams, err := s.source.Streams(ctx)
	if err != nil {
		out <- prometheus.MustNewConstMetric(up, prometheus.GaugeValue, 0)
		return
	}
	out <- prometheus.MustNewConstMetric(up, prometheus.GaugeValue, 1)
	for _, x := range stages {
		stage(out, &x)
	}
	for name, x := range streams {
		out <- prometheus.MustNewConstMetric(messages, prometheus.GaugeValue, float64(x.Messages), name)
		out <- prometheus.MustNewConstMetric(bytes, prometheus.GaugeValue, float64(x.Bytes), name)
	}
}

func stage(out chan<- prometheus.Metric, x *pipelines.StageStatus) {
	gauge := func(d *prometheus.Desc, v float64) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, x.Name)
	}
	counter := func(d *prometheus.Desc, v float64) {
		out <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, v, x.Name)
	}
	gauge(pending, float64(x.Pending))
	gauge(inFlight, float64(x.InFlight))
	gauge(again, float64(x.Redelivered))
	age := 0.0
	if !x.Oldest.IsZero() {
		age = time.Since(x.Oldest).Seconds()
	}
	gauge(oldest, age)
	counter(handled, float64(x.Handled))
	counter(failed, float64(x.Failed))
	counter(buried, float64(x.Buried))
	counter(busy, x.Busy.Seconds())
	isPaused := 0.0
	if x.Paused != "" {
		isPaused = 1
	}
	gauge(paused, isPaused)
}
