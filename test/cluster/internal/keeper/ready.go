package keeper

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"net"
	"os"
	"time"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
	"cdk8s-service-patterns/test/cluster/internal/network"
	"cdk8s-service-patterns/test/cluster/internal/objects"
	"cdk8s-service-patterns/test/cluster/internal/places"
)

//go:embed base/*.yaml
var base embed.FS

// wait is a condition that must hold before the rig is of use.
type wait struct {
	name string
	met  func(context.Context) error
}

const betweenQuestions = 50 * time.Millisecond

// applyBase applies what every cluster has.
func (k *Keeper) applyBase(ctx context.Context) error {
	entries, err := base.ReadDir("base")
	if err != nil {
		return err
	}
	for _, entry := range entries {
		content, err := base.ReadFile("base/" + entry.Name())
		if err != nil {
			return err
		}
		if err := k.apply(ctx, content); err != nil {
			return fmt.Errorf("%s: %w", entry.Name(), err)
		}
	}
	return nil
}

func (k *Keeper) apply(ctx context.Context, content []byte) error {
	manifests, err := objects.Parse(content)
	if err != nil {
		return err
	}
	client, err := objects.Open(k.folder.Kubeconfig(), k.warnings)
	if err != nil {
		return err
	}
	return client.Apply(ctx, manifests, metav1.NamespaceDefault, func(string) {})
}

// applyWith applies what `--with` names.
func (k *Keeper) applyWith(ctx context.Context) error {
	manifests, err := objects.Read(k.settings.With, bytes.NewReader(nil))
	if err != nil || len(manifests) == 0 {
		return err
	}
	client, err := objects.Open(k.folder.Kubeconfig(), k.warnings)
	if err != nil {
		return err
	}
	if err := client.Apply(ctx, manifests, metav1.NamespaceDefault, func(string) {}); err != nil {
		return err
	}
	for _, manifest := range manifests {
		if manifest.GetKind() != "Deployment" {
			continue
		}
		rolledOut := func(ctx context.Context) error { return k.rolledOut(ctx, manifest.GetNamespace(), manifest.GetName()) }
		if err := k.await(ctx, wait{"Deployment " + manifest.GetName(), rolledOut}); err != nil {
			return err
		}
	}
	return nil
}

func (k *Keeper) rolledOut(ctx context.Context, namespace, name string) error {
	deployment, err := k.api.AppsV1().Deployments(cmp.Or(namespace, metav1.NamespaceDefault)).Get(ctx, name, metav1.GetOptions{})
	if err != nil {
		return err
	}
	wanted := int32(1)
	if replicas := deployment.Spec.Replicas; replicas != nil {
		wanted = *replicas
	}
	if deployment.Status.AvailableReplicas < wanted {
		return fmt.Errorf("%d of %d pods are available", deployment.Status.AvailableReplicas, wanted)
	}
	return nil
}

// awaitEverything waits until every promise of the rig can be kept.
func (k *Keeper) awaitEverything(ctx context.Context) error {
	k.waits = append(k.waits,
		wait{"nodes", k.nodesReady},
		wait{"service account of the namespace default", k.accountThere},
	)
	for _, node := range k.nodes {
		k.waits = append(k.waits,
			wait{"policies on " + node.Name, func(context.Context) error { return queueIsRead(node) }},
			wait{"cluster DNS by way of kube-proxy on " + node.Name, func(ctx context.Context) error { return resolves(ctx, node) }},
		)
	}
	for _, one := range k.waits {
		if err := k.await(ctx, one); err != nil {
			return err
		}
	}
	return nil
}

func (k *Keeper) await(ctx context.Context, one wait) error {
	began := time.Now()
	for answer := one.met(ctx); answer != nil; answer = one.met(ctx) {
		select {
		case <-ctx.Done():
			return &complaint.Complaint{
				Where: one.name, Found: fmt.Sprintf("no readiness after %v of waiting (its last answer: %v)", time.Since(began).Round(time.Second), answer),
				Expected: "it to be ready in time", Cure: "read its log, or give it longer with --ready-timeout",
			}
		case <-time.After(betweenQuestions):
		}
	}
	k.note("%s ready after %v", one.name, time.Since(began).Round(time.Millisecond))
	return nil
}

// nodesReady also leads the wire to the pods of each node, whose range is known by then.
func (k *Keeper) nodesReady(ctx context.Context) error {
	nodes, err := k.api.CoreV1().Nodes().List(ctx, metav1.ListOptions{})
	if err != nil {
		return err
	}
	if len(nodes.Items) < len(k.nodes) {
		return fmt.Errorf("%d of %d nodes are there", len(nodes.Items), len(k.nodes))
	}
	for _, node := range nodes.Items {
		if err := isReady(&node); err != nil {
			return err
		}
		for index, place := range k.nodes {
			if place.Name != node.Name {
				continue
			}
			if err := network.LeadToPods(k.wire, node.Spec.PodCIDRs, index); err != nil {
				return err
			}
		}
	}
	return nil
}

func isReady(node *v1.Node) error {
	for _, condition := range node.Status.Conditions {
		if condition.Type != v1.NodeReady {
			continue
		}
		if condition.Status == v1.ConditionTrue {
			return nil
		}
		return fmt.Errorf("%s: %s", node.Name, condition.Message)
	}
	return fmt.Errorf("%s has not said anything yet", node.Name)
}

// accountThere: until it is, every pod is refused.
func (k *Keeper) accountThere(ctx context.Context) error {
	_, err := k.api.CoreV1().ServiceAccounts(metav1.NamespaceDefault).Get(ctx, "default", metav1.GetOptions{})
	return err
}

// queueIsRead tells whether somebody reads the queue in which packets wait for a judgement: until then they would be lost.
func queueIsRead(node *places.Place) error {
	queues, err := os.ReadFile(fmt.Sprintf("/proc/%d/net/netfilter/nfnetlink_queue", node.PID))
	if err != nil {
		return err
	}
	if len(bytes.TrimSpace(queues)) == 0 {
		return errors.New("no queue yet")
	}
	return nil
}

// resolves asks the cluster's name server for the cluster's own Service, from the node.
func resolves(ctx context.Context, node *places.Place) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	resolver := net.Resolver{PreferGo: true, Dial: func(ctx context.Context, protocol, _ string) (connection net.Conn, err error) {
		err = node.In(func() error {
			var dialer net.Dialer
			var failure error
			connection, failure = dialer.DialContext(ctx, protocol, net.JoinHostPort(network.ClusterDNS, "53"))
			return failure
		})
		return connection, err
	}}
	_, err := resolver.LookupHost(ctx, "kubernetes.default.svc.cluster.local.")
	return err
}
