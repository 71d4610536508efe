// Package runtime is a container runtime for one node, as the kubelet wants one (CRI): a pod is a set of namespaces with a
// link to the node, a container a process in them with a file system of its own. There are no cgroups, and no
// images but those of a table.
package runtime

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	internalapi "k8s.io/cri-api/pkg/apis"
	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"
	"k8s.io/cri-streaming/pkg/streaming"

	"cdk8s-service-patterns/test/cluster/internal/images"
	"cdk8s-service-patterns/test/cluster/internal/podnet"
)

// Options are what a runtime is made of.
type Options struct {
	Node   string
	Folder string // for what containers need while they run
	Pods   string // where each pod's namespaces are told
	Inside string // the program `inside`
	Images images.Table
}

// Runtime is the runtime of one node.
type Runtime struct {
	Options
	addresses *podnet.Addresses
	streams   streaming.Server
	pulled    *pulledImages

	mu         sync.Mutex
	sandboxes  map[string]*sandbox
	containers map[string]*container
}

var _ internalapi.RuntimeService = (*Runtime)(nil)

// New makes a runtime that has no address for a pod until UpdateRuntimeConfig tells it the node's ranges.
func New(options Options) (*Runtime, error) {
	r := &Runtime{
		Options: options, addresses: podnet.NewAddresses(), pulled: newPulledImages(options.Images),
		sandboxes: map[string]*sandbox{}, containers: map[string]*container{},
	}
	var err error
	r.streams, err = newStreams(r)
	return r, err
}

// Version tells the kubelet whom it talks to.
func (r *Runtime) Version(context.Context, string) (*runtimeapi.VersionResponse, error) {
	return &runtimeapi.VersionResponse{Version: "0.1.0", RuntimeName: "rig", RuntimeVersion: "1.0.0", RuntimeApiVersion: "v1"}, nil
}

// Status tells whether pods can be started.
func (r *Runtime) Status(context.Context, bool) (*runtimeapi.StatusResponse, error) {
	network := &runtimeapi.RuntimeCondition{Type: runtimeapi.NetworkReady, Status: r.addresses.Known()}
	if !network.Status {
		network.Reason, network.Message = "NoPodCIDR", "the node has no pod CIDR yet"
	}
	return &runtimeapi.StatusResponse{
		Status: &runtimeapi.RuntimeStatus{Conditions: []*runtimeapi.RuntimeCondition{
			{Type: runtimeapi.RuntimeReady, Status: true}, network,
		}},
		Features: &runtimeapi.RuntimeFeatures{SupplementalGroupsPolicy: true},
	}, nil
}

// UpdateRuntimeConfig takes the ranges from which pods get their addresses.
func (r *Runtime) UpdateRuntimeConfig(_ context.Context, config *runtimeapi.RuntimeConfig) error {
	cidrs := config.GetNetworkConfig().GetPodCidr()
	if cidrs == "" {
		return nil
	}
	return r.addresses.Use(cidrs)
}

// RuntimeConfig has nothing to say: there are no cgroups, so no cgroup driver either.
func (r *Runtime) RuntimeConfig(context.Context) (*runtimeapi.RuntimeConfigResponse, error) {
	return &runtimeapi.RuntimeConfigResponse{}, nil
}

// Close has nothing to do: containers end with the rig.
func (r *Runtime) Close(context.Context) error { return nil }

func (r *Runtime) in(name ...string) string {
	return filepath.Join(append([]string{r.Folder}, name...)...)
}

func (r *Runtime) sandbox(id string) (*sandbox, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s := r.sandboxes[id]; s != nil {
		return s, nil
	}
	return nil, status.Errorf(codes.NotFound, "pod sandbox %q is not there", id)
}

func (r *Runtime) container(id string) (*container, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if c := r.containers[id]; c != nil {
		return c, nil
	}
	return nil, status.Errorf(codes.NotFound, "container %q is not there", id)
}

func (r *Runtime) containersOf(sandbox string) []*container {
	r.mu.Lock()
	defer r.mu.Unlock()
	var found []*container
	for _, c := range r.containers {
		if c.sandbox.id == sandbox {
			found = append(found, c)
		}
	}
	return found
}

// unsupported is what the kubelet must do without.
func unsupported(what string) error {
	return status.Error(codes.Unimplemented, fmt.Sprintf("the rig's runtime has no %s", what))
}
