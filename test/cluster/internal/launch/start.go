package launch

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"

	"golang.org/x/sys/unix"
)

// ErrNotStarted says that the program of a Spec could not be started; what is wrapped beside it says why.
var ErrNotStarted = errors.New("not started")

// Start starts the command, which must be the program `inside` with the argument `become`, as what the Spec says, and returns once
// that program runs; the command's ExtraFiles are the program's, from FirstFile on. Given a path, the process is born into that PID namespace; otherwise the command's own flags decide.
func Start(command *exec.Cmd, spec Spec, pidNamespace string) error {
	content, err := json.Marshal(spec)
	if err != nil {
		return err
	}
	specOut, specIn, err := os.Pipe()
	if err != nil {
		return err
	}
	defer specOut.Close()
	saysOut, saysIn, err := os.Pipe()
	if err != nil {
		return errors.Join(err, specIn.Close())
	}
	defer saysOut.Close()
	command.ExtraFiles = append([]*os.File{specOut, saysIn}, command.ExtraFiles...)
	err = startIn(pidNamespace, command)
	saysIn.Close()
	if err != nil {
		return errors.Join(err, specIn.Close())
	}
	// A process that ends before it has read all of this says why on the other pipe.
	_, unwritten := specIn.Write(content)
	specIn.Close()
	said, err := io.ReadAll(saysOut)
	if err != nil {
		return err
	}
	if len(said) > 0 {
		command.Wait() // its exit code says no more than its words
		return fmt.Errorf("%w: %s", ErrNotStarted, said)
	}
	return unwritten
}

// startIn starts the command from a thread that has the PID namespace for its children. The thread is not used again.
func startIn(pidNamespace string, command *exec.Cmd) error {
	if pidNamespace == "" {
		return command.Start()
	}
	started := make(chan error)
	go func() {
		runtime.LockOSThread() // never unlocked: the thread ends with the goroutine
		namespace, err := os.Open(pidNamespace)
		if err == nil {
			defer namespace.Close()
			err = unix.Setns(int(namespace.Fd()), unix.CLONE_NEWPID)
		}
		if err == nil {
			err = command.Start()
		}
		started <- err
	}()
	return <-started
}
