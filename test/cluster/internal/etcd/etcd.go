// Package etcd runs the database of the cluster.
package etcd

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"go.etcd.io/etcd/server/v3/embed"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
)

// longestSocketPath is what the narrowest of the usual systems allows (macOS: 104 bytes with the closing zero).
const longestSocketPath = 103

// Etcd is one etcd server that keeps its data, and the socket it is reached by, in a folder.
//
// It listens on a socket in that private folder, not on a port: it asks nobody who they are, and a port
// would let every user of the machine write to the cluster past the API server's judgement.
type Etcd struct {
	folder  string
	logPath string
	verbose bool
	server  *embed.Etcd
	failed  chan error
}

// New prepares a server that logs to the file, and to standard error as well if verbose.
func New(folder, logPath string, verbose bool) *Etcd {
	return &Etcd{folder: folder, logPath: logPath, verbose: verbose, failed: make(chan error, 1)}
}

// Endpoint is where its clients reach it.
func (e *Etcd) Endpoint() string {
	return "unix://" + e.socket()
}

// Name is what messages call it.
func (e *Etcd) Name() string { return "etcd" }

// Start sets it going.
func (e *Etcd) Start() error {
	if path := e.socket(); len(path) > longestSocketPath {
		return &complaint.Complaint{
			Where: "temporary folder", Found: fmt.Sprintf("a path of %d bytes for a socket (%s)", len(path), path),
			Expected: fmt.Sprintf("at most %d", longestSocketPath), Cure: "set TMPDIR to a folder with a shorter path",
		}
	}
	if err := os.Mkdir(e.folder, 0o700); err != nil {
		return err
	}
	server, err := embed.StartEtcd(e.config())
	if err != nil {
		return err
	}
	e.server = server
	go e.watch()
	return nil
}

// Ready tells whether it has elected itself and serves.
func (e *Etcd) Ready(context.Context) error {
	select {
	case <-e.server.Server.ReadyNotify():
		return nil
	default:
		return errors.New("no leader yet")
	}
}

// Failed yields an error when it ends without having been stopped, and is closed when it ends.
func (e *Etcd) Failed() <-chan error { return e.failed }

// Stop ends it.
func (e *Etcd) Stop(ctx context.Context) error {
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		e.server.Close()
	}()
	select {
	case <-closed:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (e *Etcd) config() *embed.Config {
	config := embed.NewConfig()
	config.Dir = filepath.Join(e.folder, "data")
	config.ListenClientUrls = []url.URL{{Scheme: "unix", Path: e.socket()}}
	config.ListenPeerUrls = nil // it has no peers
	config.LogLevel = "warn"
	config.LogOutputs = []string{e.logPath}
	if e.verbose {
		config.LogOutputs = append(config.LogOutputs, embed.StdErrLogOutput)
	}
	config.EnableGRPCGateway = false
	config.UnsafeNoFsync = true // nothing here outlives the process, so nothing needs to reach the disk
	// The only member waits a whole election timeout before it elects itself: the shortest allowed is five ticks.
	config.TickMs = 20
	config.ElectionMs = 100
	return config
}

func (e *Etcd) socket() string {
	return filepath.Join(e.folder, "etcd.sock")
}

func (e *Etcd) watch() {
	defer close(e.failed)
	if err, ok := <-e.server.Err(); ok {
		e.failed <- err
	}
}
