// Package component starts the parts of a cluster one after the other and stops them in reverse.
package component

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
)

// Component is one part of the cluster, running in this process.
type Component interface {
	// Name is what messages call it.
	Name() string
	// Start sets it going and returns without waiting for it to be ready.
	Start() error
	// Ready returns nil once others can rely on it; its error says what it answered instead.
	Ready(context.Context) error
	// Failed yields an error when it ends without having been stopped, and is closed when it ends.
	Failed() <-chan error
	// Stop ends it and returns when it has ended, or when the context has.
	Stop(context.Context) error
}

const betweenQuestions = 50 * time.Millisecond

// Group holds the components that run.
type Group struct {
	started   []Component
	onFailure func(error)
}

// NewGroup returns a group in which nothing runs yet. It calls onFailure when a component ends without having been stopped.
func NewGroup(onFailure func(error)) *Group {
	return &Group{onFailure: onFailure}
}

// Start starts components in the given order, each when the one before is ready. After an error those that did
// start are still running: Stop stops them.
func (g *Group) Start(ctx context.Context, components ...Component) error {
	for _, c := range components {
		if err := c.Start(); err != nil {
			return fmt.Errorf("%s: %w", c.Name(), err)
		}
		g.started = append(g.started, c)
		go g.watch(c)
		if err := awaitReady(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

// Stop stops what was started, the last first, so that each can use those it relies on to the end. One that does not
// end in time keeps those it relies on.
func (g *Group) Stop(ctx context.Context) error {
	for _, c := range slices.Backward(g.started) {
		if err := c.Stop(ctx); err != nil {
			return fmt.Errorf("%s: %w", c.Name(), err)
		}
	}
	return nil
}

func (g *Group) watch(c Component) {
	if err, failed := <-c.Failed(); failed {
		g.onFailure(fmt.Errorf("%s: %w", c.Name(), err))
	}
}

func awaitReady(ctx context.Context, c Component) error {
	began := time.Now()
	for {
		answer := c.Ready(ctx)
		if answer == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			if cause := context.Cause(ctx); !errors.Is(cause, context.DeadlineExceeded) {
				return cause
			}
			return &complaint.Complaint{
				Where:    c.Name(),
				Found:    fmt.Sprintf("no readiness after %v of waiting (its last answer: %v)", time.Since(began).Round(time.Millisecond), answer),
				Expected: "it to be ready in time",
				Cure:     "read the end of its log below, or give it longer with --ready-timeout",
			}
		case <-time.After(betweenQuestions):
		}
	}
}
