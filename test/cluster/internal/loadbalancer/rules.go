package loadbalancer

import (
	"fmt"
	"net/netip"
	"strings"

	"sigs.k8s.io/knftables"
)

const (
	tableName = "load-balancer"
	guard     = "guard" // drops what a frontend does not take
	choose    = "choose"
)

// rules are the whole table: it is replaced in one step, so that no connection meets half of it.
func rules(table knftables.Interface, frontends []frontend) *knftables.Transaction {
	all := table.NewTransaction()
	all.Add(&knftables.Table{}) // deleting what is not there would be an error
	all.Delete(&knftables.Table{})
	all.Add(&knftables.Table{})
	all.Add(&knftables.Chain{
		Name: guard, Type: knftables.PtrTo(knftables.FilterType), Hook: knftables.PtrTo(knftables.PreroutingHook), Priority: knftables.PtrTo(knftables.ManglePriority),
	})
	all.Add(&knftables.Chain{
		Name: choose, Type: knftables.PtrTo(knftables.NATType), Hook: knftables.PtrTo(knftables.PreroutingHook), Priority: knftables.PtrTo(knftables.DNATPriority),
	})
	for i, one := range frontends {
		if one.Passing {
			continue // a route leads there
		}
		if len(one.Sources) > 0 {
			all.Add(&knftables.Rule{Chain: guard, Rule: fmt.Sprintf("%s %s saddr != { %s } drop", to(one.Address), family(one.Address), join(one.Sources))})
		}
		for j, port := range one.Ports {
			send(all, one, port, fmt.Sprintf("port-%d-%d", i, j))
		}
	}
	return all
}

// send gives each new connection to one of the targets at random, as load balancers without stickiness do.
func send(all *knftables.Transaction, one frontend, port port, chain string) {
	match := fmt.Sprintf("%s %s dport %d", to(one.Address), port.Protocol, port.Port)
	if len(one.Targets) == 0 {
		all.Add(&knftables.Rule{Chain: guard, Rule: match + " drop"})
		return
	}
	var choices []string
	for k, target := range one.Targets {
		name := fmt.Sprintf("%s-%d", chain, k)
		all.Add(&knftables.Chain{Name: name})
		all.Add(&knftables.Rule{Chain: name, Rule: fmt.Sprintf("meta l4proto %s dnat %s to %s", port.Protocol, family(target), netip.AddrPortFrom(target, uint16(port.NodePort)))})
		choices = append(choices, fmt.Sprintf("%d : goto %s", k, name))
	}
	all.Add(&knftables.Rule{Chain: choose, Rule: fmt.Sprintf("%s numgen random mod %d vmap { %s }", match, len(one.Targets), strings.Join(choices, " , "))})
}

func to(address netip.Addr) string { return family(address) + " daddr " + address.String() }

func family(address netip.Addr) string {
	if address.Is4() {
		return "ip"
	}
	return "ip6"
}

func join(prefixes []netip.Prefix) string {
	texts := make([]string, 0, len(prefixes))
	for _, prefix := range prefixes {
		texts = append(texts, prefix.Masked().String())
	}
	return strings.Join(texts, ", ")
}
