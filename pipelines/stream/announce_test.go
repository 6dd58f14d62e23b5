package stream

import (
	"testing"
	"time"
)

func TestAnnouncements(t *testing.T) {
	c, err := Open(t.Context(), Config{Dir: t.TempDir(), MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	sub, err := c.nc.SubscribeSync("alerts.>")
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Announcer().Publish("alerts.bans", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if m, err := sub.NextMsg(10 * time.Second); err != nil || string(m.Data) != "x" {
		t.Errorf("%v, %v", m, err)
	}
	for _, own := range []string{"events.in.de.x", "articles", "decisions.in.merge"} {
		if err := c.Announcer().Publish(own, nil); err == nil {
			t.Errorf("%s: taken", own)
		}
	}
}
