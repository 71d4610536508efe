// Package apiserver runs kube-apiserver.
package apiserver

import (
	"context"
	"errors"
	"net"

	"github.com/spf13/pflag"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/client-go/rest"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
	"k8s.io/kubernetes/cmd/kube-apiserver/app/options"

	"cdk8s-service-patterns/test/cluster/internal/credentials"
	"cdk8s-service-patterns/test/cluster/internal/loopback"
	"cdk8s-service-patterns/test/cluster/internal/readyz"
)

// APIServer is one kube-apiserver.
type APIServer struct {
	listener net.Listener
	etcd     string
	setting  Setting
	files    credentials.Files
	readyz   *readyz.Probe
	stop     context.CancelFunc
	failed   chan error
	ended    chan struct{}
}

// New prepares a server that answers on the listener and keeps its objects in etcd.
func New(listener net.Listener, etcd string, files credentials.Files, setting Setting) *APIServer {
	return &APIServer{listener: listener, etcd: etcd, files: files, setting: setting, failed: make(chan error, 1), ended: make(chan struct{})}
}

// Name is what messages call it.
func (a *APIServer) Name() string { return "kube-apiserver" }

// Start sets it going.
func (a *APIServer) Start() error {
	ctx, stop := context.WithCancel(context.Background())
	a.stop = stop
	var err error
	if a.readyz, err = readyz.New(a.files.Kubeconfig); err != nil {
		return err
	}
	completed, err := a.options(ctx)
	if err != nil {
		return err
	}
	go a.run(ctx, completed)
	return nil
}

// Ready tells whether all its parts are.
func (a *APIServer) Ready(ctx context.Context) error { return a.readyz.Ask(ctx) }

// Failed yields an error when it ends without having been stopped, and is closed when it ends.
func (a *APIServer) Failed() <-chan error { return a.failed }

// Stop ends it.
func (a *APIServer) Stop(ctx context.Context) error {
	a.stop()
	select {
	case <-a.ended:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (a *APIServer) run(ctx context.Context, completed options.CompletedOptions) {
	defer close(a.ended)
	defer close(a.failed)
	err := app.Run(ctx, completed)
	if ctx.Err() != nil {
		return // it was asked to stop; what it says about that is in the log
	}
	if err == nil {
		err = errors.New("it ended by itself")
	}
	a.failed <- err
}

// options does what the kube-apiserver command does between reading its flags and running, except that the command
// also takes the process's signals for itself.
func (a *APIServer) options(ctx context.Context) (options.CompletedOptions, error) {
	server := options.NewServerRunOptions()
	set := pflag.NewFlagSet(a.Name(), pflag.ContinueOnError)
	for _, section := range server.Flags().FlagSets {
		set.AddFlagSet(section)
	}
	if err := set.Parse(flags(a.etcd, a.files, a.setting)); err != nil {
		return options.CompletedOptions{}, err
	}
	server.SecureServing.Listener = a.listener
	server.SecureServing.BindPort = loopback.Port(a.listener)
	if err := server.GenericServerRunOptions.ComponentGlobalsRegistry.Set(); err != nil {
		return options.CompletedOptions{}, err
	}
	rest.SetDefaultWarningHandler(rest.NoWarnings{}) // about requests it sends to itself
	completed, err := server.Complete(ctx)
	if err != nil {
		return options.CompletedOptions{}, err
	}
	return completed, utilerrors.NewAggregate(completed.Validate())
}
