// Package rigsettings reads the command line of `rig up`.
package rigsettings

import (
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
	"cdk8s-service-patterns/test/cluster/internal/network"
)

// ErrHelp says that the command line asked for the usage text.
var ErrHelp = pflag.ErrHelp

// Settings is what the command line can choose.
type Settings struct {
	Nodes               int
	Zones               []string
	ProxyMode           string
	With                []string
	OutsideHosts        []string
	LoadBalancerClasses []string
	KeepLogs            string
	Port                int
	ReadyTimeout        time.Duration
	UntilStdinCloses    bool
	Background          bool
}

const mostZones = 20

var proxyModes = []string{"nftables", "iptables"}

// Parse reads the arguments that follow `rig up`.
func Parse(arguments []string) (Settings, error) {
	var s Settings
	flags := s.Flags()
	if err := flags.Parse(arguments); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			return Settings{}, ErrHelp
		}
		return Settings{}, &complaint.Complaint{
			Where: "command line", Found: err.Error(), Expected: "only known flags with legal values", Cure: "run `rig up --help` to see them",
		}
	}
	return s, s.check(flags.Args())
}

// Flags is the set of flags that sets these settings.
func (s *Settings) Flags() *pflag.FlagSet {
	flags := pflag.NewFlagSet("rig up", pflag.ContinueOnError)
	flags.SetOutput(io.Discard) // what it would print is part of the error, or of the usage text
	flags.SortFlags = false
	flags.IntVar(&s.Nodes, "nodes", 2, "how many nodes there are: node-a, node-b, …")
	flags.StringSliceVar(&s.Zones, "zones", []string{"zone-a", "zone-b"}, "zones of the nodes, one after the other, from the first again when there are more nodes")
	flags.StringVar(&s.ProxyMode, "proxy-mode", "nftables", "mode of kube-proxy: nftables or iptables")
	flags.StringSliceVar(&s.With, "with", nil, "`file or folder` of manifests that are applied before the rig says it is ready, such as CustomResourceDefinitions")
	flags.StringSliceVar(&s.OutsideHosts, "outside-host", nil, "`name=address` of a host outside the cluster, which the name server outside tells")
	flags.StringSliceVar(&s.LoadBalancerClasses, "load-balancer-class", nil, "`class` that the load balancer serves besides Services without one")
	flags.StringVar(&s.KeepLogs, "keep-logs", "", "`folder` to which all logs are copied when the rig ends; without it they are kept only when it fails, and it says where")
	flags.IntVar(&s.Port, "port", 0, "`port` of kube-apiserver on 127.0.0.1; 0 takes a free one")
	flags.DurationVar(&s.ReadyTimeout, "ready-timeout", 3*time.Minute, "give up when the rig is not ready after this `duration`")
	flags.BoolVar(&s.UntilStdinCloses, "until-stdin-closes", false, "also stop when standard input closes, as it does when the parent process dies")
	flags.BoolVar(&s.Background, "background", false, "return when the rig is ready and leave it running; `rig down` stops it")
	return flags
}

// Usage describes every flag.
func Usage() string {
	var s Settings
	return "Starts a whole Kubernetes with real packets, and prints KUBECONFIG=<path> RIG=<folder> when it is ready.\n\n" + s.Flags().FlagUsages()
}

func (s *Settings) check(rest []string) error {
	complain := func(where, found, expected, cure string) error {
		return &complaint.Complaint{Where: where, Found: found, Expected: expected, Cure: cure}
	}
	switch {
	case len(rest) > 0:
		return complain("command line", fmt.Sprintf("the argument %q", rest[0]), "flags only", "leave it out")
	case s.Nodes < 1 || s.Nodes > network.MostNodes:
		return complain("--nodes", fmt.Sprint(s.Nodes), fmt.Sprintf("1 to %d", network.MostNodes), "choose another number")
	case len(s.Zones) == 0 || len(s.Zones) > mostZones:
		return complain("--zones", fmt.Sprintf("%d zones", len(s.Zones)), fmt.Sprintf("1 to %d", mostZones), "name at least one, such as --zones zone-a,zone-b")
	case !slices.Contains(proxyModes, s.ProxyMode):
		return complain("--proxy-mode", fmt.Sprintf("%q", s.ProxyMode), strings.Join(proxyModes, " or "), "choose one of them")
	case s.Port < 0 || s.Port > 65535:
		return complain("--port", fmt.Sprint(s.Port), "0 to 65535", "choose another port, or leave --port out to get a free one")
	case s.ReadyTimeout <= 0:
		return complain("--ready-timeout", s.ReadyTimeout.String(), "more than 0s", "give a duration such as 30s or 2m")
	case s.UntilStdinCloses && s.Background:
		return complain("command line", "--until-stdin-closes and --background", "one of them", "leave --background out: a test runner keeps the rig by its standard input")
	}
	for _, host := range s.OutsideHosts {
		name, address, _ := strings.Cut(host, "=")
		if name == "" || net.ParseIP(address) == nil {
			return complain("--outside-host", fmt.Sprintf("%q", host), "name=address", "write it as db.example.com=192.0.2.10")
		}
	}
	return nil
}

// Node is one node's name and zone.
type Node struct{ Name, Zone string }

// NodesAndZones lists the nodes.
func (s *Settings) NodesAndZones() []Node {
	nodes := make([]Node, 0, s.Nodes)
	for i := range s.Nodes {
		nodes = append(nodes, Node{Name: "node-" + string(rune('a'+i)), Zone: s.Zones[i%len(s.Zones)]})
	}
	return nodes
}
