package launch

import (
	"fmt"
	"os"
	"path/filepath"

	securejoin "github.com/cyphar/filepath-securejoin"
	"golang.org/x/sys/unix"
)

// enter builds the file system and makes it the process's root. What it was before is out of reach then.
func (r *Root) enter() error {
	if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("own mounts: %w", err)
	}
	root, err := r.layers()
	if err != nil {
		return err
	}
	if err := r.system(root); err != nil {
		return err
	}
	for _, file := range r.Files {
		if err := write(root, file); err != nil {
			return fmt.Errorf("%s: %w", file.Path, err)
		}
	}
	for _, m := range r.Mounts {
		if err := m.put(root); err != nil {
			return fmt.Errorf("mounting %s at %s: %w", m.Source, m.Target, err)
		}
	}
	if r.ReadOnly {
		if err := unix.Mount("", root, "", unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY, ""); err != nil {
			return fmt.Errorf("read-only root: %w", err)
		}
	}
	return pivot(root)
}

// layers mounts a layer that takes the writes over the image's files.
func (r *Root) layers() (string, error) {
	if err := unix.Mount("rig", r.Scratch, "tmpfs", 0, "mode=755"); err != nil {
		return "", fmt.Errorf("scratch: %w", err)
	}
	in := func(name string) string { return filepath.Join(r.Scratch, name) }
	for _, name := range []string{"upper", "work", "root"} {
		if err := os.Mkdir(in(name), 0o755); err != nil {
			return "", err
		}
	}
	options := fmt.Sprintf("lowerdir=%s,upperdir=%s,workdir=%s", r.Image, in("upper"), in("work"))
	if err := unix.Mount("overlay", in("root"), "overlay", 0, options); err != nil {
		return "", fmt.Errorf("overlay over %s: %w", r.Image, err)
	}
	return in("root"), nil
}

// put binds the source at the target, following links of the target inside the root only.
func (m Mount) put(root string) error {
	source, err := os.Stat(m.Source)
	if err != nil {
		return err
	}
	target, err := securejoin.SecureJoin(root, m.Target)
	if err != nil {
		return err
	}
	if err := makeMountPoint(target, source.IsDir()); err != nil {
		return err
	}
	if err := unix.Mount(m.Source, target, "", unix.MS_BIND|unix.MS_REC, ""); err != nil {
		return err
	}
	if m.ReadOnly {
		return unix.Mount("", target, "", unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY, "")
	}
	return nil
}

func makeMountPoint(path string, folder bool) error {
	if folder {
		return os.MkdirAll(path, 0o755)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	return file.Close()
}

// write puts a file in place of whatever has its name, a link included: on many systems resolv.conf is one.
func write(root string, file File) error {
	folder, err := securejoin.SecureJoin(root, filepath.Dir(file.Path))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	path := filepath.Join(folder, filepath.Base(file.Path))
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return err
	}
	return os.WriteFile(path, []byte(file.Content), 0o644)
}

func pivot(root string) error {
	if err := os.Chdir(root); err != nil {
		return err
	}
	if err := unix.PivotRoot(".", "."); err != nil { // the old root is then mounted over the new one
		return fmt.Errorf("pivot_root: %w", err)
	}
	if err := unix.Unmount(".", unix.MNT_DETACH); err != nil {
		return fmt.Errorf("leaving the old root: %w", err)
	}
	return os.Chdir("/")
}
