// Package doors lets one server be reached by two listeners, such as one on this machine's loopback and one in the rig's network.
package doors

import (
	"errors"
	"net"
	"sync"
)

// Doors accepts from all of its listeners. Its address is that of the first.
type Doors struct {
	listeners []net.Listener
	accepted  chan net.Conn
	closed    chan struct{}
	once      sync.Once
}

// Open begins to accept.
func Open(listeners ...net.Listener) *Doors {
	d := &Doors{listeners: listeners, accepted: make(chan net.Conn), closed: make(chan struct{})}
	for _, listener := range listeners {
		go d.accept(listener)
	}
	return d
}

func (d *Doors) accept(listener net.Listener) {
	for {
		connection, err := listener.Accept()
		if err != nil {
			d.Close() // its server cannot serve by half of its doors without anybody noticing
			return
		}
		select {
		case d.accepted <- connection:
		case <-d.closed:
			connection.Close()
			return
		}
	}
}

// Accept returns the next connection of any listener.
func (d *Doors) Accept() (net.Conn, error) {
	select {
	case connection := <-d.accepted:
		return connection, nil
	case <-d.closed:
		return nil, net.ErrClosed
	}
}

// Close closes all listeners.
func (d *Doors) Close() error {
	var failures []error
	d.once.Do(func() {
		close(d.closed)
		for _, listener := range d.listeners {
			failures = append(failures, listener.Close())
		}
	})
	return errors.Join(failures...)
}

// Addr is where the first listener is.
func (d *Doors) Addr() net.Addr { return d.listeners[0].Addr() }
