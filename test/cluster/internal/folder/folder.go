// Package folder keeps everything a run writes in one temporary folder, and sees to it that none is left behind.
//
// A run that is killed cannot tidy up, so the next one does it. What tells a dead run's folder from a living one's is a
// lock on the folder, not a process id in its name: the kernel drops a lock whenever its holder dies, while a
// process id is soon another process, and means nothing to a container that shares the temporary folder.
package folder

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// What the folders of this module's programs are called, each followed by a number.
const (
	OfCluster = "service-patterns-cluster-"
	OfRig     = "service-patterns-rig-"
)

// Folder is a temporary folder that belongs to this process.
type Folder struct {
	Path string
	lock *os.File
}

// Create makes and locks a new folder of the prefix inside parent.
func Create(parent, prefix string) (*Folder, error) {
	for {
		path, err := os.MkdirTemp(parent, prefix)
		if err != nil {
			return nil, err
		}
		lock, err := tryLock(path)
		if err != nil && !os.IsNotExist(err) && err != syscall.EWOULDBLOCK {
			os.Remove(path)
			return nil, err
		}
		if err == nil && stillThere(path, lock) {
			return &Folder{Path: path, lock: lock}, nil
		}
		// Another run swept it in the instant before we had the lock.
	}
}

// Remove deletes the folder with all that is in it.
func (f *Folder) Remove() error {
	defer f.lock.Close()
	return os.RemoveAll(f.Path)
}

// Lock is the open file by which the folder is locked: a process that inherits it keeps the lock.
func (f *Folder) Lock() *os.File { return f.lock }

// Sweep removes the folders of the prefix that belonged to dead runs, and returns their paths.
func Sweep(parent, prefix string) ([]string, error) {
	entries, err := os.ReadDir(parent)
	if err != nil {
		return nil, err
	}
	var swept []string
	for _, entry := range entries {
		if !entry.IsDir() || !strings.HasPrefix(entry.Name(), prefix) {
			continue
		}
		path := filepath.Join(parent, entry.Name())
		lock, err := tryLock(path)
		if err != nil {
			continue // in use, or another user's
		}
		err = os.RemoveAll(path)
		lock.Close()
		if err != nil {
			return swept, err
		}
		swept = append(swept, path)
	}
	return swept, nil
}

func tryLock(path string) (*os.File, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

func stillThere(path string, lock *os.File) bool {
	locked, err := lock.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(locked, named)
}
