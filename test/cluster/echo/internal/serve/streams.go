package serve

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/json"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
)

// streams takes the connections of all TCP ports and gives each to what its first byte speaks.
type streams struct {
	server *server
	http   *http.Server
	queue  *queue
	tls    *tls.Config
}

// firstOfTLS is the type of a TLS record that begins a handshake.
const firstOfTLS = 0x16

func newStreams(s *server) (*streams, error) {
	certificateFor, err := certificates()
	if err != nil {
		return nil, err
	}
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetHTTP2(true)
	protocols.SetUnencryptedHTTP2(true)
	all := &streams{
		server: s,
		queue:  newQueue(),
		tls:    &tls.Config{GetCertificate: certificateFor, NextProtos: []string{"h2", "http/1.1"}},
		http: &http.Server{
			Handler:   http.HandlerFunc(s.answerHTTP),
			Protocols: protocols,
			// Scanners and half-open connections are not worth a line.
			ErrorLog: log.New(io.Discard, "", 0),
			ConnContext: func(ctx context.Context, connection net.Conn) context.Context {
				return context.WithValue(ctx, connectionKey{}, connection)
			},
		},
	}
	go func() { _ = all.http.Serve(all.queue) }() // the queue is never closed
	return all, nil
}

func (s *streams) accept(listener net.Listener) {
	for {
		connection, err := listener.Accept()
		if err != nil {
			return // closed, by listenOn or by the end of the process
		}
		go s.hand(connection)
	}
}

// hand looks at the first byte. HTTP methods are written in capitals, so everything that begins in another way is taken
// for plain lines.
func (s *streams) hand(connection net.Conn) {
	reader := bufio.NewReader(connection)
	first, err := reader.Peek(1)
	if err != nil {
		_ = connection.Close() // whoever says nothing, such as a TCP probe, is done
		return
	}
	peeked := &peekedConnection{Conn: connection, reader: reader}
	switch {
	case first[0] == firstOfTLS:
		s.queue.add(tls.Server(peeked, s.tls))
	case first[0] >= 'A' && first[0] <= 'Z':
		s.queue.add(peeked)
	default:
		s.answerLines(peeked)
	}
}

func (s *streams) answerLines(connection net.Conn) {
	defer connection.Close()
	lines := bufio.NewScanner(connection)
	for lines.Scan() {
		s.server.behaviour.hesitate()
		echo := s.server.who
		echo.Protocol, echo.Said = "tcp", strings.TrimSpace(lines.Text())
		echo.RemoteAddress, echo.RemotePort = ends(connection.RemoteAddr())
		echo.LocalAddress, echo.LocalPort = ends(connection.LocalAddr())
		if err := json.NewEncoder(connection).Encode(echo); err != nil {
			return
		}
	}
}

// peekedConnection is a connection of which something has been read ahead.
type peekedConnection struct {
	net.Conn
	reader *bufio.Reader
}

func (c *peekedConnection) Read(buffer []byte) (int, error) { return c.reader.Read(buffer) }
