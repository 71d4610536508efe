package runtime

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"

	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"

	"cdk8s-service-patterns/test/cluster/internal/images"
	"cdk8s-service-patterns/test/cluster/internal/launch"
)

// container is a process in a pod's namespaces, and what is known of it before and after it runs.
type container struct {
	id        string
	config    *runtimeapi.ContainerConfig
	sandbox   *sandbox
	image     images.Image
	createdAt time.Time
	env       []string
	user      launch.User
	scratch   string

	mu         sync.Mutex
	state      runtimeapi.ContainerState
	startedAt  time.Time
	finishedAt time.Time
	exitCode   int32
	reason     string
	message    string
	command    *exec.Cmd
	streams    *streams
	done       chan struct{} // closed when it has ended; nil before it runs
}

// CreateContainer settles everything that can be known before the container runs.
func (r *Runtime) CreateContainer(_ context.Context, sandboxID string, config *runtimeapi.ContainerConfig, _ *runtimeapi.PodSandboxConfig) (string, error) {
	s, err := r.sandbox(sandboxID)
	if err != nil {
		return "", err
	}
	image, err := r.pulled.find(config.GetImage().GetImage())
	if err != nil {
		return "", err
	}
	c := &container{id: newID(), config: config, sandbox: s, image: image, createdAt: time.Now(), state: runtimeapi.ContainerState_CONTAINER_CREATED}
	c.scratch = r.in("containers", c.id)
	home, err := c.settleUser()
	if err != nil {
		return "", err
	}
	c.env = c.environment(r.Node, home)
	if err := os.MkdirAll(filepath.Join(c.scratch, "root"), 0o755); err != nil {
		return "", err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.containers[c.id] = c
	return c.id, nil
}

// runningPID is 0 unless the container runs.
func (c *container) runningPID() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.state != runtimeapi.ContainerState_CONTAINER_RUNNING {
		return 0
	}
	return c.command.Process.Pid
}

// running returns what a program inside the container needs of it.
func (r *Runtime) running(id string) (*container, int, error) {
	c, err := r.container(id)
	if err != nil {
		return nil, 0, err
	}
	pid := c.runningPID()
	if pid == 0 {
		return nil, 0, fmt.Errorf("container %q is not running", c.config.GetMetadata().GetName())
	}
	return c, pid, nil
}

// RemoveContainer ends the container if need be, and forgets it.
func (r *Runtime) RemoveContainer(_ context.Context, id string) error {
	c, err := r.container(id)
	if err != nil {
		return nil // gone already, which is what is wanted
	}
	c.kill()
	if err := os.RemoveAll(c.scratch); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.containers, id)
	return nil
}

// ListContainers lists those that the filter lets through.
func (r *Runtime) ListContainers(_ context.Context, filter *runtimeapi.ContainerFilter) ([]*runtimeapi.Container, error) {
	r.mu.Lock()
	all := make([]*container, 0, len(r.containers))
	for _, c := range r.containers {
		all = append(all, c)
	}
	r.mu.Unlock()
	var found []*runtimeapi.Container
	for _, c := range all {
		state := c.currentState()
		if filter.GetId() != "" && filter.GetId() != c.id || filter.GetPodSandboxId() != "" && filter.GetPodSandboxId() != c.sandbox.id ||
			filter.GetState() != nil && filter.GetState().GetState() != state || !matches(filter.GetLabelSelector(), c.config.Labels) {
			continue
		}
		found = append(found, &runtimeapi.Container{
			Id: c.id, PodSandboxId: c.sandbox.id, Metadata: c.config.Metadata, Image: c.config.Image, ImageRef: imageID(c.config.GetImage().GetImage()),
			ImageId: imageID(c.config.GetImage().GetImage()), State: state, CreatedAt: c.createdAt.UnixNano(), Labels: c.config.Labels, Annotations: c.config.Annotations,
		})
	}
	return found, nil
}

func (c *container) currentState() runtimeapi.ContainerState {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.state
}

// ContainerStatus tells what became of a container.
func (r *Runtime) ContainerStatus(_ context.Context, id string, _ bool) (*runtimeapi.ContainerStatusResponse, error) {
	c, err := r.container(id)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return &runtimeapi.ContainerStatusResponse{Status: &runtimeapi.ContainerStatus{
		Id: c.id, Metadata: c.config.Metadata, State: c.state, CreatedAt: c.createdAt.UnixNano(), StartedAt: nanoseconds(c.startedAt),
		FinishedAt: nanoseconds(c.finishedAt), ExitCode: c.exitCode, Reason: c.reason, Message: c.message,
		Image: c.config.Image, ImageRef: imageID(c.config.GetImage().GetImage()), ImageId: imageID(c.config.GetImage().GetImage()),
		Labels: c.config.Labels, Annotations: c.config.Annotations, Mounts: c.config.Mounts, LogPath: c.logPath(),
		User: c.userStatus(), StopSignal: c.config.StopSignal,
	}}, nil
}

func nanoseconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixNano()
}

func (c *container) logPath() string {
	if c.config.GetLogPath() == "" || c.sandbox.config.GetLogDirectory() == "" {
		return ""
	}
	return filepath.Join(c.sandbox.config.GetLogDirectory(), c.config.GetLogPath())
}

// UpdateContainerResources has nothing to do, for there are no cgroups.
func (r *Runtime) UpdateContainerResources(context.Context, string, *runtimeapi.ContainerResources) error {
	return nil
}

// CheckpointContainer is not supported.
func (r *Runtime) CheckpointContainer(context.Context, *runtimeapi.CheckpointContainerRequest) error {
	return unsupported("checkpoints")
}

// GetContainerEvents is not supported; the kubelet then looks for itself every second.
func (r *Runtime) GetContainerEvents(context.Context, chan *runtimeapi.ContainerEventResponse, func(runtimeapi.RuntimeService_GetContainerEventsClient)) error {
	return unsupported("container events")
}
