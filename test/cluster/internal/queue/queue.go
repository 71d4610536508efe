// Package queue brings packets to a program that judges them. Rules belong to the network namespace that it is called in.
package queue

import (
	"context"
	"fmt"
	"os/exec"
	"strings"

	"sigs.k8s.io/knftables"
)

// Number is that of the queue in which they wait.
const Number = 100

// CanByNftables tells whether the kernel lets nftables hand packets to a program (CONFIG_NFT_QUEUE). Where it does, the
// rules of kube-network-policies bring it the packets of the pods that have policies.
func CanByNftables(ctx context.Context) bool {
	trial, err := knftables.New(knftables.InetFamily, "queue-trial")
	if err != nil {
		return false
	}
	rules := trial.NewTransaction()
	rules.Add(&knftables.Table{})
	rules.Add(&knftables.Chain{Name: "trial"})
	rules.Add(&knftables.Rule{Chain: "trial", Rule: fmt.Sprintf("queue num %d", Number)})
	rules.Delete(&knftables.Table{})
	return trial.Run(ctx, rules) == nil
}

// ByIptables brings it the packets where the kernel lacks that, at the same place, after DNAT and before SNAT: the first
// packet of each connection, except for neighbour discovery and for what root on the node sends, such as the kubelet's probes.
func ByIptables(ctx context.Context) error {
	const chain = "POSTROUTING"
	discovery := []string{"-p", "ipv6-icmp", "-j", "ACCEPT"}
	first := []string{"-m", "conntrack", "!", "--ctstate", "ESTABLISHED,RELATED", "-m", "owner", "!", "--uid-owner", "0", "-j", "NFQUEUE", "--queue-num", fmt.Sprint(Number)}
	for _, rule := range []struct {
		program string
		match   []string
	}{{"iptables", first}, {"ip6tables", discovery}, {"ip6tables", first}} {
		arguments := append([]string{"-w", "-t", "mangle", "-A", chain}, rule.match...)
		if output, err := exec.CommandContext(ctx, rule.program, arguments...).CombinedOutput(); err != nil {
			return fmt.Errorf("%s %s: %w: %s", rule.program, strings.Join(arguments, " "), err, output)
		}
	}
	return nil
}
