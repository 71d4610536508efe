// Command coredns is CoreDNS with the plug-ins that a cluster's DNS and the rig's name server outside need, and no others.
package main

import (
	"github.com/coredns/coredns/core/dnsserver"
	"github.com/coredns/coredns/coremain"

	_ "github.com/coredns/coredns/plugin/bind"
	_ "github.com/coredns/coredns/plugin/cache"
	_ "github.com/coredns/coredns/plugin/errors"
	_ "github.com/coredns/coredns/plugin/forward"
	_ "github.com/coredns/coredns/plugin/health"
	_ "github.com/coredns/coredns/plugin/hosts"
	_ "github.com/coredns/coredns/plugin/kubernetes"
	_ "github.com/coredns/coredns/plugin/loadbalance"
	_ "github.com/coredns/coredns/plugin/log"
	_ "github.com/coredns/coredns/plugin/loop"
	_ "github.com/coredns/coredns/plugin/ready"
	_ "github.com/coredns/coredns/plugin/reload"
	_ "github.com/coredns/coredns/plugin/rewrite"
	_ "github.com/coredns/coredns/plugin/template"
)

// The order is CoreDNS' own: a query goes through the plug-ins in this one, whatever a Corefile says.
func init() {
	dnsserver.Directives = []string{
		"reload", "bind", "health", "ready", "errors", "log", "cache", "rewrite", "loadbalance", "template", "hosts", "kubernetes", "loop", "forward",
	}
}

func main() { coremain.Run() }
