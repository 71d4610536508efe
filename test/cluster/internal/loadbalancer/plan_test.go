package loadbalancer

import (
	"net/netip"
	"strings"
	"testing"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/knftables"
)

var twoNodes = []node{
	{Name: "node-a", Addresses: []netip.Addr{netip.MustParseAddr("172.30.0.11"), netip.MustParseAddr("fd00:172:30::11")}},
	{Name: "node-b", Addresses: []netip.Addr{netip.MustParseAddr("172.30.0.12"), netip.MustParseAddr("fd00:172:30::12")}},
}

func service(change func(*v1.Service)) *v1.Service {
	s := &v1.Service{
		ObjectMeta: metav1.ObjectMeta{Namespace: "shop", Name: "web"},
		Spec: v1.ServiceSpec{
			Type: v1.ServiceTypeLoadBalancer, IPFamilies: []v1.IPFamily{v1.IPv4Protocol},
			Ports: []v1.ServicePort{{Port: 80, NodePort: 30080, Protocol: v1.ProtocolTCP}},
		},
	}
	if change != nil {
		change(s)
	}
	return s
}

func tableOf(t *testing.T, frontends []frontend) string {
	t.Helper()
	table := knftables.NewFake(knftables.InetFamily, tableName)
	if err := table.Run(t.Context(), rules(table, frontends)); err != nil {
		t.Fatal(err)
	}
	return table.Dump()
}

func address(text string) []netip.Addr { return []netip.Addr{netip.MustParseAddr(text)} }

func TestServesOnlyItsClasses(t *testing.T) {
	class := "service.k8s.aws/nlb"
	for _, one := range []struct {
		name    string
		service *v1.Service
		classes []string
		want    bool
	}{
		{"no class", service(nil), nil, true},
		{"another's class", service(func(s *v1.Service) { s.Spec.LoadBalancerClass = &class }), nil, false},
		{"a class that is asked for", service(func(s *v1.Service) { s.Spec.LoadBalancerClass = &class }), []string{class}, true},
		{"another type", service(func(s *v1.Service) { s.Spec.Type = v1.ServiceTypeNodePort }), nil, false},
		{"on its way out", service(func(s *v1.Service) { s.DeletionTimestamp = &metav1.Time{} }), nil, false},
	} {
		if got := serves(one.service, one.classes); got != one.want {
			t.Errorf("%s: %v, want %v", one.name, got, one.want)
		}
	}
}

func TestSendsToNodePortsOfAllNodes(t *testing.T) {
	table := tableOf(t, plan(service(nil), address("198.51.100.1"), twoNodes))
	for _, want := range []string{
		"ip daddr 198.51.100.1 tcp dport 80 numgen random mod 2 vmap { 0 : goto port-0-0-0 , 1 : goto port-0-0-1 }",
		"meta l4proto tcp dnat ip to 172.30.0.11:30080", "dnat ip to 172.30.0.12:30080",
	} {
		if !strings.Contains(table, want) {
			t.Errorf("no %q in\n%s", want, table)
		}
	}
}

func TestIPv6GoesToIPv6(t *testing.T) {
	table := tableOf(t, plan(service(nil), address("fd00:172:30:240::1"), twoNodes[:1]))
	if want := "dnat ip6 to [fd00:172:30::11]:30080"; !strings.Contains(table, want) || strings.Contains(table, "172.30.0.11") {
		t.Errorf("not only %q in\n%s", want, table)
	}
}

func TestDropsWithoutATarget(t *testing.T) {
	table := tableOf(t, plan(service(nil), address("198.51.100.1"), nil))
	if want := "ip daddr 198.51.100.1 tcp dport 80 drop"; !strings.Contains(table, want) {
		t.Errorf("no %q in\n%s", want, table)
	}
}

func TestSourceRanges(t *testing.T) {
	ranges := func(s *v1.Service) { s.Spec.LoadBalancerSourceRanges = []string{"172.30.100.2/24", " 10.0.0.0/8 "} }
	table := tableOf(t, plan(service(ranges), address("198.51.100.1"), twoNodes))
	if want := "ip daddr 198.51.100.1 ip saddr != { 172.30.100.0/24, 10.0.0.0/8 } drop"; !strings.Contains(table, want) {
		t.Errorf("no %q in\n%s", want, table)
	}
	six := tableOf(t, plan(service(ranges), address("fd00:172:30:240::1"), twoNodes))
	if want := "ip6 daddr fd00:172:30:240::1 ip6 saddr != { ::/128 } drop"; !strings.Contains(six, want) {
		t.Errorf("no %q in\n%s", want, six)
	}
}

func TestPassesWithoutNodePorts(t *testing.T) {
	frontends := plan(service(func(s *v1.Service) { s.Spec.Ports[0].NodePort = 0 }), address("198.51.100.1"), twoNodes)
	if !frontends[0].Passing || len(frontends[0].Targets) != 2 {
		t.Errorf("it does not pass to both nodes: %+v", frontends[0])
	}
	if table := tableOf(t, frontends); strings.Contains(table, "198.51.100.1") {
		t.Errorf("rules for what a route does:\n%s", table)
	}
}

func TestAsksForHealthOnlyWhereItMatters(t *testing.T) {
	local := service(func(s *v1.Service) {
		s.Spec.ExternalTrafficPolicy, s.Spec.HealthCheckNodePort = v1.ServiceExternalTrafficPolicyLocal, 31000
	})
	if port, asks := asksHealth(local); !asks || port != 31000 {
		t.Errorf("asks %v at %d", asks, port)
	}
	if _, asks := asksHealth(service(nil)); asks {
		t.Error("it asks although any node will do")
	}
}

func TestAsksForHealthInTheFamilyOfTheService(t *testing.T) {
	one := twoNodes[0]
	for family, want := range map[v1.IPFamily]string{v1.IPv4Protocol: "172.30.0.11", v1.IPv6Protocol: "fd00:172:30::11"} {
		of := service(func(s *v1.Service) { s.Spec.IPFamilies = []v1.IPFamily{family} })
		if address, has := one.addressFor(of); !has || address.String() != want {
			t.Errorf("%s: found %s %t, expected %s", family, address, has, want)
		}
	}
	only := node{Addresses: one.Addresses[:1]}
	if address, has := only.addressFor(service(func(s *v1.Service) { s.Spec.IPFamilies = []v1.IPFamily{v1.IPv6Protocol} })); has {
		t.Errorf("found %s, expected none of another family", address)
	}
}

func TestUsableNodes(t *testing.T) {
	made := func(name string, ready v1.ConditionStatus, labels map[string]string) *v1.Node {
		return &v1.Node{
			ObjectMeta: metav1.ObjectMeta{Name: name, Labels: labels},
			Status: v1.NodeStatus{
				Conditions: []v1.NodeCondition{{Type: v1.NodeReady, Status: ready}},
				Addresses:  []v1.NodeAddress{{Type: v1.NodeHostName, Address: name}, {Type: v1.NodeInternalIP, Address: "172.30.0.11"}},
			},
		}
	}
	found := usable([]*v1.Node{
		made("c", v1.ConditionTrue, nil), made("a", v1.ConditionTrue, nil), made("down", v1.ConditionUnknown, nil),
		made("out", v1.ConditionTrue, map[string]string{excluded: ""}),
	})
	if len(found) != 2 || found[0].Name != "a" || found[1].Name != "c" || len(found[0].Addresses) != 1 {
		t.Errorf("found %+v", found)
	}
}

func TestPool(t *testing.T) {
	all := pools{v1.IPv4Protocol: newPool("198.51.100.0/29"), v1.IPv6Protocol: newPool("fd00::/125")}
	first, err := all.take(service(nil))
	if err != nil || first[0].String() != "198.51.100.1" {
		t.Fatalf("%v, %v", first, err)
	}
	again, _ := all.take(service(nil))
	if again[0] != first[0] {
		t.Errorf("it moved from %v to %v", first, again)
	}
	wishing := service(func(s *v1.Service) { s.Name, s.Spec.LoadBalancerIP = "wish", "198.51.100.4" })
	if got, _ := all.take(wishing); got[0].String() != "198.51.100.4" {
		t.Errorf("it gave %v instead of what was wished", got)
	}
	if got, _ := all.take(service(func(s *v1.Service) { s.Name, s.Spec.LoadBalancerIP = "late", "198.51.100.4" })); got[0].String() != "198.51.100.2" {
		t.Errorf("it gave %v", got)
	}
	six := service(func(s *v1.Service) { s.Spec.IPFamilies = []v1.IPFamily{v1.IPv6Protocol} })
	if got, _ := all.take(six); got[0].String() != "fd00::1" {
		t.Errorf("it gave %v for IPv6", got)
	}
	if owner := all[v1.IPv4Protocol].taken[first[0]]; owner != "" {
		t.Errorf("%s still has its IPv4 address after it has left the family", owner)
	}
}
