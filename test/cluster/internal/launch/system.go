package launch

import (
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// devices that every container has.
var devices = []string{"null", "zero", "full", "random", "urandom", "tty"}

var deviceLinks = map[string]string{
	"fd": "/proc/self/fd", "stdin": "/proc/self/fd/0", "stdout": "/proc/self/fd/1", "stderr": "/proc/self/fd/2", "ptmx": "pts/ptmx",
}

// system mounts what the kernel shows of itself: /proc, /sys and /dev.
func (r *Root) system(root string) error {
	in := func(path string) string { return filepath.Join(root, path) }
	for _, path := range []string{"/proc", "/sys", "/dev", "/tmp"} {
		if err := os.MkdirAll(in(path), 0o755); err != nil {
			return err
		}
	}
	if err := os.Chmod(in("/tmp"), 0o777|os.ModeSticky); err != nil {
		return err
	}
	if err := unix.Mount("proc", in("/proc"), "proc", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC, ""); err != nil {
		return fmt.Errorf("/proc: %w", err)
	}
	sys := uintptr(unix.MS_NOSUID | unix.MS_NODEV | unix.MS_NOEXEC)
	if !r.Privileged {
		sys |= unix.MS_RDONLY
	}
	if err := unix.Mount("sysfs", in("/sys"), "sysfs", sys, ""); err != nil {
		return fmt.Errorf("/sys: %w", err)
	}
	if r.Privileged {
		if err := unix.Mount("/dev", in("/dev"), "", unix.MS_BIND|unix.MS_REC, ""); err != nil {
			return fmt.Errorf("/dev: %w", err)
		}
		return nil
	}
	return makeDevices(in("/dev"))
}

func makeDevices(dev string) error {
	if err := unix.Mount("rig", dev, "tmpfs", unix.MS_NOSUID, "mode=755"); err != nil {
		return fmt.Errorf("/dev: %w", err)
	}
	for _, name := range devices {
		if err := (Mount{Source: filepath.Join("/dev", name), Target: name}).put(dev); err != nil {
			return fmt.Errorf("/dev/%s: %w", name, err)
		}
	}
	for name, target := range deviceLinks {
		if err := os.Symlink(target, filepath.Join(dev, name)); err != nil {
			return err
		}
	}
	for name, mount := range map[string]struct{ kind, options string }{
		"pts": {"devpts", "newinstance,ptmxmode=0666,mode=0620"}, "shm": {"tmpfs", "mode=1777"},
	} {
		path := filepath.Join(dev, name)
		if err := os.Mkdir(path, 0o755); err != nil {
			return err
		}
		if err := unix.Mount("rig", path, mount.kind, unix.MS_NOSUID|unix.MS_NOEXEC, mount.options); err != nil {
			return fmt.Errorf("/dev/%s: %w", name, err)
		}
	}
	return nil
}
