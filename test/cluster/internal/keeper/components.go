package keeper

import (
	"context"
	"fmt"
	"path/filepath"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"

	"cdk8s-service-patterns/test/cluster/internal/component"
	"cdk8s-service-patterns/test/cluster/internal/credentials"
	"cdk8s-service-patterns/test/cluster/internal/loadbalancer"
	"cdk8s-service-patterns/test/cluster/internal/network"
	"cdk8s-service-patterns/test/cluster/internal/places"
	"cdk8s-service-patterns/test/cluster/internal/program"
	"cdk8s-service-patterns/test/cluster/internal/readyz"
	"cdk8s-service-patterns/test/cluster/internal/rigsettings"
	"cdk8s-service-patterns/test/cluster/internal/serviceaddress"
	"cdk8s-service-patterns/test/cluster/internal/storage"
)

// kubernetes prepares a component of Kubernetes' own that runs in the place, or beside all places.
func (k *Keeper) kubernetes(name string, place *places.Place, args ...string) *program.Program {
	return program.New(name, k.folder.Log(name), k.inside(), place, append([]string{filepath.Join(k.programs, "kubernetes")}, args...)...)
}

// startAPI starts etcd and the API server, and the name server outside.
func (k *Keeper) startAPI(ctx context.Context) error {
	files, err := k.writeCredentials()
	if err != nil {
		return err
	}
	listener, err := k.listener.File()
	if err != nil {
		return err
	}
	defer listener.Close()
	defer k.listener.Close() // the server has its own from now on
	probe, err := readyz.New(files.Kubeconfig)
	if err != nil {
		return err
	}
	names := program.New("outside-dns", k.folder.Log("outside-dns"), k.inside(), k.outside, filepath.Join(k.programs, "coredns"), "-conf", k.folder.Corefile())
	server := k.kubernetes("api-server", k.wire, "api-server", "--folder="+string(k.folder), "--address="+k.wireAddress()).Giving(listener).ReadyWhen(probe.Ask)
	if err := k.cluster.Start(ctx, names, server); err != nil {
		return err
	}
	config, err := clientcmd.BuildConfigFromFlags("", files.Kubeconfig)
	if err != nil {
		return err
	}
	config.QPS = -1
	k.api, err = kubernetes.NewForConfig(config)
	return err
}

// startComponents starts all that runs beside the API server. They do not wait for each other.
func (k *Keeper) startComponents(ctx context.Context) error {
	files := credentials.In(string(k.folder))
	programs := []component.Component{
		k.kubernetes("kube-controller-manager", nil, managerFlags(files)...),
		k.kubernetes("kube-scheduler", nil, "kube-scheduler", "--kubeconfig="+files.Kubeconfig, "--leader-elect=false", "--secure-port=0", "--kube-api-qps=500", "--kube-api-burst=1000"),
	}
	for i, wanted := range k.settings.NodesAndZones() {
		programs = append(programs, k.node(i, wanted)...)
	}
	return k.cluster.Start(ctx, programs...)
}

func managerFlags(files credentials.Files) []string {
	return []string{
		"kube-controller-manager", "--kubeconfig=" + files.Kubeconfig, "--leader-elect=false", "--secure-port=0",
		"--allocate-node-cidrs", "--cluster-cidr=" + network.PodRanges, "--service-cluster-ip-range=" + serviceaddress.Ranges,
		"--node-cidr-mask-size-ipv4=24", "--node-cidr-mask-size-ipv6=64",
		"--service-account-private-key-file=" + files.ServiceAccountKey, "--root-ca-file=" + files.Authority,
		// A test looks at once, and the only client in a hurry need not be slowed down.
		"--kube-api-qps=500", "--kube-api-burst=1000", "--node-monitor-period=1s",
	}
}

// node is what runs on one node: the kubelet, kube-proxy, and what enforces policies.
func (k *Keeper) node(index int, wanted rigsettings.Node) []component.Component {
	place, kubeconfig := k.nodes[index], k.folder.InsideKubeconfig()
	return []component.Component{
		k.kubernetes("kubelet-"+wanted.Name, place, "node", "--name="+wanted.Name, "--addresses="+network.NodeAddresses(index).Text(),
			"--labels=topology.kubernetes.io/zone="+wanted.Zone+",topology.kubernetes.io/region=rig", "--kubeconfig="+kubeconfig,
			"--folder="+k.folder.Node(wanted.Name), "--pods="+k.folder.Pods(), "--programs="+k.programs,
			"--authority="+credentials.In(string(k.folder)).Authority, "--resolv-conf="+k.folder.ResolvConf()),
		k.kubernetes("kube-proxy-"+wanted.Name, place, "kube-proxy", "--kubeconfig="+kubeconfig, "--hostname-override="+wanted.Name,
			"--proxy-mode="+k.settings.ProxyMode, "--cluster-cidr="+network.PodRanges, "--nodeport-addresses=primary",
			// Limits on connections are the machine's, not a namespace's to set.
			"--conntrack-max-per-core=0", "--conntrack-tcp-timeout-established=0", "--conntrack-tcp-timeout-close-wait=0",
			"--iptables-min-sync-period=0s", "--v=2"),
		k.kubernetes("policies-"+wanted.Name, place, "policies", "--node="+wanted.Name, "--kubeconfig="+kubeconfig),
	}
}

// startBalancer starts the stand-in for a cloud's load balancers, which lasts as long as the rig.
func (k *Keeper) startBalancer(ctx context.Context) error {
	balancer := loadbalancer.New(k.api, k.wire, k.settings.LoadBalancerClasses, func(err error) { k.note("load balancer: %v", err) })
	k.waits = append(k.waits, wait{"load balancer", balancer.Ready})
	go func() {
		if err := balancer.Run(ctx); err != nil {
			k.fail(err)
		}
	}()
	return nil
}

// startStorage starts what makes volumes for claims, which lasts as long as the rig.
func (k *Keeper) startStorage(ctx context.Context) error {
	go func() {
		if err := storage.New(k.api, k.folder.Volumes()).Run(ctx); err != nil {
			k.fail(fmt.Errorf("storage: %w", err))
		}
	}()
	return nil
}
