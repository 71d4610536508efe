// Package outside is what is not the cluster: a name server that knows hosts outside.
package outside

import (
	"fmt"
	"os"
	"strings"

	"cdk8s-service-patterns/test/cluster/internal/network"
	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
)

// zones in which every name is a host outside, besides the names that are told.
var zones = []string{"example.com", "example.org", "example.net", "outside.example"}

// corefile answers from the file of hosts first, then from the zones; whatever else is asked does not exist.
const corefile = `. {
	bind %s
	errors
	hosts %s {
		reload 100ms
		ttl 1
		fallthrough
	}
	template IN A %s {
		answer "{{ .Name }} 1 IN A %s"
	}
	template IN AAAA %s {
		answer "{{ .Name }} 1 IN AAAA %s"
	}
	template IN ANY %s {
		rcode NOERROR
	}
	template IN ANY . {
		rcode NXDOMAIN
	}
}
`

// Write writes what the name server needs: hosts are "name=address".
func Write(folder rigfolder.Folder, hosts []string) error {
	var known strings.Builder
	for _, host := range hosts {
		name, address, _ := strings.Cut(host, "=")
		fmt.Fprintf(&known, "%s %s\n", address, name)
	}
	all := strings.Join(zones, " ")
	config := fmt.Sprintf(corefile, network.NameServer, folder.Hosts(), all, network.OutsideHost4, all, network.OutsideHost6, all)
	for path, content := range map[string]string{
		folder.Hosts():      known.String(),
		folder.Corefile():   config,
		folder.ResolvConf(): "nameserver " + network.NameServer + "\n",
	} {
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}
