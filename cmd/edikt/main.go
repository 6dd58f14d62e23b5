// Command edikt watches German and French news for policy events about digital services.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"
)

func main() { os.Exit(run()) }

// run is main with an exit code: 0 done, 1 failed or something was refused, 2 wrong usage.
func run() int {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50) // a bulk import then needs a fifth less memory for a tenth more work
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: time.Now}
	a.connect, a.browse = a.connectOwner, browse
	return a.execute(ctx, os.Args[1:])
}
