package network

import (
	"fmt"
	"net"

	"github.com/vishvananda/netlink"
	"github.com/vishvananda/netns"
	"golang.org/x/sys/unix"

	"cdk8s-service-patterns/test/cluster/internal/places"
)

// Wire makes the router in the middle, with the switch that nodes are plugged into.
func Wire(inside string) (*places.Place, error) {
	settings := append([]string{hashOverPorts, hashOverPorts6}, forwarding...)
	wire, err := places.Open(inside, "wire", places.Whole, settings...)
	if err != nil {
		return nil, err
	}
	return wire, wire.Links(func(links *netlink.Handle) error {
		if err := links.LinkAdd(&netlink.Bridge{LinkAttrs: netlink.LinkAttrs{Name: switchName}}); err != nil {
			return fmt.Errorf("switch: %w", err)
		}
		if err := configure(links, switchName, WireAddresses()); err != nil {
			return err
		}
		return ownRoutesFirst(links)
	})
}

// ownRoutesFirst lets what the wire itself sends take the routes to pods, which what it forwards does not see.
func ownRoutesFirst(links *netlink.Handle) error {
	for _, family := range []int{unix.AF_INET, unix.AF_INET6} {
		rule := netlink.NewRule()
		rule.Family, rule.IifName, rule.Table, rule.Priority = family, "lo", ownTable, ownTable
		if err := links.RuleAdd(rule); err != nil {
			return fmt.Errorf("rule for own routes: %w", err)
		}
	}
	return nil
}

// Node makes a node's network and plugs it into the switch. Without its default route, packets to cluster IPs without
// endpoints would die in routing, before kube-proxy's rules refuse or drop them.
func Node(inside string, wire *places.Place, name string, index int, resolvConf string) (*places.Place, error) {
	node, err := places.Open(inside, name, places.Whole, append([]string{"bind:/etc/resolv.conf=" + resolvConf}, forwarding...)...)
	if err != nil {
		return nil, err
	}
	if err := plug(wire, node, switchName); err != nil {
		return nil, err
	}
	return node, node.Links(func(links *netlink.Handle) error {
		if err := configure(links, "eth0", NodeAddresses(index)); err != nil {
			return err
		}
		return defaultRoutes(links, WireAddresses())
	})
}

// Client makes the place of a client outside the cluster.
func Client(inside string, wire *places.Place, resolvConf string) (*places.Place, error) {
	return far(inside, wire, "client", clientNetwork, resolvConf)
}

// Outside makes the place that answers for all addresses that are not the cluster's.
func Outside(inside string, wire *places.Place, resolvConf string) (*places.Place, error) {
	outside, err := far(inside, wire, "outside", outsideNetwork, resolvConf)
	if err != nil {
		return nil, err
	}
	for _, text := range OutsideRanges {
		_, cidr, err := net.ParseCIDR(text)
		if err != nil {
			return nil, err
		}
		if err := outside.Links(func(links *netlink.Handle) error {
			loopback, err := links.LinkByName("lo")
			if err != nil {
				return err
			}
			return links.RouteAdd(&netlink.Route{LinkIndex: loopback.Attrs().Index, Dst: cidr, Type: unix.RTN_LOCAL, Table: unix.RT_TABLE_LOCAL, Scope: netlink.SCOPE_HOST})
		}); err != nil {
			return nil, fmt.Errorf("%s outside: %w", text, err)
		}
		if err := wire.Links(func(links *netlink.Handle) error {
			return links.RouteAdd(&netlink.Route{Dst: cidr, Gw: gateway(addresses(outsideNetwork, farHost), cidr)})
		}); err != nil {
			return nil, fmt.Errorf("route to %s: %w", text, err)
		}
	}
	return outside, nil
}

// far makes a place behind the wire, in a network of its own.
func far(inside string, wire *places.Place, name string, network int, resolvConf string) (*places.Place, error) {
	place, err := places.Open(inside, name, places.Whole, "bind:/etc/resolv.conf="+resolvConf, withoutDuplicateAsk, "net.ipv4.ip_unprivileged_port_start=0")
	if err != nil {
		return nil, err
	}
	if err := plug(wire, place, ""); err != nil {
		return nil, err
	}
	if err := wire.Links(func(links *netlink.Handle) error {
		return configure(links, portOf(name), addresses(network, wireHost))
	}); err != nil {
		return nil, err
	}
	return place, place.Links(func(links *netlink.Handle) error {
		if err := configure(links, "eth0", addresses(network, farHost)); err != nil {
			return err
		}
		return defaultRoutes(links, addresses(network, wireHost))
	})
}

func portOf(name string) string { return "to-" + name }

// plug lays a cable from the wire, or from its switch, to the place's eth0.
func plug(wire, place *places.Place, into string) error {
	target, err := netns.GetFromPid(place.PID)
	if err != nil {
		return err
	}
	defer target.Close()
	return wire.Links(func(links *netlink.Handle) error {
		attributes := netlink.LinkAttrs{Name: portOf(place.Name), Flags: net.FlagUp}
		if into != "" {
			bridge, err := links.LinkByName(into)
			if err != nil {
				return err
			}
			attributes.MasterIndex = bridge.Attrs().Index
		}
		if err := links.LinkAdd(&netlink.Veth{LinkAttrs: attributes, PeerName: "eth0", PeerNamespace: netlink.NsFd(int(target))}); err != nil {
			return fmt.Errorf("cable to %s: %w", place.Name, err)
		}
		return nil
	})
}

func configure(links *netlink.Handle, name string, pair Pair) error {
	link, err := links.LinkByName(name)
	if err != nil {
		return err
	}
	for _, address := range pair {
		flags := 0
		if address.IP.To4() == nil {
			flags = unix.IFA_F_NODAD
		}
		if err := links.AddrAdd(link, &netlink.Addr{IPNet: address, Flags: flags}); err != nil {
			return fmt.Errorf("%v on %s: %w", address, name, err)
		}
	}
	return links.LinkSetUp(link)
}

func defaultRoutes(links *netlink.Handle, via Pair) error {
	for _, gateway := range via {
		if err := links.RouteAdd(&netlink.Route{Gw: gateway.IP}); err != nil {
			return fmt.Errorf("default route by %v: %w", gateway.IP, err)
		}
	}
	return nil
}

// gateway is the address of the pair that is of the range's family.
func gateway(pair Pair, cidr *net.IPNet) net.IP {
	if cidr.IP.To4() != nil {
		return pair[0].IP
	}
	return pair[1].IP
}
