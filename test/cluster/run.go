package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"

	"cdk8s-service-patterns/test/cluster/internal/apiserver"
	"cdk8s-service-patterns/test/cluster/internal/complaint"
	"cdk8s-service-patterns/test/cluster/internal/component"
	"cdk8s-service-patterns/test/cluster/internal/credentials"
	"cdk8s-service-patterns/test/cluster/internal/etcd"
	"cdk8s-service-patterns/test/cluster/internal/folder"
	"cdk8s-service-patterns/test/cluster/internal/lifetime"
	"cdk8s-service-patterns/test/cluster/internal/logs"
	"cdk8s-service-patterns/test/cluster/internal/loopback"
	"cdk8s-service-patterns/test/cluster/internal/serviceaddress"
	"cdk8s-service-patterns/test/cluster/internal/settings"
)

const (
	// Stopping takes a second, but a kube-apiserver interrupted while it starts may wait a minute for its own start to
	// fail. That is not worth waiting for: whatever still runs then ends with the process.
	stopWithin   = 5 * time.Second
	linesOnError = 20
)

// run keeps a cluster until it is asked to stop or a part of it fails, and removes every trace of it.
func run(wanted settings.Settings) (err error) {
	ctx, fail := context.WithCancelCause(lifetimeOf(wanted))
	defer fail(nil)

	own, err := ownFolder()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, own.Remove()) }()

	listener, err := loopback.Listen(wanted.Port)
	if err != nil {
		return err
	}
	defer listener.Close()

	var copyOfLog io.Writer
	if wanted.Verbose {
		copyOfLog = os.Stderr
	}
	log, err := logs.Open(own.Path, copyOfLog, fail)
	if err != nil {
		return err
	}
	defer log.Close()

	cluster := component.NewGroup(fail)
	err = serve(ctx, cluster, wanted, own.Path, log.Path, listener)
	if asked, ok := errors.AsType[lifetime.Request](err); ok {
		tell("stopping (%v)", asked)
		err = nil
	}
	err = withLastLines(err, log) // before stopping, which the log is full of afterwards
	stop(cluster)
	return err
}

// serve starts the cluster, says so, and returns the reason why it has to stop.
func serve(ctx context.Context, cluster *component.Group, wanted settings.Settings, path, log string, listener *net.TCPListener) error {
	began := time.Now()
	starting, cancel := context.WithTimeout(ctx, wanted.ReadyTimeout)
	defer cancel()

	server := "https://" + listener.Addr().String()
	files, err := credentials.Write(path, server, serviceaddress.ServerNames, serviceaddress.ServerAddresses())
	if err != nil {
		return err
	}
	database := etcd.New(filepath.Join(path, "etcd"), log, wanted.Verbose)
	api := apiserver.New(listener, database.Endpoint(), files, apiserver.Alone)
	if err := cluster.Start(starting, database, api); err != nil {
		return err
	}

	tell("ready at %s after %v", server, time.Since(began).Round(time.Millisecond))
	if _, err := fmt.Printf("KUBECONFIG=%s\n", files.Kubeconfig); err != nil {
		return err
	}
	<-ctx.Done()
	return context.Cause(ctx)
}

func lifetimeOf(wanted settings.Settings) context.Context {
	ctx := lifetime.UntilSignal(context.Background())
	if wanted.UntilStdinCloses {
		ctx = lifetime.UntilClosed(ctx, os.Stdin)
	}
	return ctx
}

func ownFolder() (*folder.Folder, error) {
	parent := os.TempDir()
	swept, err := folder.Sweep(parent, folder.OfCluster)
	for _, path := range swept {
		tell("removed %s, left behind by a run that was killed", path)
	}
	if err != nil {
		return nil, unusable(parent, err)
	}
	own, err := folder.Create(parent, folder.OfCluster)
	if err != nil {
		return nil, unusable(parent, err)
	}
	return own, nil
}

func unusable(folder string, err error) error {
	return &complaint.Complaint{
		Where: "temporary folder " + folder, Found: err.Error(), Expected: "a folder to write in", Cure: "set TMPDIR to one",
	}
}

func stop(cluster *component.Group) {
	ctx, cancel := context.WithTimeoutCause(context.Background(), stopWithin, fmt.Errorf("still stopping after %v", stopWithin))
	defer cancel()
	if err := cluster.Stop(ctx); err != nil {
		tell("%v, so it ends with this process", err)
	}
}

func withLastLines(err error, log *logs.Log) error {
	if err == nil {
		return nil
	}
	lines, unreadable := log.Tail(linesOnError)
	if unreadable != nil {
		return errors.Join(err, unreadable)
	}
	if lines == "" {
		return err
	}
	return fmt.Errorf("%w\nThe last lines of the components' log:\n%s", err, lines)
}

func tell(format string, values ...any) {
	fmt.Fprintf(os.Stderr, "cluster: "+format+"\n", values...)
}
