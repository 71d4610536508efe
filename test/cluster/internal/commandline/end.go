package commandline

import (
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"cdk8s-service-patterns/test/cluster/internal/lifetime"
)

// endAs ends this program as a command has ended. Where that did what a signal asks, so does this program, to which it was sent
// first: the sender would take an exit code for the command's own, and half of what it wrote for all.
func endAs(ended *exec.ExitError) {
	if status, ok := ended.Sys().(syscall.WaitStatus); ok && status.Signaled() && slices.Contains(lifetime.Requests, os.Signal(status.Signal())) {
		signal.Reset(status.Signal())
		syscall.Kill(os.Getpid(), status.Signal())
		time.Sleep(time.Second) // for the signal, which is not always there at once
	}
	os.Exit(ended.ExitCode())
}
