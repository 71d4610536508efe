package node

import (
	"context"
	"fmt"
	"net"

	"github.com/vishvananda/netlink"
	v1 "k8s.io/api/core/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
	"k8s.io/klog/v2"
	"sigs.k8s.io/knftables"

	"cdk8s-service-patterns/test/cluster/internal/network"
)

// masquerade gives packets of pods that leave the cluster the node's address, as network plug-ins do.
func masquerade(ctx context.Context) error {
	table, err := knftables.New(knftables.InetFamily, "rig-masquerade")
	if err != nil {
		return err
	}
	rules := table.NewTransaction()
	rules.Add(&knftables.Table{})
	rules.Add(&knftables.Chain{
		Name: "postrouting", Type: knftables.PtrTo(knftables.NATType), Hook: knftables.PtrTo(knftables.PostroutingHook),
		Priority: knftables.PtrTo(knftables.SNATPriority + "+1"), // after kube-proxy's
	})
	for family, pods := range map[string]string{"ip": network.PodRange4, "ip6": network.PodRange6} {
		rules.Add(&knftables.Rule{Chain: "postrouting", Rule: knftables.Concat(
			"oifname eth0", family, "saddr", pods, family, "daddr", "!=", pods, "masquerade",
		)})
	}
	return table.Run(ctx, rules)
}

// routes keeps a route to every other node's pods: all of our network plug-in that is between nodes.
func routes(ctx context.Context, client kubernetes.Interface, name string) error {
	factory := informers.NewSharedInformerFactory(client, 0)
	informer := factory.Core().V1().Nodes().Informer()
	learn := func(object any) {
		node, ok := object.(*v1.Node)
		if !ok || node.Name == name {
			return
		}
		if err := lead(node); err != nil {
			klog.ErrorS(err, "route", "node", node.Name)
		}
	}
	if _, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: learn, UpdateFunc: func(_, object any) { learn(object) },
	}); err != nil {
		return err
	}
	factory.Start(ctx.Done())
	<-ctx.Done()
	return nil
}

func lead(node *v1.Node) error {
	for _, text := range node.Spec.PodCIDRs {
		_, cidr, err := net.ParseCIDR(text)
		if err != nil {
			return err
		}
		for _, address := range node.Status.Addresses {
			via := net.ParseIP(address.Address)
			if address.Type != v1.NodeInternalIP || (via.To4() == nil) != (cidr.IP.To4() == nil) {
				continue
			}
			if err := netlink.RouteReplace(&netlink.Route{Dst: cidr, Gw: via}); err != nil {
				return fmt.Errorf("%v by %v: %w", cidr, via, err)
			}
		}
	}
	return nil
}
