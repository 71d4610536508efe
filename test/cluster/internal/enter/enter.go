// Package enter runs commands in the places of a rig that runs.
package enter

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
	"cdk8s-service-patterns/test/cluster/internal/images"
	"cdk8s-service-patterns/test/cluster/internal/launch"
	"cdk8s-service-patterns/test/cluster/internal/places"
	"cdk8s-service-patterns/test/cluster/internal/podplace"
	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
)

// Echo as a command's first word is the rig's echo program, wherever the command runs.
const Echo = "\x00echo"

// visit is one command on its way into a place.
type visit struct {
	folder   rigfolder.Folder
	programs string
	keeper   int // the rig's first process, as this machine counts
}

// Run runs the command in the place, with this process's streams, and returns its exit as an *exec.ExitError.
func Run(folder rigfolder.Folder, programs, place string, command []string) error {
	text, err := os.ReadFile(folder.Keeper())
	if err != nil {
		return err
	}
	keeper, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return err
	}
	v := visit{folder, programs, keeper}
	kind, rest, _ := strings.Cut(place, "/")
	parts := strings.Split(rest, "/")
	switch {
	case kind == "pod" && len(parts) == 2:
		return v.pod(parts[0], parts[1], command)
	case kind == "pod" && len(parts) == 3:
		return v.container(parts[0], parts[1], parts[2], command)
	default:
		return v.place(place, command)
	}
}

// namespace is a file of a process of the rig, by its number in the rig's own PID namespace. The rig's /proc knows that number.
func (v visit) namespace(pid int) func(kind string) string {
	return func(kind string) string {
		return fmt.Sprintf("/proc/%d/root%s", v.keeper, places.NamespaceOf(pid, kind))
	}
}

// place runs the command on a node, as the client, or outside.
func (v visit) place(name string, command []string) error {
	text, err := os.ReadFile(v.folder.Place(name))
	if err != nil || name == "" {
		return &complaint.Complaint{
			Where: "place", Found: fmt.Sprintf("%q", name), Expected: "client, outside, node/NAME, pod/NAMESPACE/NAME or pod/NAMESPACE/NAME/CONTAINER", Cure: "see `rig get nodes` and `rig get pods -A`",
		}
	}
	pid, err := strconv.Atoi(string(text))
	if err != nil {
		return err
	}
	spec := launch.Spec{Join: places.Joining(v.namespace(pid), "net", "uts", "ipc", "mnt"), Args: v.here(command), Env: os.Environ()}
	spec.Dir, _ = os.Getwd()
	return v.start(spec, 0, v.born())
}

// pod runs this machine's own program in a pod's network: what an ephemeral container is.
func (v visit) pod(namespace, name string, command []string) error {
	pod, err := v.find(namespace, name)
	if err != nil {
		return err
	}
	scratch, err := os.MkdirTemp(v.folder.Scratch(), "visit-")
	if err != nil {
		return err
	}
	defer os.Remove(scratch)
	root := &launch.Root{Scratch: scratch, Image: "/", Privileged: true}
	if pod.ResolvConf != "" {
		root.Files = append(root.Files, launch.File{Path: "/etc/resolv.conf", Content: pod.ResolvConf})
	}
	if pod.Hosts != "" {
		root.Mounts = append(root.Mounts, launch.Mount{Source: pod.Hosts, Target: "/etc/hosts", ReadOnly: true})
	}
	inside := filepath.Join(images.InContainer, "echo")
	root.Mounts = append(root.Mounts, launch.Mount{Source: filepath.Join(v.programs, "echo"), Target: inside, ReadOnly: true})
	args := append([]string{}, command...)
	if args[0] == Echo {
		args[0] = inside
	}
	spec := launch.Spec{Join: places.Joining(v.namespace(pod.PID), "net", "uts", "ipc"), Root: root, Args: args, Env: os.Environ()}
	return v.start(spec, unix.CLONE_NEWNS, v.born())
}

// container runs the command inside a container, as its own program runs.
func (v visit) container(namespace, name, container string, command []string) error {
	pod, err := v.find(namespace, name)
	if err != nil {
		return err
	}
	found, runs := pod.Containers[container]
	if !runs {
		return &complaint.Complaint{
			Where: fmt.Sprintf("pod %s/%s", namespace, name), Found: fmt.Sprintf("no running container %q", container),
			Expected: oneOf(pod.Containers), Cure: "see `rig get pods -n " + namespace + " " + name + "`",
		}
	}
	args := append([]string{}, command...)
	if args[0] == Echo {
		args[0] = filepath.Join(images.InContainer, "echo")
	}
	paths := v.namespace(found.PID)
	spec := launch.Spec{Join: places.Joining(paths, "net", "uts", "ipc", "mnt"), Args: args, Env: found.Env, Dir: found.Dir, User: found.User}
	return v.start(spec, 0, paths("pid"))
}

func (v visit) find(namespace, name string) (podplace.Pod, error) {
	pod, err := podplace.Read(v.folder.Pod(namespace, name))
	if os.IsNotExist(err) {
		return pod, &complaint.Complaint{
			Where: "place", Found: fmt.Sprintf("no running pod %s/%s", namespace, name), Expected: "one that has been started", Cure: "see `rig get pods -A`",
		}
	}
	return pod, err
}

// here are the command's words where this machine's files are seen.
func (v visit) here(command []string) []string {
	if command[0] != Echo {
		return command
	}
	return append([]string{filepath.Join(v.programs, "echo")}, command[1:]...)
}

// born is the rig's PID namespace: what runs there ends with the rig.
func (v visit) born() string { return fmt.Sprintf("/proc/%d/ns/pid", v.keeper) }

func (v visit) start(spec launch.Spec, flags uintptr, pidNamespace string) error {
	command := exec.Command(filepath.Join(v.programs, "inside"), "become")
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
	command.SysProcAttr = &syscall.SysProcAttr{Cloneflags: flags}
	passOn := catchRequests()
	if err := launch.Start(command, spec, pidNamespace); err != nil {
		return err
	}
	passOn(command.Process)
	return command.Wait()
}

func oneOf(containers map[string]podplace.Container) string {
	if len(containers) == 0 {
		return "none, for none runs"
	}
	return "one of " + strings.Join(slices.Sorted(maps.Keys(containers)), ", ")
}
