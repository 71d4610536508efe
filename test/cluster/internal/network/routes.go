package network

import (
	"fmt"
	"net"
	"net/netip"

	"github.com/vishvananda/netlink"
	"golang.org/x/sys/unix"

	"cdk8s-service-patterns/test/cluster/internal/places"
)

// LeadToPods gives the wire itself, where the API server is, a route to the pods of the node.
func LeadToPods(wire *places.Place, cidrs []string, index int) error {
	return wire.Links(func(links *netlink.Handle) error {
		for _, text := range cidrs {
			_, cidr, err := net.ParseCIDR(text)
			if err != nil {
				return err
			}
			route := &netlink.Route{Dst: cidr, Gw: gateway(NodeAddresses(index), cidr), Table: ownTable}
			if err := links.RouteReplace(route); err != nil {
				return fmt.Errorf("route to the pods in %s: %w", text, err)
			}
		}
		return nil
	})
}

// LeadToNodes gives everybody a route to a range for which the nodes with these indexes answer, spread over them; without any, packets to it
// are dropped.
func LeadToNodes(wire *places.Place, cidr *net.IPNet, indexes []int) error {
	var gateways []net.IP
	for _, index := range indexes {
		gateways = append(gateways, gateway(NodeAddresses(index), cidr))
	}
	return spread(wire, cidr, gateways)
}

// LeadTo does the same for one address and the nodes with these addresses.
func LeadTo(wire *places.Place, address netip.Addr, nodes []netip.Addr) error {
	var gateways []net.IP
	for _, node := range nodes {
		gateways = append(gateways, node.AsSlice())
	}
	return spread(wire, alone(address), gateways)
}

// LeadNowhere takes the route to an address back.
func LeadNowhere(wire *places.Place, address netip.Addr) error {
	return wire.Links(func(links *netlink.Handle) error { return links.RouteDel(&netlink.Route{Dst: alone(address)}) })
}

func alone(address netip.Addr) *net.IPNet {
	return &net.IPNet{IP: address.AsSlice(), Mask: net.CIDRMask(address.BitLen(), address.BitLen())}
}

func spread(wire *places.Place, cidr *net.IPNet, gateways []net.IP) error {
	return wire.Links(func(links *netlink.Handle) error {
		route := &netlink.Route{Dst: cidr}
		switch len(gateways) {
		case 0:
			route.Type = unix.RTN_BLACKHOLE
		case 1:
			route.Gw = gateways[0]
		default:
			for _, gateway := range gateways {
				route.MultiPath = append(route.MultiPath, &netlink.NexthopInfo{Gw: gateway})
			}
		}
		if err := links.RouteReplace(route); err != nil {
			return fmt.Errorf("route to %v: %w", cidr, err)
		}
		return nil
	})
}
