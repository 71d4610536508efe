// Package node runs a node: the kubelet's own code over the rig's runtime, in the node's namespaces.
package node

import (
	"path/filepath"
	"time"

	"k8s.io/kubernetes/cmd/kubelet/app/options"
	kubeletconfig "k8s.io/kubernetes/pkg/kubelet/apis/config"

	"cdk8s-service-patterns/test/cluster/internal/network"
)

// Options are what one node differs by from others.
type Options struct {
	Name       string
	Addresses  string // of both families, separated by a comma
	Labels     map[string]string
	Kubeconfig string
	Folder     string // for what the kubelet and the runtime keep
	Pods       string // where each pod's namespaces are told
	Programs   string // the folder with the rig's programs
	Authority  string // the certificate of those who may ask the kubelet
	ResolvConf string // the node's own, which pods with the DNS policy Default get
}

const (
	usualLabelOS       = "kubernetes.io/os"
	usualLabelHostname = "kubernetes.io/hostname"
	// A test's patience is shorter than an operator's, and the API server is near.
	statusEvery = 2 * time.Second
	syncEvery   = 10 * time.Second
	mostPods    = 200
)

func (o Options) flags() *options.KubeletFlags {
	flags := options.NewKubeletFlags()
	flags.RootDirectory = filepath.Join(o.Folder, "kubelet")
	flags.CertDirectory = filepath.Join(o.Folder, "pki")
	flags.HostnameOverride = o.Name
	flags.NodeIP = o.Addresses
	flags.NodeLabels = map[string]string{usualLabelOS: "linux", usualLabelHostname: o.Name}
	for name, value := range o.Labels {
		flags.NodeLabels[name] = value
	}
	return flags
}

// configuration is that of any kubelet, except for what needs cgroups, which the rig has not.
func (o Options) configuration() (*kubeletconfig.KubeletConfiguration, error) {
	c, err := options.NewKubeletConfiguration()
	if err != nil {
		return nil, err
	}
	c.ClusterDNS = []string{network.ClusterDNS}
	c.ClusterDomain = "cluster.local"
	c.ResolverConfig = o.ResolvConf
	c.RegisterNode = true
	c.ProviderID = "rig://" + o.Name
	c.PodLogsDir = filepath.Join(o.Folder, "logs")
	c.ReadOnlyPort = 0
	c.Authentication.Anonymous.Enabled = false
	c.Authentication.X509.ClientCAFile = o.Authority

	c.CgroupsPerQOS = false
	c.EnforceNodeAllocatable = nil
	c.LocalStorageCapacityIsolation = false
	c.FailSwapOn = false

	c.MakeIPTablesUtilChains = false
	c.EnableControllerAttachDetach = false
	c.MaxPods = mostPods
	c.NodeStatusUpdateFrequency.Duration = statusEvery
	c.SyncFrequency.Duration = syncEvery
	c.RegistryPullQPS = 0
	c.SerializeImagePulls = false
	c.AllowedUnsafeSysctls = []string{"net.*"}
	return c, nil
}
