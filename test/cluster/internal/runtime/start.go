package runtime

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"

	"cdk8s-service-patterns/test/cluster/internal/images"
	"cdk8s-service-patterns/test/cluster/internal/launch"
	"cdk8s-service-patterns/test/cluster/internal/places"
)

// neverStarted is the exit code that container engines give a container whose program could not be started.
const neverStarted = 128

// StartContainer runs the container's program. It returns once that runs, or says why it does not.
func (r *Runtime) StartContainer(_ context.Context, id string) error {
	c, err := r.container(id)
	if err != nil {
		return err
	}
	if err := r.start(c); err != nil {
		c.mu.Lock()
		c.state, c.finishedAt, c.exitCode = runtimeapi.ContainerState_CONTAINER_EXITED, time.Now(), neverStarted
		c.reason, c.message = "StartError", err.Error()
		c.mu.Unlock()
		return err
	}
	return r.tell(c.sandbox)
}

func (r *Runtime) start(c *container) error {
	spec, err := c.spec()
	if err != nil {
		return err
	}
	pidNamespace, flags, err := r.pidNamespace(c)
	if err != nil {
		return err
	}
	streams, err := newContainerStreams(c.logPath(), c.config.GetStdin(), c.config.GetTty())
	if err != nil {
		return err
	}
	command := exec.Command(r.Inside, "become")
	command.SysProcAttr = &syscall.SysProcAttr{Cloneflags: flags | unix.CLONE_NEWNS, Setsid: true, Setctty: c.config.GetTty()}
	streams.give(command)

	c.mu.Lock()
	defer c.mu.Unlock()
	if c.state != runtimeapi.ContainerState_CONTAINER_CREATED {
		streams.close()
		return fmt.Errorf("it is in the state %v", c.state)
	}
	if err := launch.Start(command, spec, pidNamespace); err != nil {
		streams.close()
		return err
	}
	c.state, c.startedAt, c.command, c.streams, c.done = runtimeapi.ContainerState_CONTAINER_RUNNING, time.Now(), command, streams, make(chan struct{})
	streams.run()
	go r.await(c)
	return nil
}

// await notes how the container ended.
func (r *Runtime) await(c *container) {
	code := exitCode(c.command.Wait())
	c.streams.close()
	c.mu.Lock()
	c.state, c.finishedAt, c.exitCode, c.reason = runtimeapi.ContainerState_CONTAINER_EXITED, time.Now(), int32(code), "Completed"
	if code != 0 {
		c.reason = "Error"
	}
	close(c.done)
	c.mu.Unlock()
	if c.sandbox.isReady() {
		r.tell(c.sandbox) // only those lose by its error who want to enter a container that has just ended
	}
}

func exitCode(err error) int {
	ended, ok := errors.AsType[*exec.ExitError](err)
	if !ok {
		if err != nil {
			return neverStarted
		}
		return 0
	}
	if status, ok := ended.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return 128 + int(status.Signal())
	}
	return ended.ExitCode()
}

// StopContainer asks the program to end and kills it when it has not after so many seconds.
func (r *Runtime) StopContainer(ctx context.Context, id string, seconds int64) error {
	c, err := r.container(id)
	if err != nil {
		return nil // gone already, which is what is wanted
	}
	c.mu.Lock()
	done, command := c.done, c.command
	c.mu.Unlock()
	if done == nil {
		c.kill()
		return nil
	}
	if seconds > 0 {
		if err := command.Process.Signal(c.stopSignal()); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return err
		}
		select {
		case <-done:
			return nil
		case <-time.After(time.Duration(seconds) * time.Second):
		case <-ctx.Done():
		}
	}
	c.kill()
	return nil
}

func (c *container) stopSignal() syscall.Signal {
	if signal := unix.SignalNum(strings.TrimPrefix(c.config.GetStopSignal().String(), "SIGNAL_")); signal != 0 {
		return signal
	}
	return unix.SIGTERM
}

// kill ends the container at once, if it runs, and waits for its end.
func (c *container) kill() {
	c.mu.Lock()
	done, command := c.done, c.command
	if done == nil { // it never ran, and shall not any more
		c.state, c.finishedAt = runtimeapi.ContainerState_CONTAINER_EXITED, time.Now()
	}
	c.mu.Unlock()
	if done == nil {
		return
	}
	// The first process of a PID namespace takes all others with it; where a pod shares one, the session is its own group.
	syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
	<-done
}

// pidNamespace is where the program is born: in a new one of its own (by the flags), or in one that it shares.
func (r *Runtime) pidNamespace(c *container) (path string, flags uintptr, err error) {
	modes := c.security().GetNamespaceOptions()
	switch modes.GetPid() {
	case runtimeapi.NamespaceMode_POD:
		return c.sandbox.place.Namespace("pid_for_children"), 0, nil
	case runtimeapi.NamespaceMode_NODE:
		return "", 0, nil
	case runtimeapi.NamespaceMode_TARGET:
		_, pid, err := r.running(modes.GetTargetId())
		if err != nil {
			return "", 0, fmt.Errorf("target: %w", err)
		}
		return places.NamespaceOf(pid, "pid"), 0, nil
	default:
		return "", unix.CLONE_NEWPID, nil
	}
}

func (c *container) spec() (launch.Spec, error) {
	joined := []string{"uts", "ipc"}
	if !c.sandbox.onNodeNetwork() {
		joined = append(joined, "net")
	}
	mounts, err := c.mounts()
	if err != nil {
		return launch.Spec{}, err
	}
	return launch.Spec{
		Join: places.Joining(c.sandbox.place.Namespace, joined...),
		Root: &launch.Root{
			Scratch: filepath.Join(c.scratch, "root"), Image: c.rootFS(),
			ReadOnly: c.security().GetReadonlyRootfs(), Privileged: c.security().GetPrivileged(),
			Mounts: mounts, Files: c.files(),
		},
		Args: commandLine(c.image, c.config.GetCommand(), c.config.GetArgs()), Env: c.env, Dir: c.workingDir(), User: c.user,
	}, nil
}

// commandLine is what runs: a pod's command replaces the image's entry point and arguments, its args replace the arguments.
func commandLine(image images.Image, command, args []string) []string {
	entrypoint, cmd := image.Entrypoint, image.Cmd
	if len(command) > 0 {
		entrypoint, cmd = command, nil
	}
	if len(args) > 0 {
		cmd = args
	}
	return append(append([]string{}, entrypoint...), cmd...)
}

func (c *container) workingDir() string {
	if dir := c.config.GetWorkingDir(); dir != "" {
		return dir
	}
	return c.image.WorkingDir
}

// mounts are the image's programs, the volumes that it declares and the pod does not fill, and the pod's.
func (c *container) mounts() ([]launch.Mount, error) {
	var mounts []launch.Mount
	for _, program := range c.image.Programs {
		mounts = append(mounts, launch.Mount{Source: program, Target: filepath.Join(images.InContainer, filepath.Base(program)), ReadOnly: true})
	}
	filled := map[string]bool{}
	for _, mount := range c.config.GetMounts() {
		filled[filepath.Clean(mount.ContainerPath)] = true
	}
	for i, volume := range c.image.Volumes {
		if filled[filepath.Clean(volume)] {
			continue
		}
		folder := filepath.Join(c.scratch, "volume-"+strconv.Itoa(i))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return nil, err
		}
		if err := os.Chown(folder, c.user.UID, c.user.GID); err != nil {
			return nil, err
		}
		mounts = append(mounts, launch.Mount{Source: folder, Target: volume})
	}
	for _, mount := range c.config.GetMounts() {
		mounts = append(mounts, launch.Mount{Source: mount.HostPath, Target: mount.ContainerPath, ReadOnly: mount.Readonly})
	}
	return mounts, nil
}

func (c *container) files() []launch.File {
	files := []launch.File{{Path: "/etc/hostname", Content: hostnameOf(c.sandbox.config) + "\n"}}
	if text := resolvConf(c.sandbox.config.GetDnsConfig()); text != "" {
		files = append(files, launch.File{Path: "/etc/resolv.conf", Content: text})
	}
	return files
}
