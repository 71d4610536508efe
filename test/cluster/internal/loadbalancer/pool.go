// Package loadbalancer stands in for the load balancers of a cloud. It gives Services of type LoadBalancer addresses of the rig's range,
// and sends what comes to them on to the nodes, as the Service's fields say.
package loadbalancer

import (
	"fmt"
	"net/netip"

	v1 "k8s.io/api/core/v1"
)

// pool hands out the addresses of one family.
type pool struct {
	prefix netip.Prefix
	taken  map[netip.Addr]string
}

func newPool(prefix string) *pool {
	return &pool{prefix: netip.MustParsePrefix(prefix), taken: map[netip.Addr]string{}}
}

// take returns the address that the Service has or wishes for, if it is free, and else the first free one.
func (p *pool) take(service string, wishes ...string) (netip.Addr, error) {
	for address, owner := range p.taken {
		if owner == service {
			return address, nil
		}
	}
	for _, wish := range wishes {
		address, err := netip.ParseAddr(wish)
		if err != nil || !p.prefix.Contains(address) || p.taken[address] != "" {
			continue
		}
		p.taken[address] = service
		return address, nil
	}
	for address := p.prefix.Addr().Next(); p.prefix.Contains(address.Next()); address = address.Next() {
		if p.taken[address] == "" {
			p.taken[address] = service
			return address, nil
		}
	}
	return netip.Addr{}, fmt.Errorf("all addresses of %v are taken", p.prefix)
}

// release takes back what the Service has.
func (p *pool) release(service string) {
	for address, owner := range p.taken {
		if owner == service {
			delete(p.taken, address)
		}
	}
}

// pools are those of both families.
type pools map[v1.IPFamily]*pool

// take returns an address for each of the Service's families, in their order, and takes back what it has of others.
func (p pools) take(service *v1.Service) ([]netip.Addr, error) {
	name := nameOf(service)
	wishes := []string{service.Spec.LoadBalancerIP}
	for _, ingress := range service.Status.LoadBalancer.Ingress {
		wishes = append(wishes, ingress.IP) // what it had before, if it was ours
	}
	wanted := map[v1.IPFamily]bool{}
	var addresses []netip.Addr
	for _, family := range service.Spec.IPFamilies {
		wanted[family] = true
		address, err := p[family].take(name, wishes...)
		if err != nil {
			return nil, err
		}
		addresses = append(addresses, address)
	}
	for family, pool := range p {
		if !wanted[family] {
			pool.release(name)
		}
	}
	return addresses, nil
}

func (p pools) release(service string) {
	for _, pool := range p {
		pool.release(service)
	}
}

func nameOf(service *v1.Service) string { return service.Namespace + "/" + service.Name }
