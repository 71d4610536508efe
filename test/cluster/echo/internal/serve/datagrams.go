package serve

import (
	"encoding/json"
	"net"
	"net/netip"
	"strings"
)

// largestDatagram is what IP carries at most.
const largestDatagram = 65535

func (s *server) answerDatagrams(socket net.PacketConn) {
	buffer := make([]byte, largestDatagram)
	for {
		size, from, err := socket.ReadFrom(buffer)
		if err != nil {
			return // closed, by listenOn or by the end of the process
		}
		said := strings.TrimSpace(string(buffer[:size]))
		go func() {
			s.behaviour.hesitate()
			echo := s.who
			echo.Protocol, echo.Said = "udp", said
			echo.RemoteAddress, echo.RemotePort = ends(from)
			// A socket that listens on all addresses does not say on which of them a datagram came.
			_, echo.LocalPort = ends(socket.LocalAddr())
			if text, err := json.Marshal(echo); err == nil {
				_, _ = socket.WriteTo(append(text, '\n'), from) // whoever does not hear it asks again
			}
		}()
	}
}

// ends takes an address apart. An IPv4 address that came by a socket of both families is written as IPv4.
func ends(address net.Addr) (host string, port int) {
	parsed, err := netip.ParseAddrPort(address.String())
	if err != nil {
		return address.String(), 0
	}
	return parsed.Addr().Unmap().String(), int(parsed.Port())
}
