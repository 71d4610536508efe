package loadbalancer

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"time"
)

const (
	askEvery     = 300 * time.Millisecond
	answerWithin = 2 * time.Second
)

// healthy asks a health check port of a node whether a pod of the Service is on the node.
func (b *Balancer) healthy(ctx context.Context, at netip.AddrPort) bool {
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("http://%s/healthz", at), nil)
	if err != nil {
		return false
	}
	answer, err := b.asking.Do(request)
	if err != nil {
		return false
	}
	answer.Body.Close()
	return answer.StatusCode == http.StatusOK
}

// dialling asks from the wire, where load balancers are.
func (b *Balancer) dialling(ctx context.Context, network, address string) (connection net.Conn, err error) {
	err = b.wire.In(func() error {
		var dialer net.Dialer
		var failure error
		connection, failure = dialer.DialContext(ctx, network, address)
		return failure
	})
	return connection, err
}
