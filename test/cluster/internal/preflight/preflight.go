// Package preflight says, before anything is started, what a rig would miss.
package preflight

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/vishvananda/netns"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
	"cdk8s-service-patterns/test/cluster/internal/threads"
)

// Programs are those of the rig that lie beside it.
var Programs = []string{"kubernetes", "keeper", "coredns", "inside", "echo"}

// Check returns the first thing that is missing, and what to do about it.
func Check(programs, proxyMode string) error { return check(os.Geteuid(), programs, proxyMode) }

func check(user int, programs, proxyMode string) error {
	if user != 0 {
		return &complaint.Complaint{
			Where: "rig", Found: fmt.Sprintf("user %d", user), Expected: "root: it makes network namespaces, mounts and packet filters of its own",
			Cure: "run it with sudo, or as root of a virtual machine",
		}
	}
	for _, name := range Programs {
		if _, err := os.Stat(filepath.Join(programs, name)); err != nil {
			return &complaint.Complaint{Where: "rig", Found: err.Error(), Expected: "its programs beside it", Cure: "build them with ./build-rig.sh"}
		}
	}
	for _, tool := range tools(proxyMode) {
		if _, err := exec.LookPath(tool.program); err != nil {
			return &complaint.Complaint{Where: "rig", Found: "no program " + tool.program, Expected: tool.why, Cure: "apt-get install " + tool.debian}
		}
	}
	return kernel()
}

type tool struct{ program, debian, why string }

func tools(proxyMode string) []tool {
	iptables := "it, to bring packets to the judge of NetworkPolicies where the kernel's nftables cannot"
	if proxyMode == "iptables" {
		iptables = "it, which kube-proxy in iptables mode writes its rules with"
	}
	return []tool{
		{"nft", "nftables", "it, which kube-proxy and the load balancer write their rules with"},
		{"iptables", "iptables", iptables},
		{"ip6tables", "iptables", iptables},
	}
}

// kernel tells of features that cannot be loaded when they are needed.
func kernel() error {
	known, err := os.ReadFile("/proc/filesystems")
	if err != nil {
		return err
	}
	if !strings.Contains(string(known), "\toverlay\n") {
		if exec.Command("modprobe", "overlay").Run() != nil {
			return &complaint.Complaint{
				Where: "rig", Found: "a kernel without overlay file systems", Expected: "them, for containers to write to", Cure: "load the module overlay, or use a kernel with CONFIG_OVERLAY_FS",
			}
		}
	}
	if _, err := os.Stat("/proc/sys/net/ipv6"); err != nil {
		return &complaint.Complaint{Where: "rig", Found: "a kernel without IPv6", Expected: "it: the rig has both families", Cure: "boot without ipv6.disable=1"}
	}
	// What only shows when it is tried is tried in a network that goes when its thread does.
	return threads.InNetwork(netns.New, network)
}
