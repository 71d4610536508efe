package podnet

import (
	"net"
	"strings"
	"testing"

	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"
	"sigs.k8s.io/knftables"
)

func TestHostPortRules(t *testing.T) {
	lease := Lease{Addresses: []net.IP{net.ParseIP("10.244.0.5"), net.ParseIP("fd00::5")}}
	for _, one := range []struct {
		name    string
		mapping *runtimeapi.PortMapping
		rules   []string
	}{
		{"any address", &runtimeapi.PortMapping{HostPort: 8080, ContainerPort: 80}, []string{
			"meta nfproto ipv4 fib daddr type local tcp dport 8080 dnat ip to 10.244.0.5:80",
			"meta nfproto ipv6 fib daddr type local tcp dport 8080 dnat ip6 to [fd00::5]:80",
		}},
		{"one address", &runtimeapi.PortMapping{HostPort: 53, ContainerPort: 5353, HostIp: "172.30.0.11", Protocol: runtimeapi.Protocol_UDP}, []string{
			"ip daddr 172.30.0.11 udp dport 53 dnat ip to 10.244.0.5:5353",
		}},
		{"none", &runtimeapi.PortMapping{ContainerPort: 80}, nil},
	} {
		t.Run(one.name, func(t *testing.T) {
			table := knftables.NewFake(knftables.InetFamily, "test")
			if err := table.Run(t.Context(), hostPortRules(table, []*runtimeapi.PortMapping{one.mapping}, lease)); err != nil {
				t.Fatal(err)
			}
			dump := table.Dump()
			for _, rule := range one.rules {
				if strings.Count(dump, rule) != 2 { // for what comes in and for what the node itself sends
					t.Errorf("not twice %q in\n%s", rule, dump)
				}
			}
			if got := strings.Count(dump, "dnat"); got != 2*len(one.rules) {
				t.Errorf("%d rules, want %d:\n%s", got, 2*len(one.rules), dump)
			}
		})
	}
}
