// Package program runs the components of the rig that are processes of their own.
package program

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"

	"cdk8s-service-patterns/test/cluster/internal/component"
	"cdk8s-service-patterns/test/cluster/internal/launch"
	"cdk8s-service-patterns/test/cluster/internal/logs"
	"cdk8s-service-patterns/test/cluster/internal/places"
)

// linesOnFailure of its log are told when a component ends.
const linesOnFailure = 12

// Program is one component.
type Program struct {
	name    string
	log     string
	inside  string
	place   *places.Place // nil outside of all places
	args    []string
	files   []*os.File
	ready   func(context.Context) error
	command *exec.Cmd
	failed  chan error
	ended   chan struct{}
}

var _ component.Component = (*Program)(nil)

// New prepares a program that writes to the log. The program `inside` leads it into the place.
func New(name, log, inside string, place *places.Place, args ...string) *Program {
	return &Program{
		name: name, log: log, inside: inside, place: place, args: args,
		ready: func(context.Context) error { return nil }, failed: make(chan error, 1), ended: make(chan struct{}),
	}
}

// Giving hands it open files, which it finds from launch.FirstFile on.
func (p *Program) Giving(files ...*os.File) *Program {
	p.files = files
	return p
}

// ReadyWhen says how to find out whether others can rely on it; without it, it is ready as soon as it runs.
func (p *Program) ReadyWhen(ready func(context.Context) error) *Program {
	p.ready = ready
	return p
}

// Name is what messages call it.
func (p *Program) Name() string { return p.name }

// Start starts it in its place.
func (p *Program) Start() error {
	log, err := os.OpenFile(p.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer log.Close()
	p.command = exec.Command(p.inside, "become")
	p.command.Stdout, p.command.Stderr, p.command.ExtraFiles = log, log, p.files
	p.command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // Ctrl-C is for the rig alone
	spec := launch.Spec{Args: p.args, Env: os.Environ()}
	if p.place != nil {
		spec.Join = p.place.Joining()
	}
	if err := launch.Start(p.command, spec, ""); err != nil {
		return err
	}
	go p.await()
	return nil
}

// Ready tells whether others can rely on it.
func (p *Program) Ready(ctx context.Context) error { return p.ready(ctx) }

// Failed yields an error when it ends without having been stopped, and is closed when it ends.
func (p *Program) Failed() <-chan error { return p.failed }

// Stop ends it at once: nothing that it does need outlive the rig.
func (p *Program) Stop(ctx context.Context) error {
	close(p.ended)
	if err := p.command.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	for range p.failed { // until it is closed
	}
	return nil
}

func (p *Program) await() {
	defer close(p.failed)
	err := p.command.Wait()
	select {
	case <-p.ended:
		return
	default:
	}
	lines, unreadable := logs.Tail(p.log, linesOnFailure)
	if unreadable != nil {
		lines = unreadable.Error()
	}
	p.failed <- fmt.Errorf("it ended by itself (%v); the last lines of %s:\n%s", err, p.log, lines)
}
