package loadbalancer

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"reflect"
	"sync/atomic"
	"time"

	v1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	corelisters "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
	"sigs.k8s.io/knftables"

	"cdk8s-service-patterns/test/cluster/internal/network"
	"cdk8s-service-patterns/test/cluster/internal/places"
)

// Balancer is the load balancer of one rig, in the middle of its network.
type Balancer struct {
	client   kubernetes.Interface
	wire     *places.Place
	classes  []string
	tell     func(error)
	asking   *http.Client
	services corelisters.ServiceLister
	nodes    corelisters.NodeLister
	pools    pools
	served   map[string]bool
	routes   map[netip.Addr][]netip.Addr
	laid     []frontend
	ready    atomic.Bool
}

// New prepares a load balancer for Services without a class and for those of the classes. What goes wrong is told and tried again.
func New(client kubernetes.Interface, wire *places.Place, classes []string, tell func(error)) *Balancer {
	b := &Balancer{
		client: client, wire: wire, classes: classes, tell: tell, served: map[string]bool{}, routes: map[netip.Addr][]netip.Addr{},
		pools: pools{v1.IPv4Protocol: newPool(network.LoadBalancerRange4), v1.IPv6Protocol: newPool(network.LoadBalancerRange6)},
	}
	b.asking = &http.Client{Transport: &http.Transport{DialContext: b.dialling, DisableKeepAlives: true}}
	return b
}

// Ready tells whether it has seen what is there and acted on it.
func (b *Balancer) Ready(context.Context) error {
	if !b.ready.Load() {
		return fmt.Errorf("the load balancer has not laid its rules yet")
	}
	return nil
}

// Run balances until the context ends.
func (b *Balancer) Run(ctx context.Context) error {
	for _, text := range []string{network.LoadBalancerRange4, network.LoadBalancerRange6} {
		_, cidr, err := net.ParseCIDR(text)
		if err != nil {
			return err
		}
		if err := network.LeadToNodes(b.wire, cidr, nil); err != nil { // what nobody serves is lost, as in a cloud
			return err
		}
	}
	factory := informers.NewSharedInformerFactory(b.client, 0)
	b.services, b.nodes = factory.Core().V1().Services().Lister(), factory.Core().V1().Nodes().Lister()
	changed := make(chan struct{}, 1)
	notice := func(any) {
		select {
		case changed <- struct{}{}:
		default:
		}
	}
	for _, informer := range []cache.SharedIndexInformer{factory.Core().V1().Services().Informer(), factory.Core().V1().Nodes().Informer()} {
		if _, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{AddFunc: notice, UpdateFunc: func(_, o any) { notice(o) }, DeleteFunc: notice}); err != nil {
			return err
		}
	}
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	health := time.NewTicker(askEvery)
	defer health.Stop()
	for {
		if err := b.balance(ctx); err == nil {
			b.ready.Store(true)
		} else if ctx.Err() == nil {
			b.tell(err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-changed:
		case <-health.C:
		}
	}
}

// balance makes everything as the Services and nodes say now.
func (b *Balancer) balance(ctx context.Context) error {
	services, err := b.services.List(labels.Everything())
	if err != nil {
		return err
	}
	all, err := b.nodes.List(labels.Everything())
	if err != nil {
		return err
	}
	nodes := usable(all)
	served := map[string]bool{}
	var frontends []frontend
	for _, service := range services {
		if !serves(service, b.classes) {
			if b.served[nameOf(service)] {
				if err := b.report(ctx, service, nil); err != nil {
					return err
				}
			}
			continue
		}
		served[nameOf(service)] = true
		addresses, err := b.pools.take(service)
		if err != nil {
			return fmt.Errorf("%s: %w", nameOf(service), err)
		}
		frontends = append(frontends, plan(service, addresses, b.targets(ctx, service, nodes))...)
		if err := b.report(ctx, service, addresses); err != nil {
			return err
		}
	}
	for name := range b.served {
		if !served[name] {
			b.pools.release(name)
		}
	}
	b.served = served
	sortFrontends(frontends)
	return b.lay(ctx, frontends)
}

func (b *Balancer) targets(ctx context.Context, service *v1.Service, nodes []node) []node {
	port, asks := asksHealth(service)
	if !asks {
		return nodes
	}
	var healthy []node
	for _, one := range nodes {
		if address, has := one.addressFor(service); has && b.healthy(ctx, netip.AddrPortFrom(address, uint16(port))) {
			healthy = append(healthy, one)
		}
	}
	return healthy
}

// report tells the Service's addresses in its status, where clients and kube-proxy look for them.
func (b *Balancer) report(ctx context.Context, service *v1.Service, addresses []netip.Addr) error {
	var ingress []v1.LoadBalancerIngress
	for _, address := range addresses {
		ingress = append(ingress, v1.LoadBalancerIngress{IP: address.String(), IPMode: new(v1.LoadBalancerIPModeVIP)})
	}
	if reflect.DeepEqual(service.Status.LoadBalancer.Ingress, ingress) {
		return nil
	}
	changed := service.DeepCopy()
	changed.Status.LoadBalancer.Ingress = ingress
	_, err := b.client.CoreV1().Services(service.Namespace).UpdateStatus(ctx, changed, metav1.UpdateOptions{})
	if apierrors.IsConflict(err) || apierrors.IsNotFound(err) {
		return nil // what has become of the Service meanwhile is on its way here
	}
	if err != nil {
		return fmt.Errorf("%s: %w", nameOf(service), err)
	}
	return nil
}

// lay makes rules and routes as the frontends say, if anything is different from before.
func (b *Balancer) lay(ctx context.Context, frontends []frontend) error {
	if b.ready.Load() && reflect.DeepEqual(frontends, b.laid) {
		return nil
	}
	if err := b.wire.In(func() error {
		table, err := knftables.New(knftables.InetFamily, tableName)
		if err != nil {
			return err
		}
		return table.Run(ctx, rules(table, frontends))
	}); err != nil {
		return fmt.Errorf("load balancer's rules: %w", err)
	}
	if err := b.lead(frontends); err != nil {
		return fmt.Errorf("load balancer's routes: %w", err)
	}
	b.laid = frontends
	return nil
}
