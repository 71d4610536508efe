// Package podnet is what a network plug-in is on one node: it gives pods addresses and connects them.
package podnet

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"sync"
)

// The first address of a range is the node's own end of every pod's link.
const (
	gatewayHost = 1
	firstHost   = 2
	lastHost    = 254
)

// Addresses hands out the addresses of a node's pods, the same number in each family. An address that was given back rests as long
// as possible, so that a packet meant for a pod that is gone hardly ever reaches another.
type Addresses struct {
	mu    sync.Mutex
	cidrs []*net.IPNet
	last  int
	used  map[int]bool
}

// NewAddresses has none to give until Use says which.
func NewAddresses() *Addresses {
	return &Addresses{last: firstHost - 1, used: map[int]bool{}}
}

// Use takes the node's ranges as the kubelet passes them on: "10.244.1.0/24,fd00:10:244:1::/64".
func (a *Addresses) Use(cidrs string) error {
	var parsed []*net.IPNet
	for text := range strings.SplitSeq(cidrs, ",") {
		_, cidr, err := net.ParseCIDR(text)
		if err != nil {
			return fmt.Errorf("pod CIDR: %w", err)
		}
		parsed = append(parsed, cidr)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.cidrs = parsed
	return nil
}

// Known tells whether there are ranges to take addresses from.
func (a *Addresses) Known() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.cidrs) > 0
}

// Lease is what one pod gets: an address of each family, and the node's end of the link.
type Lease struct {
	Addresses []net.IP
	Gateways  []net.IP
	host      int
}

// Take gives the addresses of one pod.
func (a *Addresses) Take() (Lease, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.cidrs) == 0 {
		return Lease{}, errors.New("the node has no pod CIDR yet")
	}
	for range lastHost - firstHost + 1 {
		a.last++
		if a.last > lastHost {
			a.last = firstHost
		}
		if a.used[a.last] {
			continue
		}
		a.used[a.last] = true
		lease := Lease{host: a.last}
		for _, cidr := range a.cidrs {
			lease.Addresses = append(lease.Addresses, addressIn(cidr, a.last))
			lease.Gateways = append(lease.Gateways, addressIn(cidr, gatewayHost))
		}
		return lease, nil
	}
	return Lease{}, fmt.Errorf("all %d addresses of %v are taken", lastHost-firstHost+1, a.cidrs)
}

// Return gives a pod's addresses back.
func (a *Addresses) Return(lease Lease) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.used, lease.host)
}

func addressIn(cidr *net.IPNet, host int) net.IP {
	address := append(net.IP{}, cidr.IP...)
	address[len(address)-1] += byte(host)
	return address
}
