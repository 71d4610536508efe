package runtime

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"

	"github.com/vishvananda/netns"
	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"
	"k8s.io/cri-streaming/pkg/streaming"
	"k8s.io/cri-streaming/pkg/streaming/remotecommand"
	"k8s.io/klog/v2"

	"cdk8s-service-patterns/test/cluster/internal/threads"
)

// streamsAddress is where clients' streams come in, by way of the kubelet; a free port of the node's own loopback.
const streamsAddress = "127.0.0.1:0"

// server answers exec, attach and port-forward.
type server struct{ runtime *Runtime }

func newStreams(r *Runtime) (streaming.Server, error) {
	config := streaming.DefaultConfig
	config.Addr = streamsAddress
	return streaming.NewServer(config, &server{r})
}

// Serve answers exec, attach and port-forward until the process ends.
func (r *Runtime) Serve() {
	klog.ErrorS(r.streams.Start(true), "streams")
}

// Exec says where to run a program in a container with a client's streams.
func (r *Runtime) Exec(_ context.Context, request *runtimeapi.ExecRequest) (*runtimeapi.ExecResponse, error) {
	if _, _, err := r.running(request.GetContainerId()); err != nil {
		return nil, err
	}
	return r.streams.GetExec(request)
}

// Attach says where to see what a container writes, and to write what it reads.
func (r *Runtime) Attach(_ context.Context, request *runtimeapi.AttachRequest) (*runtimeapi.AttachResponse, error) {
	if _, _, err := r.running(request.GetContainerId()); err != nil {
		return nil, err
	}
	return r.streams.GetAttach(request)
}

// PortForward says where to reach a pod's ports.
func (r *Runtime) PortForward(_ context.Context, request *runtimeapi.PortForwardRequest) (*runtimeapi.PortForwardResponse, error) {
	if _, err := r.sandbox(request.GetPodSandboxId()); err != nil {
		return nil, err
	}
	return r.streams.GetPortForward(request)
}

// ReopenContainerLog starts a new log file after the kubelet has moved the old one away.
func (r *Runtime) ReopenContainerLog(_ context.Context, id string) error {
	c, _, err := r.running(id)
	if err != nil {
		return err
	}
	return c.streams.log.reopen()
}

func (s *server) Exec(ctx context.Context, id string, command []string, stdin io.Reader, stdout, stderr io.WriteCloser, terminal bool, resize <-chan remotecommand.TerminalSize) error {
	if terminal {
		return s.runtime.runInTerminal(ctx, id, command, stdin, stdout, resize)
	}
	return s.runtime.run(ctx, id, command, stdin, stdout, stderr)
}

func (s *server) Attach(_ context.Context, id string, stdin io.Reader, stdout, stderr io.WriteCloser, _ bool, resize <-chan remotecommand.TerminalSize) error {
	c, _, err := s.runtime.running(id)
	if err != nil {
		return err
	}
	if c.streams.terminal != nil {
		go follow(c.streams.terminal, resize)
	}
	c.streams.attach(stdin, stdout, stderr, c.config.GetStdinOnce())
	return nil
}

// PortForward carries one connection to a port of the pod's loopback, as the kubelet promises.
func (s *server) PortForward(ctx context.Context, id string, port int32, client io.ReadWriteCloser) error {
	defer client.Close()
	sandbox, err := s.runtime.sandbox(id)
	if err != nil {
		return err
	}
	connection, err := dialInside(ctx, sandbox, port)
	if err != nil {
		return err
	}
	defer connection.Close()
	answered := make(chan error, 1)
	go func() {
		_, err := io.Copy(client, connection)
		answered <- err
	}()
	asked := make(chan error, 1)
	go func() {
		_, err := io.Copy(connection, client)
		if tcp, ok := connection.(*net.TCPConn); ok {
			err = errors.Join(err, tcp.CloseWrite())
		}
		asked <- err
	}()
	select {
	case err := <-answered:
		return err
	case err := <-asked:
		if err != nil {
			return err
		}
		return <-answered
	}
}

// dialInside opens the socket on a thread that is in the pod's network. The addresses are numbers, so that nothing is looked up and
// the dialler has no need of other threads.
func dialInside(ctx context.Context, s *sandbox, port int32) (net.Conn, error) {
	var connection net.Conn
	err := threads.InNetwork(func() (netns.NsHandle, error) { return netns.GetFromPid(s.place.PID) }, func() error {
		var failures []error
		for _, loopback := range []string{"127.0.0.1", "::1"} {
			var dialer net.Dialer
			var err error
			if connection, err = dialer.DialContext(ctx, "tcp", net.JoinHostPort(loopback, strconv.Itoa(int(port)))); err == nil {
				return nil
			}
			failures = append(failures, err)
		}
		return fmt.Errorf("port %d of the pod: %w", port, errors.Join(failures...))
	})
	return connection, err
}
