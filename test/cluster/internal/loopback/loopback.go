// Package loopback listens on this machine's own address, where nobody outside can reach a throwaway cluster.
package loopback

import (
	"errors"
	"net"
	"strconv"
	"syscall"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
)

// Address is the only address the cluster listens on.
const Address = "127.0.0.1"

// Listen opens the port, or a free one for 0. The listener itself is handed to its server: a free port that is
// looked up first and bound later can be lost to another process in between.
func Listen(port int) (*net.TCPListener, error) {
	address := net.JoinHostPort(Address, strconv.Itoa(port))
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, &complaint.Complaint{
			Where: "--port", Found: refusal(address, err), Expected: "a free port",
			Cure: "stop what uses it, or leave --port out to get a free one",
		}
	}
	return listener.(*net.TCPListener), nil
}

func refusal(address string, err error) string {
	if errors.Is(err, syscall.EADDRINUSE) {
		return address + " in use"
	}
	return err.Error() // such as a low port without the permission
}

// Port tells the port a listener has.
func Port(listener net.Listener) int {
	return listener.Addr().(*net.TCPAddr).Port
}
