package stream

import (
	"fmt"
	"strings"
	"time"
)

// Announcer publishes to subjects outside the streams, for receivers of alerts that listen on NATS.
type Announcer struct{ conn *Conn }

// Announcer makes one.
func (c *Conn) Announcer() Announcer { return Announcer{c} }

// Publish sends a message to whoever listens on subject, and waits until the server has it. Subjects of the streams are
// refused: what lies there is the pipeline's own.
func (a Announcer) Publish(subject string, data []byte) error {
	for _, s := range Topology(1, nil) {
		if own := strings.TrimSuffix(s.Subjects[0], ">"); strings.HasPrefix(subject+".", own) {
			return fmt.Errorf("publish to %s: the subject belongs to the stream %s", subject, s.Name)
		}
	}
	if err := a.conn.nc.Publish(subject, data); err != nil {
		return fmt.Errorf("publish to %s: %w", subject, err)
	}
	return a.conn.nc.FlushTimeout(10 * time.Second)
}
