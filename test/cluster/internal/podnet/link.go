package podnet

import (
	"fmt"
	"net"

	"github.com/vishvananda/netlink"
	"github.com/vishvananda/netns"
	"golang.org/x/sys/unix"
)

// Connect links the network of the process with that of the calling one, the node's. It is a point-to-point link, as kindnet's
// are: the node routes every packet, between two of its own pods too, so that netfilter sees them all, and no bridge
// with br_netfilter is needed.
func Connect(pid int, name string, lease Lease) error {
	target, err := netns.GetFromPid(pid)
	if err != nil {
		return err
	}
	defer target.Close()
	pod, err := netlink.NewHandleAt(target, unix.NETLINK_ROUTE)
	if err != nil {
		return err
	}
	defer pod.Close()
	if err := netlink.LinkAdd(&netlink.Veth{
		LinkAttrs: netlink.LinkAttrs{Name: name}, PeerName: "eth0", PeerNamespace: netlink.NsFd(int(target)),
	}); err != nil {
		return fmt.Errorf("link: %w", err)
	}
	outer, err := netlink.LinkByName(name)
	if err != nil {
		return err
	}
	inner, err := pod.LinkByName("eth0")
	if err != nil {
		return err
	}
	if err := netlink.LinkSetUp(outer); err != nil {
		return err
	}
	if err := pod.LinkSetUp(inner); err != nil {
		return err
	}
	for i := range lease.Addresses {
		if err := route(pod, outer, inner, lease.Addresses[i], lease.Gateways[i]); err != nil {
			return fmt.Errorf("%v: %w", lease.Addresses[i], err)
		}
	}
	return nil
}

func route(pod *netlink.Handle, outer, inner netlink.Link, address, gateway net.IP) error {
	flags := 0
	if address.To4() == nil {
		flags = unix.IFA_F_NODAD // nobody else can have it, so there is nothing to wait for
	}
	if err := netlink.AddrAdd(outer, &netlink.Addr{IPNet: Host(gateway), Flags: flags}); err != nil {
		return fmt.Errorf("address of the node: %w", err)
	}
	if err := pod.AddrAdd(inner, &netlink.Addr{IPNet: Host(address), Flags: flags}); err != nil {
		return fmt.Errorf("address: %w", err)
	}
	if err := pod.RouteAdd(&netlink.Route{LinkIndex: inner.Attrs().Index, Dst: Host(gateway), Scope: netlink.SCOPE_LINK}); err != nil {
		return fmt.Errorf("route to the node: %w", err)
	}
	if err := pod.RouteAdd(&netlink.Route{LinkIndex: inner.Attrs().Index, Gw: gateway}); err != nil {
		return fmt.Errorf("default route: %w", err)
	}
	if err := netlink.RouteAdd(&netlink.Route{LinkIndex: outer.Attrs().Index, Dst: Host(address), Scope: netlink.SCOPE_LINK}); err != nil {
		return fmt.Errorf("route to the pod: %w", err)
	}
	return nil
}

// Disconnect removes the link; it may be gone already.
func Disconnect(name string) error {
	link, err := netlink.LinkByName(name)
	if _, gone := err.(netlink.LinkNotFoundError); gone {
		return nil
	}
	if err != nil {
		return err
	}
	return netlink.LinkDel(link)
}

// Host is the network of one address.
func Host(address net.IP) *net.IPNet {
	if v4 := address.To4(); v4 != nil {
		return &net.IPNet{IP: v4, Mask: net.CIDRMask(32, 32)}
	}
	return &net.IPNet{IP: address, Mask: net.CIDRMask(128, 128)}
}
