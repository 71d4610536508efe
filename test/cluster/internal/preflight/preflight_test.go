package preflight

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What programs do that stand for those of the system.
const (
	works       = "exit 0"
	nft         = `case "$*" in *--version*) echo "nftables v1.1.3" ;; *) /bin/cat >/dev/null ;; esac`
	noRules     = `case "$*" in *--version*) echo "nftables v1.1.3" ;; *) echo "Error: Could not process rule: Not supported" >&2; exit 1 ;; esac`
	noQueue     = `case "$*" in *--version*) echo "nftables v1.1.3" ;; *) ! /bin/grep -q queue ;; esac`
	noExtension = `echo "iptables: No chain/target/match by that name." >&2; exit 1`
)

func TestSaysWhatIsMissing(t *testing.T) {
	for _, one := range []struct {
		name   string
		user   int
		beside []string
		system map[string]string
		mode   string
		says   string
	}{
		{"root", 1000, Programs, nil, "nftables",
			"rig: found user 1000, expected root: it makes network namespaces, mounts and packet filters of its own; run it with sudo, or as root of a virtual machine"},
		{"a program of its own", 0, Programs[1:], nil, "nftables",
			"rig: found stat PROGRAMS/kubernetes: no such file or directory, expected its programs beside it; build them with ./build-rig.sh"},
		{"nft", 0, Programs, map[string]string{"iptables": works, "ip6tables": works}, "nftables",
			"rig: found no program nft, expected it, which kube-proxy and the load balancer write their rules with; apt-get install nftables"},
		{"iptables", 0, Programs, map[string]string{"nft": nft}, "nftables",
			"rig: found no program iptables, expected it, to bring packets to the judge of NetworkPolicies where the kernel's nftables cannot; apt-get install iptables"},
		{"ip6tables", 0, Programs, map[string]string{"nft": nft, "iptables": works}, "iptables",
			"rig: found no program ip6tables, expected it, which kube-proxy in iptables mode writes its rules with; apt-get install iptables"},
		{"rules", 0, Programs, map[string]string{"nft": noRules, "iptables": works, "ip6tables": works}, "nftables",
			"rig: found a kernel without what nftables needs (Error: Could not process rule: Not supported), expected NAT, maps, and addresses of its own told from others, in both families; load the modules nf_tables, nft_nat, nft_masq, nft_numgen and nft_fib_inet, or use a kernel that has it"},
		{"queue", 0, Programs, map[string]string{"nft": noQueue, "iptables": noExtension, "ip6tables": works}, "nftables",
			"rig: found a kernel without queues to programs (iptables -w -t mangle -A POSTROUTING -m conntrack ! --ctstate ESTABLISHED,RELATED -m owner ! --uid-owner 0 -j NFQUEUE --queue-num 100: exit status 1: iptables: No chain/target/match by that name.), expected one, for the judge of NetworkPolicies; load the module nft_queue, or xt_NFQUEUE with xt_conntrack and xt_owner, or use a kernel that has it"},
		{"nothing, by nftables", 0, Programs, map[string]string{"nft": nft, "iptables": noExtension, "ip6tables": noExtension}, "nftables", ""},
		{"nothing, by iptables", 0, Programs, map[string]string{"nft": noQueue, "iptables": works, "ip6tables": works}, "nftables", ""},
	} {
		t.Run(one.name, func(t *testing.T) {
			if _, asksKernel := one.system["ip6tables"]; asksKernel && one.system["nft"] != "" && os.Geteuid() != 0 {
				t.Skip("only root can try what the kernel has")
			}
			programs := folderOf(t, map[string]string{})
			for _, name := range one.beside {
				write(t, programs, name, works)
			}
			t.Setenv("PATH", folderOf(t, one.system))
			says := ""
			if err := check(one.user, programs, one.mode); err != nil {
				says = strings.ReplaceAll(err.Error(), programs, "PROGRAMS")
			}
			if says != one.says {
				t.Errorf("it says\n%s, want\n%s", says, one.says)
			}
		})
	}
}

func TestThisMachineHasAll(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can try what the kernel has")
	}
	if err := kernel(); err != nil {
		t.Error(err)
	}
}

// folderOf makes a folder of programs that do what their scripts say.
func folderOf(t *testing.T, scripts map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, script := range scripts {
		write(t, folder, name, script)
	}
	return folder
}

func write(t *testing.T, folder, name, script string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
}
