// Package supervisor is `rig up`: it starts a rig in a PID namespace of its own, tells where it is, and sees it end.
package supervisor

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
	"cdk8s-service-patterns/test/cluster/internal/folder"
	"cdk8s-service-patterns/test/cluster/internal/lifetime"
	"cdk8s-service-patterns/test/cluster/internal/preflight"
	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
	"cdk8s-service-patterns/test/cluster/internal/rigsettings"
)

// stopWithin is far longer than it takes: the kernel ends all processes at once, and then files are removed.
const stopWithin = 20 * time.Second

// Up keeps a rig until it is asked to stop, or fails.
func Up(wanted rigsettings.Settings, programs string) (err error) {
	ctx := lifetime.UntilSignal(context.Background())
	if wanted.UntilStdinCloses {
		ctx = lifetime.UntilClosed(ctx, os.Stdin)
	}
	if err := preflight.Check(programs, wanted.ProxyMode); err != nil {
		return err
	}
	if err := mayKeepLogs(wanted.KeepLogs); err != nil {
		return err
	}
	own, err := ownFolder()
	if err != nil {
		return err
	}
	place := rigfolder.Folder(own.Path)
	defer func() { err = errors.Join(err, keepLogs(wanted, place, err), own.Remove()) }()
	if err := os.WriteFile(place.Supervisor(), fmt.Append(nil, os.Getpid()), 0o644); err != nil {
		return err
	}
	keeper, err := start(wanted, own, filepath.Join(programs, "keeper"))
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- keeper.pass(place) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		tell("stopping (%v)", context.Cause(ctx))
		return keeper.stop(ended)
	}
}

// keeper is the process of command keeper, as its parent sees it.
type keeper struct {
	command *exec.Cmd
	hold    io.Closer
	says    io.Reader
}

// start starts the first process of the rig. It holds the folder's lock too, so that nobody sweeps the folder away while it runs,
// and ends when its standard input does, as that does when this process is gone, however that ends.
func start(wanted rigsettings.Settings, own *folder.Folder, program string) (*keeper, error) {
	settings, err := json.Marshal(wanted)
	if err != nil {
		return nil, err
	}
	command := exec.Command(program, "keep", own.Path, string(settings))
	command.Stderr, command.ExtraFiles = os.Stderr, []*os.File{own.Lock()}
	command.SysProcAttr = &syscall.SysProcAttr{Cloneflags: unix.CLONE_NEWPID | unix.CLONE_NEWNS, Setpgid: true}
	hold, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	says, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, &complaint.Complaint{
			Where: "rig", Found: err.Error(), Expected: "a PID namespace and a mount namespace of its own", Cure: "run it as root of a machine that allows namespaces",
		}
	}
	place := rigfolder.Folder(own.Path)
	return &keeper{command, hold, says}, os.WriteFile(place.Keeper(), strconv.AppendInt(nil, int64(command.Process.Pid), 10), 0o644)
}

// pass passes the line on that says that the rig is ready, and returns how the rig ended.
func (k *keeper) pass(place rigfolder.Folder) error {
	reader := bufio.NewReader(k.says)
	// Before it is ready it may write an empty line, to find out whether anybody still reads.
	if line, err := reader.ReadString('\n'); err == nil && strings.TrimSpace(line) != "" {
		if err := os.WriteFile(place.Line(), []byte(line), 0o644); err != nil {
			return err
		}
		if _, err := fmt.Print(line); err != nil {
			return errors.Join(err, k.stop(nil))
		}
	}
	io.Copy(io.Discard, reader)
	if err := k.command.Wait(); err != nil {
		return fmt.Errorf("the rig ended (%v); what it said is above", err)
	}
	return nil
}

// stop asks the rig to end, and ends it when it has not in time.
func (k *keeper) stop(ended <-chan error) error {
	k.hold.Close()
	if ended == nil {
		return k.command.Wait()
	}
	select {
	case err := <-ended:
		return err
	case <-time.After(stopWithin):
		tell("still stopping after %v, so it is killed", stopWithin)
		k.command.Process.Kill()
		<-ended // its error is that it was killed
		return nil
	}
}

// longestTemp leaves room for the longest path that the kubelet gives a socket below it, of which Linux takes 107 bytes.
const longestTemp = 107 - len("/") - len(folder.OfRig) - len("4294967295") - len("/nodes/node-a/kubelet/pod-resources/4294967295")

func ownFolder() (*folder.Folder, error) {
	parent := os.TempDir()
	if len(parent) > longestTemp {
		return nil, &complaint.Complaint{
			Where: "temporary folder " + parent, Found: fmt.Sprintf("a path of %d bytes", len(parent)),
			Expected: fmt.Sprintf("at most %d, for the sockets below it", longestTemp), Cure: "set TMPDIR to a folder with a shorter path",
		}
	}
	swept, err := folder.Sweep(parent, folder.OfRig)
	for _, path := range swept {
		tell("removed %s, left behind by a run that was killed", path)
	}
	if err == nil {
		var own *folder.Folder
		if own, err = folder.Create(parent, folder.OfRig); err == nil {
			return own, os.Chmod(own.Path, 0o711) // containers of other users reach their files in it
		}
	}
	return nil, &complaint.Complaint{Where: "temporary folder " + parent, Found: err.Error(), Expected: "a folder to write in", Cure: "set TMPDIR to one"}
}

// Line is what is printed when a rig is ready.
func Line(place rigfolder.Folder) string {
	return fmt.Sprintf("KUBECONFIG=%s RIG=%s\n", place.Kubeconfig(), string(place))
}

func tell(format string, values ...any) {
	fmt.Fprintf(os.Stderr, "rig: "+strings.TrimSuffix(format, "\n")+"\n", values...)
}
