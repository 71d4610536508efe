package node

import (
	cadvisorapi "github.com/google/cadvisor/lib/model"
	"golang.org/x/sys/unix"
	"k8s.io/klog/v2"
	cadvisortest "k8s.io/kubernetes/pkg/kubelet/cadvisor/testing"
	"k8s.io/kubernetes/pkg/volume"
	"k8s.io/kubernetes/pkg/volume/configmap"
	"k8s.io/kubernetes/pkg/volume/downwardapi"
	"k8s.io/kubernetes/pkg/volume/emptydir"
	"k8s.io/kubernetes/pkg/volume/hostpath"
	"k8s.io/kubernetes/pkg/volume/local"
	"k8s.io/kubernetes/pkg/volume/projected"
	"k8s.io/kubernetes/pkg/volume/secret"
)

// What a node says it has. Nothing limits pods to what they ask for, so that what they ask for is taken as read: a node must
// have room for whatever a manifest wants.
const (
	cores  = 64
	memory = 256 << 30
)

// machine is what the kubelet learns about the machine it runs on.
type machine struct{ cadvisortest.Fake }

func newMachine(node string) *machine { return &machine{cadvisortest.Fake{NodeName: node}} }

// MachineInfo tells of a machine that is larger than any.
func (m *machine) MachineInfo(logger klog.Logger) (*cadvisorapi.MachineInfo, error) {
	info, err := m.Fake.MachineInfo(logger)
	if err != nil {
		return nil, err
	}
	info.NumCores, info.MemoryCapacity = cores, memory
	return info, nil
}

// VersionInfo tells the kernel that pods really run on.
func (m *machine) VersionInfo() (*cadvisorapi.VersionInfo, error) {
	var name unix.Utsname
	if err := unix.Uname(&name); err != nil {
		return nil, err
	}
	return &cadvisorapi.VersionInfo{KernelVersion: unix.ByteSliceToString(name.Release[:]), ContainerOsVersion: "rig"}, nil
}

// volumePlugins are those that need nothing but the node.
func volumePlugins() []volume.VolumePlugin {
	var plugins []volume.VolumePlugin
	for _, kind := range [][]volume.VolumePlugin{
		emptydir.ProbeVolumePlugins(), secret.ProbeVolumePlugins(), configmap.ProbeVolumePlugins(), projected.ProbeVolumePlugins(),
		downwardapi.ProbeVolumePlugins(), hostpath.ProbeVolumePlugins(volume.VolumeConfig{}), local.ProbeVolumePlugins(),
	} {
		plugins = append(plugins, kind...)
	}
	return plugins
}
