package component

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestOrder(t *testing.T) {
	var events []string
	group := NewGroup(func(err error) { t.Error(err) })
	if err := group.Start(context.Background(), newFake("etcd", &events), newFake("server", &events)); err != nil {
		t.Fatal(err)
	}
	if err := group.Stop(context.Background()); err != nil {
		t.Fatal(err)
	}
	want := []string{"start etcd", "etcd is ready", "start server", "server is ready", "stop server", "stop etcd"}
	if !slices.Equal(events, want) {
		t.Errorf("\n got %v\nwant %v", events, want)
	}
}

func TestNeverReady(t *testing.T) {
	var events []string
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	server := newFake("server", &events)
	server.answer = errors.New("/readyz answered 500: not ready are etcd")
	group := NewGroup(func(err error) { t.Error(err) })

	err := group.Start(ctx, newFake("etcd", &events), server, newFake("later", &events))

	if err == nil || !strings.HasPrefix(err.Error(), "server: found no readiness after ") ||
		!strings.HasSuffix(err.Error(), " of waiting (its last answer: /readyz answered 500: not ready are etcd), expected it to be ready in time; "+
			"read the end of its log below, or give it longer with --ready-timeout") {
		t.Errorf("got %v", err)
	}
	events = nil
	if err := group.Stop(context.Background()); err != nil {
		t.Fatal(err)
	}
	if want := []string{"stop server", "stop etcd"}; !slices.Equal(events, want) {
		t.Errorf("got %v, want %v", events, want)
	}
}

func TestAskedToStopWhileStarting(t *testing.T) {
	asked := errors.New("asked to stop")
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(asked)
	server := newFake("server", &[]string{})
	server.answer = errors.New("not yet")
	group := NewGroup(func(err error) { t.Error(err) })
	if err := group.Start(ctx, server); err != asked {
		t.Errorf("got %v, want %v", err, asked)
	}
}

func TestOneThatDoesNotStopKeepsWhatItReliesOn(t *testing.T) {
	var events []string
	server := newFake("server", &events)
	server.stopError = errors.New("still stopping")
	group := NewGroup(func(err error) { t.Error(err) })
	if err := group.Start(context.Background(), newFake("etcd", &events), server); err != nil {
		t.Fatal(err)
	}
	events = nil
	if err := group.Stop(context.Background()); err == nil || err.Error() != "server: still stopping" {
		t.Errorf("got %v", err)
	}
	if want := []string{"stop server"}; !slices.Equal(events, want) {
		t.Errorf("got %v, want %v", events, want)
	}
}

func TestFailureIsTold(t *testing.T) {
	told := make(chan error, 1)
	server := newFake("server", &[]string{})
	group := NewGroup(func(err error) { told <- err })
	if err := group.Start(context.Background(), server); err != nil {
		t.Fatal(err)
	}
	server.failed <- errors.New("out of memory")
	select {
	case err := <-told:
		if err.Error() != "server: out of memory" {
			t.Errorf("got %v", err)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("nobody was told")
	}
}

type fake struct {
	name      string
	events    *[]string
	answer    error
	stopError error
	failed    chan error
}

func newFake(name string, events *[]string) *fake {
	return &fake{name: name, events: events, failed: make(chan error, 1)}
}

func (f *fake) Name() string         { return f.name }
func (f *fake) Start() error         { f.record("start " + f.name); return nil }
func (f *fake) Failed() <-chan error { return f.failed }

func (f *fake) Ready(context.Context) error {
	if f.answer == nil {
		f.record(f.name + " is ready")
	}
	return f.answer
}

func (f *fake) Stop(context.Context) error {
	f.record("stop " + f.name)
	close(f.failed)
	return f.stopError
}

func (f *fake) record(event string) { *f.events = append(*f.events, event) }
