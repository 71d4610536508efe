// Package serve is the echo server: on each TCP port it speaks HTTP/1.1, HTTP/2 with and without TLS, the gRPC health
// protocol and plain lines, on each UDP port datagrams, and says to each who it is and whom it sees.
package serve

import (
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"cdk8s-service-patterns/test/cluster/echo/internal/answer"
)

// The rig sets these in each container.
const (
	variablePod       = "RIG_POD"
	variableNamespace = "RIG_NAMESPACE"
	variableNode      = "RIG_NODE"
	variableContainer = "RIG_CONTAINER"
	variableDeclared  = "RIG_PORTS" // the ports that the container declares, as the kubelet tells the runtime
)

type server struct {
	who       answer.Echo
	ports     []port
	behaviour *behaviour
	streams   *streams

	mu   sync.Mutex
	open []closer
}

type closer interface{ Close() error }

// Run serves until it is told to end: on the ports that its container declares and on those of the arguments, such as
// tcp:8080 and udp:53, which are the ones that the image listens on whether they are declared or not.
func Run(arguments []string) error {
	ports, where, rest := sorted(arguments)
	if len(rest) > 0 {
		fmt.Fprintf(os.Stderr, "echo serve: takes no notice of %q, which are for the program that it stands for\n", rest)
	}
	s, err := prepare(ports)
	if err != nil {
		return fmt.Errorf("echo serve: %w", err)
	}
	if os.Getenv(variableLoopback) == "true" {
		where = loopback
	}
	if err := s.listenOn(where); err != nil {
		return fmt.Errorf("echo serve: %w", err)
	}
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM, syscall.SIGINT)
	<-end
	return nil
}

func prepare(arguments []string) (*server, error) {
	declared, err := declaredPorts(os.Getenv(variableDeclared))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", variableDeclared, err)
	}
	words := append(declared, arguments...)
	if list := os.Getenv(variablePorts); list != "" {
		words = wordsOf(list)
	}
	ports, err := portsOf(words)
	if err != nil {
		return nil, err
	}
	behaviour, err := fromEnvironment()
	if err != nil {
		return nil, err
	}
	s := &server{
		who: answer.Echo{
			Pod: os.Getenv(variablePod), Namespace: os.Getenv(variableNamespace),
			Node: os.Getenv(variableNode), Container: os.Getenv(variableContainer),
		},
		ports:     ports,
		behaviour: behaviour,
	}
	s.streams, err = newStreams(s)
	return s, err
}
