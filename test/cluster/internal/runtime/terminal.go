package runtime

import (
	"context"
	"io"
	"os"

	"github.com/creack/pty"
	"k8s.io/cri-streaming/pkg/streaming/remotecommand"
)

// runInTerminal runs a program inside a container with a terminal of its own.
func (r *Runtime) runInTerminal(ctx context.Context, id string, arguments []string, stdin io.Reader, stdout io.Writer, resize <-chan remotecommand.TerminalSize) error {
	command, start, err := r.inContainer(ctx, id, arguments)
	if err != nil {
		return err
	}
	ours, theirs, err := pty.Open()
	if err != nil {
		return err
	}
	defer ours.Close()
	command.Stdin, command.Stdout, command.Stderr = theirs, theirs, theirs
	command.SysProcAttr.Setctty = true
	err = start()
	theirs.Close()
	if err != nil {
		return err
	}
	go follow(ours, resize)
	if stdin != nil {
		go io.Copy(ours, stdin) // it ends when either side is gone
	}
	if stdout != nil {
		io.Copy(stdout, ours) // its error is that the terminal is gone, as it is when the program has ended
	}
	return asExit(command.Wait())
}

// follow gives the terminal the size of the client's.
func follow(terminal *os.File, resize <-chan remotecommand.TerminalSize) {
	for size := range resize {
		pty.Setsize(terminal, &pty.Winsize{Rows: size.Height, Cols: size.Width}) // a wrong size is no reason to stop
	}
}
