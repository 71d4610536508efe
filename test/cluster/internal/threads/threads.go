// Package threads runs code on a thread that is in another network namespace.
package threads

import (
	"runtime"

	"github.com/vishvananda/netns"
)

// InNetwork calls f on a thread that is in the namespace. Sockets that f opens, and processes that it starts, belong there.
func InNetwork(namespace func() (netns.NsHandle, error), f func() error) error {
	failed := make(chan error)
	go func() {
		runtime.LockOSThread() // never unlocked: the thread ends with the goroutine
		failed <- func() error {
			handle, err := namespace()
			if err != nil {
				return err
			}
			defer handle.Close()
			if err := netns.Set(handle); err != nil {
				return err
			}
			return f()
		}()
	}()
	return <-failed
}
