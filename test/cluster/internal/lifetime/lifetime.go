// Package lifetime says how long the program runs: until somebody asks it to stop.
package lifetime

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// Request is the cause of a context that ended because somebody asked for it, as opposed to a failure.
type Request string

func (r Request) Error() string { return string(r) }

// Requests are the signals by which programs are asked to stop.
var Requests = []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP}

// UntilSignal ends the context at the first request to stop; context.Cause tells which.
//
// Later requests change nothing: Ctrl-C in a terminal reaches both a test runner and this program, and
// the test runner then passes it on a second time, which must not interrupt the tidying up.
func UntilSignal(parent context.Context) context.Context {
	ctx, stop := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, Requests...)
	go func() { stop(Request(fmt.Sprintf("signal: %v", <-signals))) }()

	// Whoever read our output may be dead. Writing to them must fail like any other write, not kill the
	// program before it has removed its folder.
	signal.Ignore(syscall.SIGPIPE)
	return ctx
}

// UntilClosed ends the context when the input does. Held by a parent process, the other end of a pipe
// closes however that process dies, SIGKILL included; no signal or process id is as dependable.
func UntilClosed(parent context.Context, input io.Reader) context.Context {
	ctx, stop := context.WithCancelCause(parent)
	go func() {
		_, _ = io.Copy(io.Discard, input) // an unreadable input is as gone as a closed one
		stop(Request("standard input closed"))
	}()
	return ctx
}
