//go:build linux

package main

import (
	"fmt"
	"strings"
	"time"

	"edikt"
)

var (
	nations = strings.Fields("belgische dänische österreichische französische italienische spanische polnische niederländische schwedische norwegische " +
		"finnische portugiesische griechische tschechische ungarische kanadische australische indische japanische kroatische")
	services = strings.Fields("TikTok WhatsApp DeepSeek Telegram Facebook Instagram Snapchat Threema Mastodon Zoom")
)

// corpus is a made-up press: every third article states one ban.
type corpus struct {
	size   int
	at     time.Time
	filler string // makes articles longer
}

// events are how many articles state a ban.
func (c corpus) events() int { return (c.size + 2) / 3 }

// dossiers are how many different bans that are.
func (c corpus) dossiers() int { return min(c.events(), len(nations)*len(services)) }

// article is the i-th, which is news of today.
func (c corpus) article(i int) edikt.Article {
	text := "Am Abend berieten die Abgeordneten über den Haushalt, und am Ende blieb alles, wie es war, und niemand hatte etwas dagegen."
	if i%3 == 0 {
		measure := i / 3
		text = fmt.Sprintf("Die %s Regierung verbietet ihren Mitarbeitern die Nutzung von %s auf den Diensthandys. Das teilte sie am Freitag mit.",
			nations[measure%len(nations)], services[measure/len(nations)%len(services)])
	}
	return edikt.Article{URL: fmt.Sprintf("https://zeitung%d.example/artikel/%d", i%50, i), Lang: "de", Source: fmt.Sprintf("zeitung%d.example", i%50),
		Date: edikt.Date(c.at.UTC().Format(time.RFC3339)), DateSource: edikt.DateFromPage, Fetched: c.at.UTC(), Cause: edikt.Live,
		Title: fmt.Sprint("Meldung ", i), Text: fmt.Sprint(text, " Es war die ", i, ". Meldung des Tages.", c.filler)}
}
