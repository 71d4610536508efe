package runtime

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"sync"
	"time"

	"golang.org/x/sys/unix"
	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"

	"cdk8s-service-patterns/test/cluster/internal/places"
	"cdk8s-service-patterns/test/cluster/internal/podnet"
)

// sandbox is a pod's namespaces and what connects them.
type sandbox struct {
	id        string
	config    *runtimeapi.PodSandboxConfig
	createdAt time.Time
	place     *places.Place
	lease     *podnet.Lease // nil in the node's network
	link      string
	ports     *podnet.HostPorts

	mu       sync.Mutex
	ready    bool
	released bool // whether all that it had has been given back

	// telling is held over all of tell and forget: containers start and end at the same time, and the last who looks at them
	// must be the last who writes. It is not mu, which is held while containers are killed and the pod is forgotten.
	telling   sync.Mutex
	forgotten bool
}

func (s *sandbox) modes() *runtimeapi.NamespaceOption {
	return s.config.GetLinux().GetSecurityContext().GetNamespaceOptions()
}

func (s *sandbox) onNodeNetwork() bool {
	return s.modes().GetNetwork() == runtimeapi.NamespaceMode_NODE
}

func (s *sandbox) isReady() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ready
}

func newID() string {
	id := make([]byte, 32)
	rand.Read(id) // never fails
	return hex.EncodeToString(id)
}

// RunPodSandbox makes a pod's namespaces and connects them.
func (r *Runtime) RunPodSandbox(_ context.Context, config *runtimeapi.PodSandboxConfig, handler string) (string, error) {
	if handler != "" {
		return "", fmt.Errorf("runtime class handler %q: the rig has no handlers", handler)
	}
	s := &sandbox{id: newID(), config: config, createdAt: time.Now(), ready: true}
	s.link = "veth" + s.id[:8]
	var err error
	if s.place, err = places.Open(r.Inside, hostnameOf(config), s.namespaces(), s.settings()...); err != nil {
		return "", err
	}
	if !s.onNodeNetwork() {
		if err := r.connect(s); err != nil {
			s.place.Close()
			return "", err
		}
	}
	r.mu.Lock()
	r.sandboxes[s.id] = s
	r.mu.Unlock()
	return s.id, r.tell(s)
}

func hostnameOf(config *runtimeapi.PodSandboxConfig) string {
	if name := config.GetHostname(); name != "" {
		return name
	}
	return config.GetMetadata().GetName()
}

// namespaces are those that the pod has of its own. Each container has a PID namespace of its own unless they share the pod's.
func (s *sandbox) namespaces() uintptr {
	flags := uintptr(unix.CLONE_NEWUTS)
	if !s.onNodeNetwork() {
		flags |= unix.CLONE_NEWNET
	}
	if s.modes().GetIpc() != runtimeapi.NamespaceMode_NODE {
		flags |= unix.CLONE_NEWIPC
	}
	if s.modes().GetPid() == runtimeapi.NamespaceMode_POD {
		flags |= unix.CLONE_NEWPID
	}
	return flags
}

// settings are kernel settings of the pod's network: those that container engines give every pod, then the pod's own.
func (s *sandbox) settings() []string {
	var settings []string
	if !s.onNodeNetwork() {
		settings = append(settings,
			"net.ipv4.ip_unprivileged_port_start=0", "net.ipv4.ping_group_range=0 2147483647",
			"net.ipv6.conf.default.accept_dad=0", "net.ipv6.conf.default.accept_ra=0")
	}
	for name, value := range s.config.GetLinux().GetSysctls() {
		settings = append(settings, name+"="+value)
	}
	return settings
}

func (r *Runtime) connect(s *sandbox) error {
	lease, err := r.addresses.Take()
	if err != nil {
		return err
	}
	s.lease = &lease
	if err := podnet.Connect(s.place.PID, s.link, lease); err != nil {
		r.addresses.Return(lease)
		return fmt.Errorf("connecting the pod: %w", err)
	}
	if s.ports, err = podnet.OpenHostPorts(s.id, s.config.GetPortMappings(), lease); err != nil {
		r.addresses.Return(lease)
		return fmt.Errorf("host ports: %w", err)
	}
	return nil
}

// StopPodSandbox ends the pod's containers and gives back what it had. It may be called again, and goes on where it failed.
func (r *Runtime) StopPodSandbox(_ context.Context, id string) error {
	s, err := r.sandbox(id)
	if err != nil {
		return nil // gone already, which is what is wanted
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.released {
		return nil
	}
	s.ready = false
	for _, c := range r.containersOf(id) {
		c.kill()
	}
	s.place.Close()
	if err := r.release(s); err != nil {
		return err
	}
	s.released = true
	return nil
}

// release gives back what others can see of the pod. What has been given back before is no error; the lease is the last, for
// it can be given back but once: then it may be another pod's.
func (r *Runtime) release(s *sandbox) error {
	if err := r.forget(s); err != nil {
		return err
	}
	if s.lease == nil {
		return nil
	}
	if err := s.ports.Close(); err != nil {
		return fmt.Errorf("host ports: %w", err)
	}
	if err := podnet.Disconnect(s.link); err != nil {
		return fmt.Errorf("disconnecting the pod: %w", err)
	}
	r.addresses.Return(*s.lease)
	return nil
}

// RemovePodSandbox forgets a pod.
func (r *Runtime) RemovePodSandbox(ctx context.Context, id string) error {
	if err := r.StopPodSandbox(ctx, id); err != nil {
		return err
	}
	for _, c := range r.containersOf(id) {
		if err := r.RemoveContainer(ctx, c.id); err != nil {
			return err
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.sandboxes, id)
	return nil
}

// PodSandboxStatus tells a pod's addresses and whether it still has its namespaces.
func (r *Runtime) PodSandboxStatus(_ context.Context, id string, _ bool) (*runtimeapi.PodSandboxStatusResponse, error) {
	s, err := r.sandbox(id)
	if err != nil {
		return nil, err
	}
	network := &runtimeapi.PodSandboxNetworkStatus{}
	if s.lease != nil {
		for i, address := range s.lease.Addresses {
			if i == 0 {
				network.Ip = address.String()
			} else {
				network.AdditionalIps = append(network.AdditionalIps, &runtimeapi.PodIP{Ip: address.String()})
			}
		}
	}
	return &runtimeapi.PodSandboxStatusResponse{Status: &runtimeapi.PodSandboxStatus{
		Id: s.id, Metadata: s.config.Metadata, State: s.state(), CreatedAt: s.createdAt.UnixNano(), Network: network,
		Linux:  &runtimeapi.LinuxPodSandboxStatus{Namespaces: &runtimeapi.Namespace{Options: s.modes()}},
		Labels: s.config.Labels, Annotations: s.config.Annotations,
	}}, nil
}

func (s *sandbox) state() runtimeapi.PodSandboxState {
	if s.isReady() {
		return runtimeapi.PodSandboxState_SANDBOX_READY
	}
	return runtimeapi.PodSandboxState_SANDBOX_NOTREADY
}

// ListPodSandbox lists those that the filter lets through.
func (r *Runtime) ListPodSandbox(_ context.Context, filter *runtimeapi.PodSandboxFilter) ([]*runtimeapi.PodSandbox, error) {
	r.mu.Lock()
	all := make([]*sandbox, 0, len(r.sandboxes))
	for _, s := range r.sandboxes {
		all = append(all, s)
	}
	r.mu.Unlock()
	var found []*runtimeapi.PodSandbox
	for _, s := range all {
		if filter.GetId() != "" && filter.GetId() != s.id || filter.GetState() != nil && filter.GetState().GetState() != s.state() ||
			!matches(filter.GetLabelSelector(), s.config.Labels) {
			continue
		}
		found = append(found, &runtimeapi.PodSandbox{
			Id: s.id, Metadata: s.config.Metadata, State: s.state(), CreatedAt: s.createdAt.UnixNano(),
			Labels: s.config.Labels, Annotations: s.config.Annotations,
		})
	}
	return found, nil
}

func matches(selector, labels map[string]string) bool {
	for key, value := range selector {
		if labels[key] != value {
			return false
		}
	}
	return true
}

// UpdatePodSandboxResources has nothing to do, for there are no cgroups.
func (r *Runtime) UpdatePodSandboxResources(context.Context, *runtimeapi.UpdatePodSandboxResourcesRequest) (*runtimeapi.UpdatePodSandboxResourcesResponse, error) {
	return &runtimeapi.UpdatePodSandboxResourcesResponse{}, nil
}

// CheckpointPod is not supported.
func (r *Runtime) CheckpointPod(context.Context, *runtimeapi.CheckpointPodRequest) error {
	return unsupported("checkpoints")
}

// RestorePod is not supported.
func (r *Runtime) RestorePod(context.Context, *runtimeapi.RestorePodRequest) (*runtimeapi.RestorePodResponse, error) {
	return nil, unsupported("checkpoints")
}
