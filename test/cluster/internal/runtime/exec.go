package runtime

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os/exec"
	"syscall"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"cdk8s-service-patterns/test/cluster/internal/launch"
	"cdk8s-service-patterns/test/cluster/internal/places"
)

// inContainer prepares a program that is to run inside a container as the container's own does. It is started with start.
func (r *Runtime) inContainer(ctx context.Context, id string, arguments []string) (command *exec.Cmd, start func() error, err error) {
	c, pid, err := r.running(id)
	if err != nil {
		return nil, nil, err
	}
	namespace := func(kind string) string { return places.NamespaceOf(pid, kind) }
	spec := launch.Spec{
		Join: places.Joining(namespace, "net", "uts", "ipc", "mnt"),
		Args: arguments, Env: c.env, Dir: c.workingDir(), User: c.user,
	}
	command = exec.CommandContext(ctx, r.Inside, "become")
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }
	command.WaitDelay = drainWithin // for descendants that keep its output open
	return command, func() error { return launch.Start(command, spec, namespace("pid")) }, nil
}

// ExecSync runs a program inside a container to its end, as probes and hooks do.
func (r *Runtime) ExecSync(ctx context.Context, id string, arguments []string, timeout time.Duration) (stdout, stderr []byte, err error) {
	if timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, timeout)
		defer cancel()
	}
	command, start, err := r.inContainer(ctx, id, arguments)
	if err != nil {
		return nil, nil, err
	}
	var out, errs bytes.Buffer
	command.Stdout, command.Stderr = &out, &errs
	err = start()
	if err == nil {
		err = command.Wait()
	}
	if ctx.Err() != nil {
		return out.Bytes(), errs.Bytes(), status.Errorf(codes.DeadlineExceeded, "command timed out: timeout %v exceeded", timeout)
	}
	return out.Bytes(), errs.Bytes(), asExit(err)
}

// asExit is the error with which the kubelet asks for a program's exit status.
func asExit(err error) error {
	if ended, ok := errors.AsType[*exec.ExitError](err); ok {
		return exitError{ended}
	}
	if errors.Is(err, exec.ErrWaitDelay) {
		return nil // it ended well; what it left running holds its output
	}
	return err
}

// exitError is k8s.io/utils/exec.ExitError.
type exitError struct{ *exec.ExitError }

func (e exitError) ExitStatus() int { return exitCode(e.ExitError) }
func (e exitError) Exited() bool    { return true }

// run runs a program inside a container with a client's streams.
func (r *Runtime) run(ctx context.Context, id string, arguments []string, stdin io.Reader, stdout, stderr io.WriteCloser) error {
	command, start, err := r.inContainer(ctx, id, arguments)
	if err != nil {
		return err
	}
	// Not command.Stdin = stdin: Wait would then wait for a client that never closes it.
	if stdin != nil {
		pipe, err := command.StdinPipe()
		if err != nil {
			return err
		}
		go func() {
			defer pipe.Close()
			io.Copy(pipe, stdin) // it ends when either side is gone
		}()
	}
	if stdout != nil {
		command.Stdout = stdout
	}
	if stderr != nil {
		command.Stderr = stderr
	}
	if err := start(); err != nil {
		return err
	}
	return asExit(command.Wait())
}
