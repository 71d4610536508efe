package runtime

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"

	"cdk8s-service-patterns/test/cluster/internal/images"
)

// containerOf is a container of an image whose files know the user node (1000, group 2000 of its own, also in 3000).
func containerOf(t *testing.T, user string, security *runtimeapi.LinuxContainerSecurityContext) *container {
	t.Helper()
	root := t.TempDir()
	for name, content := range map[string]string{
		"passwd": "root:x:0:0::/root:/bin/sh\nnode:x:1000:2000::/home/node:/bin/sh\n", "group": "root:x:0:\nnode:x:2000:\nextra:x:3000:node\n",
	} {
		path := filepath.Join(root, "etc", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return &container{
		image:   images.Image{RootFS: root, User: user, Env: []string{"A=image", "B=image"}},
		sandbox: &sandbox{config: &runtimeapi.PodSandboxConfig{Metadata: &runtimeapi.PodSandboxMetadata{Name: "web-0", Namespace: "shop"}}},
		config: &runtimeapi.ContainerConfig{
			Metadata: &runtimeapi.ContainerMetadata{Name: "web"}, Image: &runtimeapi.ImageSpec{Image: "node:24"},
			Linux: &runtimeapi.LinuxContainerConfig{SecurityContext: security},
			Envs:  []*runtimeapi.KeyValue{{Key: "B", Value: []byte("pod")}},
		},
	}
}

func TestUser(t *testing.T) {
	number := func(n int64) *runtimeapi.Int64Value { return &runtimeapi.Int64Value{Value: n} }
	for _, one := range []struct {
		name     string
		image    string
		security *runtimeapi.LinuxContainerSecurityContext
		uid, gid int
		groups   []int
		home     string
	}{
		{"an image that says nothing is root", "", &runtimeapi.LinuxContainerSecurityContext{}, 0, 0, []int{0}, "/root"},
		{"by name, with the groups that the image gives", "node", &runtimeapi.LinuxContainerSecurityContext{}, 1000, 2000, []int{2000, 3000}, "/home/node"},
		{"by a number that the image does not know", "4321", &runtimeapi.LinuxContainerSecurityContext{}, 4321, 0, []int{0}, "/"},
		{"the pod's user before the image's", "node", &runtimeapi.LinuxContainerSecurityContext{RunAsUser: number(0)}, 0, 0, []int{0}, "/root"},
		{"the pod's group", "node", &runtimeapi.LinuxContainerSecurityContext{RunAsGroup: number(7)}, 1000, 7, []int{7}, "/home/node"},
		{
			"only the pod's groups", "node",
			&runtimeapi.LinuxContainerSecurityContext{SupplementalGroups: []int64{9}, SupplementalGroupsPolicy: runtimeapi.SupplementalGroupsPolicy_Strict},
			1000, 2000, []int{2000, 9}, "/home/node",
		},
	} {
		t.Run(one.name, func(t *testing.T) {
			c := containerOf(t, one.image, one.security)
			home, err := c.settleUser()
			if err != nil {
				t.Fatal(err)
			}
			if c.user.UID != one.uid || c.user.GID != one.gid || !reflect.DeepEqual(c.user.Groups, one.groups) || home != one.home {
				t.Errorf("uid %d, gid %d, groups %v, home %s", c.user.UID, c.user.GID, c.user.Groups, home)
			}
		})
	}
}

func TestUserThatTheImageLacks(t *testing.T) {
	if _, err := containerOf(t, "nobody-knows", nil).settleUser(); err == nil || !strings.Contains(err.Error(), "nobody-knows") {
		t.Errorf("%v", err)
	}
}

func TestUserThatTheImageLacksAndTellsByNumber(t *testing.T) {
	number := func(n int64) *runtimeapi.Int64Value { return &runtimeapi.Int64Value{Value: n} }
	for _, one := range []struct {
		name     string
		security *runtimeapi.LinuxContainerSecurityContext
		uid, gid int
	}{
		{"the image's", &runtimeapi.LinuxContainerSecurityContext{}, 11211, 11212},
		{"the image's, as the kubelet says it", &runtimeapi.LinuxContainerSecurityContext{RunAsUsername: "memcache"}, 11211, 11212},
		{"the image's in the pod's group", &runtimeapi.LinuxContainerSecurityContext{RunAsGroup: number(7)}, 11211, 7},
		{"the pod's", &runtimeapi.LinuxContainerSecurityContext{RunAsUser: number(1234)}, 1234, 0},
	} {
		t.Run(one.name, func(t *testing.T) {
			c := containerOf(t, "memcache", one.security)
			c.image.Number = "11211:11212"
			if _, err := c.settleUser(); err != nil || c.user.UID != one.uid || c.user.GID != one.gid {
				t.Errorf("uid %d, gid %d (%v)", c.user.UID, c.user.GID, err)
			}
		})
	}
}

func TestCapabilities(t *testing.T) {
	of := func(privileged bool, add, drop []string) ([]uintptr, error) {
		return containerOf(t, "", &runtimeapi.LinuxContainerSecurityContext{
			Privileged: privileged, Capabilities: &runtimeapi.Capability{AddCapabilities: add, DropCapabilities: drop},
		}).capabilities()
	}
	if usual, err := of(false, nil, nil); err != nil || len(usual) != len(usualCapabilities) || slices.Contains(usual, unix.CAP_SYS_ADMIN) {
		t.Errorf("usually %v, %v", usual, err)
	}
	if all, err := of(true, nil, []string{"ALL"}); err != nil || all != nil {
		t.Errorf("privileged %v, %v", all, err)
	}
	if one, err := of(false, []string{"NET_BIND_SERVICE"}, []string{"ALL"}); err != nil || !reflect.DeepEqual(one, []uintptr{unix.CAP_NET_BIND_SERVICE}) {
		t.Errorf("all dropped but one: %v, %v", one, err)
	}
	if none, err := of(false, nil, []string{"all"}); err != nil || none == nil || len(none) > 0 {
		t.Errorf("all dropped: %v, %v", none, err)
	}
	if most, err := of(false, []string{"ALL"}, []string{"CAP_SYS_ADMIN"}); err != nil || slices.Contains(most, unix.CAP_SYS_ADMIN) || !slices.Contains(most, unix.CAP_NET_ADMIN) {
		t.Errorf("all but one: %v, %v", most, err)
	}
	if _, err := of(false, []string{"FLY"}, nil); err == nil || !strings.Contains(err.Error(), "FLY") {
		t.Errorf("%v", err)
	}
}

func TestEnvironmentHasOneValueForEachName(t *testing.T) {
	env := containerOf(t, "", nil).environment("node-a", "/root")
	for _, want := range []string{"A=image", "B=pod", "RIG_POD=web-0", "RIG_NAMESPACE=shop", "RIG_NODE=node-a", "RIG_CONTAINER=web", "HOME=/root", "HOSTNAME=web-0"} {
		if !slices.Contains(env, want) {
			t.Errorf("no %s in %v", want, env)
		}
	}
	if slices.Contains(env, "B=image") {
		t.Errorf("two values of B in %v", env)
	}
}

func TestCommandLine(t *testing.T) {
	image := images.Image{Entrypoint: []string{"entry"}, Cmd: []string{"cmd"}}
	for _, one := range []struct{ command, args, want []string }{
		{nil, nil, []string{"entry", "cmd"}},
		{nil, []string{"args"}, []string{"entry", "args"}},
		{[]string{"command"}, nil, []string{"command"}},
		{[]string{"command"}, []string{"args"}, []string{"command", "args"}},
	} {
		if got := commandLine(image, one.command, one.args); !slices.Equal(got, one.want) {
			t.Errorf("%v, want %v", got, one.want)
		}
	}
}

func TestResolvConf(t *testing.T) {
	got := resolvConf(&runtimeapi.DNSConfig{Servers: []string{"10.96.0.10"}, Searches: []string{"a.svc", "svc"}, Options: []string{"ndots:5"}})
	if want := "nameserver 10.96.0.10\nsearch a.svc svc\noptions ndots:5\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := resolvConf(nil); got != "" {
		t.Errorf("%q from nothing", got)
	}
}

func TestImageSaysItsUser(t *testing.T) {
	for user, want := range map[string]struct {
		uid  *runtimeapi.Int64Value
		name string
	}{
		"": {}, "0": {uid: &runtimeapi.Int64Value{}}, "1000:1000": {uid: &runtimeapi.Int64Value{Value: 1000}}, "node": {name: "node"},
	} {
		got := describe("x", images.Image{User: user})
		if got.Username != want.name || (got.Uid == nil) != (want.uid == nil) || got.Uid.GetValue() != want.uid.GetValue() {
			t.Errorf("%q: uid %v, name %q", user, got.Uid, got.Username)
		}
	}
}

func TestLogHasTheKubeletsForm(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pod", "0.log")
	log, err := openLog(path)
	if err != nil {
		t.Fatal(err)
	}
	out := &logStream{log: log, name: "stdout"}
	for _, part := range []string{"one\ntw", "o\n" + strings.Repeat("x", longestPart), "yz\nend"} {
		out.Write([]byte(part))
	}
	out.end()
	log.close()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var seen []string
	for line := range strings.Lines(string(content)) {
		fields := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 4)
		if len(fields[3]) > 10 {
			fields[3] = "long"
		}
		seen = append(seen, strings.Join(fields[1:], " "))
	}
	if want := []string{"stdout F one", "stdout F two", "stdout P long", "stdout F yz", "stdout F end"}; !slices.Equal(seen, want) {
		t.Errorf("%v, want %v", seen, want)
	}
}
