// Package network is the rig's network: which addresses there are, and the cables between the places.
//
// In the middle is the wire, a router with a switch for the nodes. Behind it are two places outside the cluster: a client,
// and a host that answers for every address of the ranges that are kept for documentation.
package network

import (
	"fmt"
	"net"
)

// What the rig's addresses are. They are seen in its own namespaces only, so two rigs have the same.
const (
	PodRanges           = "10.244.0.0/16,fd00:10:244::/56"
	PodRange4           = "10.244.0.0/16"
	PodRange6           = "fd00:10:244::/56"
	ClusterDNS          = "10.96.0.10"
	NameServer          = "192.0.2.53" // outside: what a name outside the cluster is
	OutsideHost4        = "192.0.2.80" // what the name server says of names that are not told to it
	OutsideHost6        = "2001:db8::80"
	LoadBalancerRange4  = "198.51.100.0/24"
	LoadBalancerRange6  = "fd00:172:30:240::/112"
	ExternalAddresses4  = "172.30.250.0/24" // for spec.externalIPs: led to the nodes
	ExternalAddresses6  = "fd00:172:30:250::/112"
	firstNode           = 11 // 172.30.0.11
	MostNodes           = 20
	switchName          = "switch"
	clientNetwork       = 100
	outsideNetwork      = 200
	ownTable            = 100 // routes to pods are for the wire itself, where the API server is, and not for the client
	hashOverPorts       = "net.ipv4.fib_multipath_hash_policy=1"
	hashOverPorts6      = "net.ipv6.fib_multipath_hash_policy=1"
	wireHost            = 1
	farHost             = 2
	nodeNetwork         = 0
	withoutDuplicateAsk = "net.ipv6.conf.default.accept_dad=0"
)

// OutsideRanges are those for which the place outside answers, whatever the address.
var OutsideRanges = []string{"192.0.2.0/24", "203.0.113.0/24", "11.11.11.11/32", "22.22.22.22/32", "2001:db8::/32"}

// forwarding settings are those of a router that does not think for itself, and refuses each packet that it refuses: with
// the kernel's limit on how many refusals it sends, a client would wait for its second attempt.
var forwarding = []string{
	"net.ipv4.icmp_ratelimit=0", "net.ipv6.icmp.ratelimit=0",
	"net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1", "net.ipv4.conf.all.send_redirects=0", "net.ipv4.conf.default.send_redirects=0",
	"net.ipv4.conf.all.rp_filter=0", "net.ipv4.conf.default.rp_filter=0", "net.ipv6.conf.default.accept_ra=0", withoutDuplicateAsk,
}

// Pair is an address of each family, in its network.
type Pair [2]*net.IPNet

// NodeAddresses are those of the node with this index.
func NodeAddresses(index int) Pair { return addresses(nodeNetwork, firstNode+index) }

// WireAddresses are those by which nodes and their programs reach the wire, where the API server listens.
func WireAddresses() Pair { return addresses(nodeNetwork, wireHost) }

// ClientAddresses are those of the client outside the cluster.
func ClientAddresses() Pair { return addresses(clientNetwork, farHost) }

func addresses(network, host int) Pair {
	six := fmt.Sprintf("fd00:172:30::%d", host)
	if network != nodeNetwork {
		six = fmt.Sprintf("fd00:172:30:%d::%d", network, host)
	}
	return Pair{
		{IP: net.IPv4(172, 30, byte(network), byte(host)).To4(), Mask: net.CIDRMask(24, 32)},
		{IP: net.ParseIP(six), Mask: net.CIDRMask(64, 128)},
	}
}

// Text lists the addresses without their networks, separated by commas.
func (p Pair) Text() string { return p[0].IP.String() + "," + p[1].IP.String() }
