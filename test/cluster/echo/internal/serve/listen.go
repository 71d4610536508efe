package serve

import (
	"errors"
	"fmt"
	"net"
	"strconv"
)

// hosts are the addresses to listen on. The empty one is all of them, of both families.
type hosts []string

var (
	everywhere = hosts{""}
	loopback   = hosts{"127.0.0.1", "::1"}
)

// listenOn closes what is open and opens every port on the given addresses. What runs on accepted connections goes on.
func (s *server) listenOn(where hosts) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, each := range s.open {
		_ = each.Close() // a listener that is gone is as closed as it can be
	}
	s.open = nil
	var failures []error
	for _, each := range s.ports {
		for _, host := range where {
			if err := s.openPort(each, host); err != nil {
				failures = append(failures, fmt.Errorf("%s port %d: %w", each.network, each.number, err))
			}
		}
	}
	return errors.Join(failures...)
}

func (s *server) openPort(p port, host string) error {
	address := net.JoinHostPort(host, strconv.Itoa(p.number))
	if p.network == "udp" {
		socket, err := net.ListenPacket("udp", address)
		if err != nil {
			return err
		}
		s.open = append(s.open, socket)
		go s.answerDatagrams(socket)
		return nil
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	s.open = append(s.open, listener)
	go s.streams.accept(listener)
	return nil
}
