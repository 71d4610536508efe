package launch

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sys/unix"
)

// Exit codes of a program that could not be started, as shells have them.
const (
	cannotExecute = 126
	notFound      = 127
)

// Become reads a Spec and becomes what it says. It returns only to say what went wrong, with an exit code, having told the one
// who started it.
func Become() (int, error) {
	runtime.LockOSThread() // namespaces and capabilities are the thread's, and so is exec
	says := os.NewFile(saysFD, "says")
	unix.CloseOnExec(saysFD)
	err := become()
	fmt.Fprint(says, err)
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist) {
		return notFound, err
	}
	return cannotExecute, err
}

func become() error {
	spec, err := read()
	if err != nil {
		return err
	}
	if err := join(spec.Join); err != nil {
		return err
	}
	if spec.Root != nil {
		if err := spec.Root.enter(); err != nil {
			return err
		}
	}
	if err := changeTo(spec.Dir); err != nil {
		return err
	}
	program, err := find(spec.Args, spec.Env)
	if err != nil {
		return err
	}
	if err := spec.User.put(); err != nil {
		return err
	}
	if err := unix.Exec(program, spec.Args, spec.Env); err != nil {
		return fmt.Errorf("exec %q: %w", program, err)
	}
	return nil
}

func join(namespaces []Namespace) error {
	files := make([]*os.File, 0, len(namespaces))
	for _, n := range namespaces { // all of them before the first is entered, for that may hide the others' paths
		file, err := os.Open(n.Path)
		if err != nil {
			return fmt.Errorf("namespace: %w", err)
		}
		defer file.Close()
		files = append(files, file)
	}
	// Threads share a root and a working directory; a mount namespace is only for one that has its own.
	if err := unix.Unshare(unix.CLONE_FS); err != nil {
		return fmt.Errorf("unshare: %w", err)
	}
	for i, n := range namespaces {
		if err := unix.Setns(int(files[i].Fd()), n.Kind); err != nil {
			return fmt.Errorf("entering %s: %w", n.Path, err)
		}
	}
	return nil
}

func changeTo(dir string) error {
	if dir == "" {
		dir = "/"
	}
	if err := os.MkdirAll(dir, 0o755); err != nil { // as container engines do for a working directory
		return fmt.Errorf("working directory: %w", err)
	}
	return os.Chdir(dir)
}

// find looks a program up by the PATH that it will have itself.
func find(args, env []string) (string, error) {
	if len(args) == 0 {
		return "", errors.New("no command specified")
	}
	name := args[0]
	if strings.Contains(name, "/") {
		info, err := os.Stat(name)
		if err != nil {
			return "", fmt.Errorf("exec: %w", err)
		}
		if info.IsDir() {
			return "", fmt.Errorf("exec: %q: is a directory", name)
		}
		return name, nil
	}
	for _, dir := range filepath.SplitList(pathOf(env)) {
		candidate := filepath.Join(dir, name)
		if info, err := os.Stat(candidate); err == nil && !info.IsDir() && info.Mode()&0o111 != 0 {
			return candidate, nil
		}
	}
	return "", fmt.Errorf("exec: %q: %w", name, exec.ErrNotFound)
}

// DefaultPath is where programs are looked for when neither image nor pod says so.
const DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

func pathOf(env []string) string {
	path := DefaultPath
	for _, variable := range env {
		if value, found := strings.CutPrefix(variable, "PATH="); found {
			path = value
		}
	}
	return path
}
