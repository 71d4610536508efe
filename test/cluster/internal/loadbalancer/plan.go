package loadbalancer

import (
	"net/netip"
	"slices"
	"strings"

	v1 "k8s.io/api/core/v1"
)

// excluded is the label by which a node asks to be left out of load balancers.
const excluded = "node.kubernetes.io/exclude-from-external-load-balancers"

// node is one that traffic can be sent to.
type node struct {
	Name      string
	Addresses []netip.Addr
}

// addressFor is where the node is asked about a Service: kube-proxy answers in the families of the Service alone.
func (n node) addressFor(service *v1.Service) (netip.Addr, bool) {
	isIPv4 := len(service.Spec.IPFamilies) == 0 || service.Spec.IPFamilies[0] == v1.IPv4Protocol
	at := slices.IndexFunc(n.Addresses, func(address netip.Addr) bool { return address.Is4() == isIPv4 })
	if at < 0 {
		return netip.Addr{}, false
	}
	return n.Addresses[at], true
}

// frontend is one address of a Service and what becomes of the packets that come to it.
type frontend struct {
	Service string
	Address netip.Addr
	// Passing frontends have no node ports to send to, because the Service allocates none: packets go to a node with their
	// address unchanged, and kube-proxy there knows what to do with it.
	Passing bool
	Ports   []port
	// Sources are those whose packets are taken; none named means all. Where packets pass, kube-proxy sees to that.
	Sources []netip.Prefix
	Targets []netip.Addr
}

type port struct {
	Protocol string // tcp, udp or sctp
	Port     int32
	NodePort int32
}

// serves tells whether a Service is one that this load balancer is for: a class of its own belongs to another controller.
func serves(service *v1.Service, classes []string) bool {
	if service.Spec.Type != v1.ServiceTypeLoadBalancer || service.DeletionTimestamp != nil {
		return false
	}
	class := service.Spec.LoadBalancerClass
	return class == nil || slices.Contains(classes, *class)
}

// usable lists the nodes that a Service's traffic may be sent to at all.
func usable(all []*v1.Node) []node {
	var found []node
	for _, candidate := range all {
		if _, out := candidate.Labels[excluded]; out || !isReady(candidate) {
			continue
		}
		one := node{Name: candidate.Name}
		for _, address := range candidate.Status.Addresses {
			if parsed, err := netip.ParseAddr(address.Address); err == nil && address.Type == v1.NodeInternalIP {
				one.Addresses = append(one.Addresses, parsed)
			}
		}
		found = append(found, one)
	}
	slices.SortFunc(found, func(a, b node) int { return strings.Compare(a.Name, b.Name) })
	return found
}

func isReady(node *v1.Node) bool {
	for _, condition := range node.Status.Conditions {
		if condition.Type == v1.NodeReady {
			return condition.Status == v1.ConditionTrue
		}
	}
	return false
}

// asksHealth tells whether nodes must be asked if they have a pod of the Service, and where.
func asksHealth(service *v1.Service) (port int32, asks bool) {
	local := service.Spec.ExternalTrafficPolicy == v1.ServiceExternalTrafficPolicyLocal
	return service.Spec.HealthCheckNodePort, local && service.Spec.HealthCheckNodePort != 0
}

// plan makes a frontend of each of the Service's addresses. The nodes are those to which traffic is to be sent.
func plan(service *v1.Service, addresses []netip.Addr, nodes []node) []frontend {
	var frontends []frontend
	for _, address := range addresses {
		one := frontend{Service: nameOf(service), Address: address}
		for _, p := range service.Spec.Ports {
			one.Ports = append(one.Ports, port{strings.ToLower(string(p.Protocol)), p.Port, p.NodePort})
			one.Passing = one.Passing || p.NodePort == 0
		}
		for _, source := range service.Spec.LoadBalancerSourceRanges {
			if prefix, err := netip.ParsePrefix(strings.TrimSpace(source)); err == nil && prefix.Addr().Is4() == address.Is4() {
				one.Sources = append(one.Sources, prefix)
			}
		}
		if len(service.Spec.LoadBalancerSourceRanges) > 0 && len(one.Sources) == 0 {
			one.Sources = []netip.Prefix{nobody(address)} // ranges of the other family let nobody of this one in
		}
		for _, node := range nodes {
			for _, target := range node.Addresses {
				if target.Is4() == address.Is4() {
					one.Targets = append(one.Targets, target)
				}
			}
		}
		frontends = append(frontends, one)
	}
	return frontends
}

// nobody is a range from which no packet comes: the unspecified address of the family.
func nobody(address netip.Addr) netip.Prefix {
	if address.Is4() {
		return netip.PrefixFrom(netip.IPv4Unspecified(), 32)
	}
	return netip.PrefixFrom(netip.IPv6Unspecified(), 128)
}
