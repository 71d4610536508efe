package podnet

import (
	"context"
	"fmt"
	"strings"

	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"
	"sigs.k8s.io/knftables"
)

// HostPorts are the ports of the node that lead to one pod (`hostPort` of a container).
type HostPorts struct {
	table knftables.Interface // nil when there are none
}

// OpenHostPorts leads the node's ports to the pod: a table of its own in the node's netfilter, so that it goes as it came.
func OpenHostPorts(id string, mappings []*runtimeapi.PortMapping, lease Lease) (*HostPorts, error) {
	if !hasHostPort(mappings) {
		return &HostPorts{}, nil
	}
	table, err := knftables.New(knftables.InetFamily, "hostports-"+id[:8])
	if err != nil {
		return nil, err
	}
	return &HostPorts{table}, table.Run(context.Background(), hostPortRules(table, mappings, lease))
}

func hasHostPort(mappings []*runtimeapi.PortMapping) bool {
	for _, mapping := range mappings {
		if mapping.GetHostPort() > 0 {
			return true
		}
	}
	return false
}

func hostPortRules(table knftables.Interface, mappings []*runtimeapi.PortMapping, lease Lease) *knftables.Transaction {
	rules := table.NewTransaction()
	rules.Add(&knftables.Table{})
	for _, hook := range []knftables.BaseChainHook{knftables.PreroutingHook, knftables.OutputHook} {
		chain := string(hook)
		rules.Add(&knftables.Chain{
			Name: chain, Type: knftables.PtrTo(knftables.NATType), Hook: knftables.PtrTo(hook), Priority: knftables.PtrTo(knftables.DNATPriority),
		})
		for _, mapping := range mappings {
			for _, address := range lease.Addresses {
				if rule, fits := hostPortRule(mapping, address.String(), address.To4() != nil); fits {
					rules.Add(&knftables.Rule{Chain: chain, Rule: rule})
				}
			}
		}
	}
	return rules
}

func hostPortRule(mapping *runtimeapi.PortMapping, pod string, v4 bool) (rule string, fits bool) {
	if mapping.GetHostPort() <= 0 {
		return "", false
	}
	family, to := "ip6", "["+pod+"]"
	if v4 {
		family, to = "ip", pod
	}
	which := "fib daddr type local"
	switch host := mapping.GetHostIp(); {
	case host == "" || host == "0.0.0.0" || host == "::":
		which = "meta nfproto " + map[bool]string{true: "ipv4", false: "ipv6"}[v4] + " " + which
	case strings.Contains(host, ":") == v4:
		return "", false
	default:
		which = family + " daddr " + host
	}
	protocol := strings.ToLower(mapping.GetProtocol().String())
	return fmt.Sprintf("%s %s dport %d dnat %s to %s:%d", which, protocol, mapping.GetHostPort(), family, to, mapping.GetContainerPort()), true
}

// Close takes the node's ports back.
func (h *HostPorts) Close() error {
	if h == nil || h.table == nil {
		return nil
	}
	rules := h.table.NewTransaction()
	rules.Add(&knftables.Table{}) // deleting what is gone already is an error
	rules.Delete(&knftables.Table{})
	return h.table.Run(context.Background(), rules)
}
