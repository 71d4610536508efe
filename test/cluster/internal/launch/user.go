package launch

import (
	"fmt"
	"slices"
	"syscall"

	"golang.org/x/sys/unix"
)

// highestCapability that this program knows how to drop; a kernel that knows fewer says so and is believed.
const highestCapability = 63

// put makes the thread this user for good.
func (u User) put() error {
	if u.Capabilities != nil {
		for capability := uintptr(0); capability <= highestCapability; capability++ {
			if slices.Contains(u.Capabilities, capability) {
				continue
			}
			if err := unix.Prctl(unix.PR_CAPBSET_DROP, capability, 0, 0, 0); err == unix.EINVAL {
				break
			} else if err != nil {
				return fmt.Errorf("dropping capability %d: %w", capability, err)
			}
		}
	}
	if err := syscall.Setgroups(u.Groups); err != nil {
		return fmt.Errorf("groups %v: %w", u.Groups, err)
	}
	if err := syscall.Setgid(u.GID); err != nil {
		return fmt.Errorf("group %d: %w", u.GID, err)
	}
	if err := syscall.Setuid(u.UID); err != nil {
		return fmt.Errorf("user %d: %w", u.UID, err)
	}
	if u.NoNewPrivileges {
		if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
			return fmt.Errorf("no new privileges: %w", err)
		}
	}
	return nil
}
