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

// measures are all bans that could be stated.
func measures() int { return len(nations) * len(services) }

// every is after how many bans one is stated that was not stated before: new ones come until the end.
func (c corpus) every() int { return max(1, (c.events()+measures()-1)/measures()) }

// dossiers are how many different bans there are.
func (c corpus) dossiers() int { return (c.events() + c.every() - 1) / c.every() }

// measure is what the n-th ban is about: a new one, or one of those before.
func (c corpus) measure(n int) int {
	newest := n / c.every()
	if n%c.every() == 0 {
		return newest
	}
	return n * 7919 % (newest + 1)
}

// article is the i-th, which is news of today.
func (c corpus) article(i int) edikt.Article {
	text := "Am Abend berieten die Abgeordneten über den Haushalt, und am Ende blieb alles, wie es war, und niemand hatte etwas dagegen."
	if i%3 == 0 {
		m := c.measure(i / 3)
		text = fmt.Sprintf("Die %s Regierung verbietet ihren Mitarbeitern die Nutzung von %s auf den Diensthandys. Das teilte sie am Freitag mit.",
			nations[m%len(nations)], services[m/len(nations)])
	}
	return edikt.Article{URL: fmt.Sprintf("https://zeitung%d.example/artikel/%d", i%50, i), Lang: "de", Source: fmt.Sprintf("zeitung%d.example", i%50),
		Date: edikt.Date(c.at.UTC().Format(time.RFC3339)), DateSource: edikt.DateFromPage, Fetched: c.at.UTC(), Cause: edikt.Live,
		Title: fmt.Sprint("Meldung ", i), Text: fmt.Sprint(text, " Es war die ", i, ". Meldung des Tages.", c.filler)}
}
