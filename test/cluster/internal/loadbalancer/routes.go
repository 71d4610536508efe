package loadbalancer

import (
	"cmp"
	"net/netip"
	"slices"

	"cdk8s-service-patterns/test/cluster/internal/network"
)

// lead lays the routes to the addresses whose packets pass unchanged, and takes those back that are no longer needed.
func (b *Balancer) lead(frontends []frontend) error {
	wanted := map[netip.Addr][]netip.Addr{}
	for _, one := range frontends {
		if one.Passing {
			wanted[one.Address] = one.Targets
		}
	}
	for address, targets := range wanted {
		if old, known := b.routes[address]; known && slices.Equal(old, targets) {
			continue
		}
		if err := network.LeadTo(b.wire, address, targets); err != nil {
			return err
		}
		b.routes[address] = targets
	}
	for address := range b.routes {
		if _, needed := wanted[address]; needed {
			continue
		}
		if err := network.LeadNowhere(b.wire, address); err != nil {
			return err
		}
		delete(b.routes, address)
	}
	return nil
}

// sortFrontends gives them an order, so that the same ones are seen to be the same.
func sortFrontends(frontends []frontend) {
	slices.SortFunc(frontends, func(a, b frontend) int {
		return cmp.Or(cmp.Compare(a.Service, b.Service), a.Address.Compare(b.Address))
	})
}
