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
	if err := u.giveStreams(); err != nil {
		return err
	}
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

// giveStreams makes the pipes of standard input, output and errors the user's own, as runc does: who was not root could
// write to them, and not open /dev/stdout. Files and terminals belong to whoever started the program.
func (u User) giveStreams() error {
	for stream := range 3 {
		var stat unix.Stat_t
		if err := unix.Fstat(stream, &stat); err != nil {
			return fmt.Errorf("stream %d: %w", stream, err)
		}
		if stat.Mode&unix.S_IFMT != unix.S_IFIFO {
			continue
		}
		if err := unix.Fchown(stream, u.UID, u.GID); err != nil {
			return fmt.Errorf("stream %d for user %d: %w", stream, u.UID, err)
		}
	}
	return nil
}
