package serve

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"time"
)

// Environment variables by which a manifest tells the server how to begin.
const (
	variableUnready  = "ECHO_UNREADY"  // "true": as if /control/unready had been asked
	variableSlow     = "ECHO_SLOW"     // a duration such as 2s: each answer takes that long
	variableLoopback = "ECHO_LOOPBACK" // "true": it listens on 127.0.0.1 and ::1 only
	variablePorts    = "ECHO_PORTS"    // "tcp:8080,udp:53": instead of all other ports
)

// behaviour is what the server can be told while it runs.
type behaviour struct {
	mu      sync.Mutex
	unready bool
	delay   time.Duration
}

func behaviourOf(lookup func(string) string) (*behaviour, error) {
	b := &behaviour{unready: lookup(variableUnready) == "true"}
	if text := lookup(variableSlow); text != "" {
		delay, err := delayOf(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", variableSlow, err)
		}
		b.delay = delay
	}
	return b, nil
}

func delayOf(text string) (time.Duration, error) {
	delay, err := time.ParseDuration(text)
	if err != nil || delay < 0 {
		return 0, fmt.Errorf("found %q, expected a duration; write one such as 2s or 300ms", text)
	}
	return delay, nil
}

func (b *behaviour) setUnready(unready bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.unready = unready
}

func (b *behaviour) isUnready() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.unready
}

func (b *behaviour) setDelay(delay time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.delay = delay
}

// hesitate takes as long as the server was told to take.
func (b *behaviour) hesitate() {
	b.mu.Lock()
	delay := b.delay
	b.mu.Unlock()
	time.Sleep(delay)
}

// probePaths are asked by probes, whoever asks: when the server is to be unready, they answer 503.
var probePaths = []string{"/ready", "/readyz", "/healthz", "/health"}

func isProbe(path, userAgent string) bool {
	if strings.HasPrefix(userAgent, "kube-probe/") {
		return true
	}
	for _, each := range probePaths {
		if path == each {
			return true
		}
	}
	return false
}

func fromEnvironment() (*behaviour, error) {
	return behaviourOf(os.Getenv)
}
