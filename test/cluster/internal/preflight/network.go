package preflight

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"

	"github.com/vishvananda/netlink"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
	"cdk8s-service-patterns/test/cluster/internal/queue"
)

// network tries what the kernel must let the rig make in the network namespaces of nodes and pods.
func network() error {
	for _, link := range []netlink.Link{
		&netlink.Veth{LinkAttrs: netlink.LinkAttrs{Name: "trial"}, PeerName: "peer"},
		&netlink.Bridge{LinkAttrs: netlink.LinkAttrs{Name: "switch"}},
	} {
		if err := netlink.LinkAdd(link); err != nil {
			return lacks(link.Type()+" links", err.Error(), "them, for cables and the switch between nodes and pods", "load the module "+link.Type())
		}
	}
	nft := exec.Command("nft", "-f", "-")
	nft.Stdin = strings.NewReader(rules)
	if said, err := nft.CombinedOutput(); err != nil {
		return lacks("what nftables needs", string(said), "NAT, maps, and addresses of its own told from others, in both families", "load the modules nf_tables, nft_nat, nft_masq, nft_numgen and nft_fib_inet")
	}
	ctx := context.Background()
	if !queue.CanByNftables(ctx) {
		if err := queue.ByIptables(ctx); err != nil {
			return lacks("queues to programs", err.Error(), "one, for the judge of NetworkPolicies", "load the module nft_queue, or xt_NFQUEUE with xt_conntrack and xt_owner")
		}
	}
	return nil
}

// rules are like those of kube-proxy and the load balancer.
const rules = `
table inet trial {
	chain before {
		type nat hook prerouting priority dstnat
		fib daddr type local tcp dport 80 dnat ip to numgen random mod 2 map { 0 : 10.0.0.1, 1 : 10.0.0.2 }
		tcp dport 80 dnat ip6 to numgen random mod 2 map { 0 : fd00::1, 1 : fd00::2 }
	}
	chain after {
		type nat hook postrouting priority srcnat
		ct status dnat masquerade
	}
}
`

func lacks(what, said, expected, cure string) error {
	line, _, _ := bytes.Cut([]byte(strings.TrimSpace(said)), []byte("\n"))
	return &complaint.Complaint{
		Where: "rig", Found: fmt.Sprintf("a kernel without %s (%s)", what, line), Expected: expected, Cure: cure + ", or use a kernel that has it",
	}
}
