// Package policies enforces NetworkPolicies on a node: sigs.k8s.io/kube-network-policies judges the first packet of each connection.
package policies

import (
	"context"
	"fmt"

	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/kube-network-policies/pkg/networkpolicy"

	"cdk8s-service-patterns/test/cluster/internal/queue"
)

const table = "network-policies"

// Run enforces until the context ends.
func Run(ctx context.Context, node, kubeconfig string) error {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return err
	}
	config.QPS = -1
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	factory := informers.NewSharedInformerFactory(client, 0)
	core := factory.Core().V1()
	controller, err := networkpolicy.NewController(
		client, factory.Networking().V1().NetworkPolicies(), core.Namespaces(), core.Pods(), core.Nodes(), nil, nil, nil,
		networkpolicy.Config{
			NodeName: node, QueueID: queue.Number, NFTableName: table,
			// Disabled, v0.8.0 panics at the first address that is no pod's. Enabled, it asks a socket at which nobody
			// answers, says so in its log and goes on with what the API server tells.
			NRIdisabled: false,
		})
	if err != nil {
		return err
	}
	if !queue.CanByNftables(ctx) {
		if err := queue.ByIptables(ctx); err != nil {
			return err
		}
	}
	factory.Start(ctx.Done())
	if err := controller.Run(ctx); err != nil {
		return fmt.Errorf("network policies: %w", err)
	}
	return nil
}
