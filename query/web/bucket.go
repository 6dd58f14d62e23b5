package web

import (
	"fmt"
	"time"

	"edikt"
)

// bucketStart is the first day of a bucket of the histogram: 2026-11, 2026-W47 or 2026-11-20.
func bucketStart(name, unit string) time.Time {
	if unit != "week" {
		return edikt.Date(name).Start()
	}
	var year, week int
	if _, err := fmt.Sscanf(name, "%d-W%d", &year, &week); err != nil {
		return time.Time{}
	}
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // always in week 1
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7)
	return monday.AddDate(0, 0, 7*(week-1))
}

func bucketName(t time.Time, unit string) string {
	switch unit {
	case "week":
		year, week := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case "month":
		return t.Format("2006-01")
	}
	return t.Format("2006-01-02")
}

func nextBucket(t time.Time, unit string) time.Time {
	switch unit {
	case "week":
		return t.AddDate(0, 0, 7)
	case "month":
		return t.AddDate(0, 1, 0)
	}
	return t.AddDate(0, 0, 1)
}
