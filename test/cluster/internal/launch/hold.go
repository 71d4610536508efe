package launch

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// Hold keeps the namespaces it was started in until it is asked to stop or its standard input closes, as that does when the process
// that holds the other end is gone. Its arguments are name=value pairs: `hostname`, `bind:/path/inside` with a
// file to mount there, and kernel settings such as `net.ipv4.ip_forward`. It writes one byte when all that is done.
//
// Not PR_SET_PDEATHSIG: that strikes when the parent's *thread* ends, and threads that were in another
// namespace do end.
func Hold(arguments []string) error {
	for _, argument := range arguments {
		name, value, _ := strings.Cut(argument, "=")
		if err := settle(name, value); err != nil {
			return fmt.Errorf("%s: %w", argument, err)
		}
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		io.Copy(io.Discard, os.Stdin) // an unreadable input is as gone as a closed one
		stop <- syscall.SIGTERM
	}()
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGCHLD) // where a pod's containers share a PID namespace, it is their init
	if _, err := os.Stdout.Write([]byte(".")); err != nil {
		return err
	}
	for {
		select {
		case <-stop:
			return nil
		case <-ended:
			for pid, err := 1, error(nil); pid > 0 && err == nil; pid, err = syscall.Wait4(-1, nil, syscall.WNOHANG, nil) {
			}
		}
	}
}

func settle(name, value string) error {
	if name == "hostname" {
		return syscall.Sethostname([]byte(value))
	}
	if inside, bind := strings.CutPrefix(name, "bind:"); bind {
		if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
			return err
		}
		return unix.Mount(value, inside, "", unix.MS_BIND, "")
	}
	// Interfaces' names may have dots of their own, so a name with a slash is taken as it is.
	if !strings.Contains(name, "/") {
		name = strings.ReplaceAll(name, ".", "/")
	}
	return os.WriteFile(filepath.Join("/proc/sys", name), []byte(value), 0o644)
}
