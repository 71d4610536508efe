// Package serviceaddress says where the Services of a cluster get their addresses from, and by which of them, and by which
// names, its API server is reached. It is apart from the server because many need it, and the server is large.
package serviceaddress

import (
	"net"

	"cdk8s-service-patterns/test/cluster/internal/loopback"
)

// Ranges are where Services get their addresses from. Both families, so that IPv6 and dual-stack
// Services are judged too.
const Ranges = "10.96.0.0/16,fd00:10:96::/112"

// ServerNames are what the API server's certificate must cover besides ServerAddresses.
var ServerNames = []string{
	"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local",
}

// ServerAddresses are loopback, and the Service `kubernetes` that programs inside a cluster use, which has the first address of
// each range.
func ServerAddresses() []net.IP {
	return []net.IP{net.ParseIP(loopback.Address), net.ParseIP("10.96.0.1"), net.ParseIP("fd00:10:96::1")}
}
