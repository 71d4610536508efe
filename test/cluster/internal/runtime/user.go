package runtime

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/moby/sys/capability"
	"github.com/moby/sys/user"
	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"

	"cdk8s-service-patterns/test/cluster/internal/launch"
)

func (c *container) security() *runtimeapi.LinuxContainerSecurityContext {
	return c.config.GetLinux().GetSecurityContext()
}

// settleUser finds out whom the container runs as, from the pod and else from the image, and returns the user's home.
func (c *container) settleUser() (home string, err error) {
	in := func(name string) string { return filepath.Join(c.rootFS(), "etc", name) }
	found, err := user.GetExecUserPath(c.wantedUser(), &user.ExecUser{Home: "/"}, in("passwd"), in("group"))
	if err != nil {
		return "", fmt.Errorf("user %q of the image %q: %w", c.wantedUser(), c.config.GetImage().GetImage(), err)
	}
	groups := []int{found.Gid}
	if c.security().GetSupplementalGroupsPolicy() != runtimeapi.SupplementalGroupsPolicy_Strict {
		groups = append(groups, found.Sgids...)
	}
	for _, group := range c.security().GetSupplementalGroups() {
		groups = append(groups, int(group))
	}
	capabilities, err := c.capabilities()
	c.user = launch.User{
		UID: found.Uid, GID: found.Gid, Groups: groups, Capabilities: capabilities, NoNewPrivileges: c.security().GetNoNewPrivs(),
	}
	return found.Home, err
}

func (c *container) rootFS() string {
	if c.image.RootFS == "" {
		return "/"
	}
	return c.image.RootFS
}

// wantedUser is written as in Dockerfiles: user, or user:group.
func (c *container) wantedUser() string {
	wanted := c.image.User
	switch {
	case c.security().GetRunAsUser() != nil:
		wanted = strconv.FormatInt(c.security().GetRunAsUser().GetValue(), 10)
	case c.security().GetRunAsUsername() != "":
		wanted = c.security().GetRunAsUsername() // the kubelet says the image's own here
	}
	if wanted == c.image.User {
		wanted = cmp.Or(c.image.Number, wanted)
	}
	if group := c.security().GetRunAsGroup(); group != nil {
		name, _, _ := strings.Cut(wanted, ":")
		wanted = name + ":" + strconv.FormatInt(group.GetValue(), 10)
	}
	return wanted
}

func (c *container) userStatus() *runtimeapi.ContainerUser {
	status := &runtimeapi.LinuxContainerUser{Uid: int64(c.user.UID), Gid: int64(c.user.GID)}
	for _, group := range c.user.Groups {
		status.SupplementalGroups = append(status.SupplementalGroups, int64(group))
	}
	return &runtimeapi.ContainerUser{Linux: status}
}

// usualCapabilities are those that container engines leave a container.
var usualCapabilities = []capability.Cap{
	capability.CAP_CHOWN, capability.CAP_DAC_OVERRIDE, capability.CAP_FSETID, capability.CAP_FOWNER, capability.CAP_MKNOD,
	capability.CAP_NET_RAW, capability.CAP_SETGID, capability.CAP_SETUID, capability.CAP_SETFCAP, capability.CAP_SETPCAP,
	capability.CAP_NET_BIND_SERVICE, capability.CAP_SYS_CHROOT, capability.CAP_KILL, capability.CAP_AUDIT_WRITE,
}

// capabilities are nil, for all, in a privileged container.
func (c *container) capabilities() ([]uintptr, error) {
	if c.security().GetPrivileged() {
		return nil, nil
	}
	kept := map[capability.Cap]bool{}
	set := func(keep bool, names ...string) error {
		for _, name := range names {
			found, err := capabilitiesNamed(name)
			if err != nil {
				return err
			}
			for _, one := range found {
				kept[one] = keep
			}
		}
		return nil
	}
	for _, usual := range usualCapabilities {
		kept[usual] = true
	}
	// "ALL" comes first, so that both `drop: [ALL], add: [X]` and `add: [ALL], drop: [X]` mean what they say.
	wanted := c.security().GetCapabilities()
	allFirst := func(names []string, keep bool) error {
		for _, name := range names {
			if strings.EqualFold(name, "ALL") {
				return set(keep, name)
			}
		}
		return nil
	}
	if err := allFirst(wanted.GetAddCapabilities(), true); err != nil {
		return nil, err
	}
	if err := allFirst(wanted.GetDropCapabilities(), false); err != nil {
		return nil, err
	}
	if err := set(true, without(wanted.GetAddCapabilities(), "ALL")...); err != nil {
		return nil, err
	}
	if err := set(false, without(wanted.GetDropCapabilities(), "ALL")...); err != nil {
		return nil, err
	}
	numbers := []uintptr{} // not nil, which would leave all
	for one, keep := range kept {
		if keep {
			numbers = append(numbers, uintptr(one))
		}
	}
	return numbers, nil
}

func capabilitiesNamed(name string) ([]capability.Cap, error) {
	if strings.EqualFold(name, "ALL") {
		return capability.ListKnown(), nil
	}
	short := strings.TrimPrefix(strings.ToLower(name), "cap_")
	for _, known := range capability.ListKnown() {
		if known.String() == short {
			return []capability.Cap{known}, nil
		}
	}
	return nil, fmt.Errorf("unknown capability %q", name)
}

func without(names []string, name string) []string {
	var rest []string
	for _, one := range names {
		if !strings.EqualFold(one, name) {
			rest = append(rest, one)
		}
	}
	return rest
}
