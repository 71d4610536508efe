package serve

import "net"

// queue is the listener of the HTTP server: what it accepts are connections that others have accepted and looked at.
type queue struct {
	connections chan net.Conn
}

func newQueue() *queue {
	return &queue{connections: make(chan net.Conn)}
}

func (q *queue) add(connection net.Conn) { q.connections <- connection }

func (q *queue) Accept() (net.Conn, error) { return <-q.connections, nil }

func (q *queue) Close() error { return nil }

func (q *queue) Addr() net.Addr { return &net.TCPAddr{} }
