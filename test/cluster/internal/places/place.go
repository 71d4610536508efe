// Package places makes the network namespaces that a rig consists of: the wire between the nodes, the nodes, and
// hosts outside. They have no names that could clash or be left behind: each is kept by a process, and is gone when that is.
package places

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"

	"github.com/vishvananda/netlink"
	"github.com/vishvananda/netns"
	"golang.org/x/sys/unix"

	"cdk8s-service-patterns/test/cluster/internal/launch"
	"cdk8s-service-patterns/test/cluster/internal/threads"
)

// Namespaces that a place has of its own.
const (
	Network = unix.CLONE_NEWNET | unix.CLONE_NEWUTS | unix.CLONE_NEWIPC
	Whole   = Network | unix.CLONE_NEWNS
)

// Place is a set of namespaces and the process that keeps them.
type Place struct {
	Name    string
	PID     int
	command *exec.Cmd
	hold    io.Closer // the place lasts while this is open: nobody may lose it, or the garbage collector closes it
}

// Open makes a place. The program is `inside`; settings are what `inside hold` takes.
func Open(inside, name string, namespaces uintptr, settings ...string) (*Place, error) {
	command := exec.Command(inside, append([]string{"hold", "hostname=" + name}, settings...)...)
	command.SysProcAttr = &syscall.SysProcAttr{Cloneflags: namespaces}
	var says strings.Builder
	command.Stderr = &says
	ready, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	hold, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("place %s: %w", name, err)
	}
	p := &Place{Name: name, PID: command.Process.Pid, command: command, hold: hold}
	if _, err := ready.Read(make([]byte, 1)); err != nil {
		command.Wait() // its exit code says no more than its words
		return nil, fmt.Errorf("place %s: %s", name, strings.TrimSpace(says.String()))
	}
	if namespaces&unix.CLONE_NEWNET == 0 {
		return p, nil
	}
	return p, p.Links(func(links *netlink.Handle) error {
		loopback, err := links.LinkByName("lo")
		if err != nil {
			return err
		}
		return links.LinkSetUp(loopback)
	})
}

// Close ends the place; what still runs in it keeps its namespaces.
func (p *Place) Close() {
	p.command.Process.Kill()
	p.hold.Close()
	p.command.Wait() // its error is that it was killed
}

// Namespace is the file of one of the place's namespaces, such as "net".
func (p *Place) Namespace(kind string) string { return NamespaceOf(p.PID, kind) }

// NamespaceOf is the file of a process's namespace.
func NamespaceOf(pid int, kind string) string { return fmt.Sprintf("/proc/%d/ns/%s", pid, kind) }

// Joining is what a program that runs in the place joins.
func (p *Place) Joining() []launch.Namespace {
	return Joining(func(kind string) string { return p.Namespace(kind) }, "net", "uts", "ipc", "mnt")
}

var kinds = map[string]int{
	"net": unix.CLONE_NEWNET, "uts": unix.CLONE_NEWUTS, "ipc": unix.CLONE_NEWIPC, "mnt": unix.CLONE_NEWNS, "pid": unix.CLONE_NEWPID,
}

// Joining lists the namespaces of these kinds, which are where path says.
func Joining(path func(kind string) string, of ...string) []launch.Namespace {
	namespaces := make([]launch.Namespace, 0, len(of))
	for _, kind := range of {
		namespaces = append(namespaces, launch.Namespace{Kind: kinds[kind], Path: path(kind)})
	}
	return namespaces
}

// In calls f on a thread that is in the place's network: sockets that f opens, and processes that it starts, belong there.
func (p *Place) In(f func() error) error {
	return threads.InNetwork(func() (netns.NsHandle, error) { return netns.GetFromPid(p.PID) }, f)
}

// Links calls f with a handle on the place's interfaces, addresses and routes.
func (p *Place) Links(f func(*netlink.Handle) error) error {
	return LinksOf(p.PID, f)
}

// LinksOf calls f with a handle on the interfaces, addresses and routes of a process's network.
func LinksOf(pid int, f func(*netlink.Handle) error) error {
	namespace, err := netns.GetFromPid(pid)
	if err != nil {
		return err
	}
	defer namespace.Close()
	links, err := netlink.NewHandleAt(namespace, unix.NETLINK_ROUTE)
	if err != nil {
		return err
	}
	defer links.Close()
	return f(links)
}

// Command is a program that is to run in the place. It must be started by launch.Start with what Spec says.
func (p *Place) Command(inside string) *exec.Cmd {
	return exec.Command(inside, "become")
}

// Spec is the program and its arguments, as what runs in the place.
func (p *Place) Spec(program string, arguments ...string) launch.Spec {
	return launch.Spec{Join: p.Joining(), Args: append([]string{program}, arguments...), Env: os.Environ()}
}
