package launch

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// asInside makes this test binary play the program `inside`.
const asInside = "LAUNCH_TEST_INSIDE"

func TestMain(m *testing.M) {
	if os.Getenv(asInside) != "" {
		code, err := Become()
		fmt.Fprintln(os.Stderr, err)
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// run runs what the spec says, with namespaces of its own, and returns what it wrote.
func run(t *testing.T, spec Spec) (string, error) {
	t.Helper()
	command := exec.Command("/proc/self/exe")
	command.Env = append(os.Environ(), asInside+"=yes")
	command.SysProcAttr = &syscall.SysProcAttr{Cloneflags: unix.CLONE_NEWNS | unix.CLONE_NEWPID | unix.CLONE_NEWNET | unix.CLONE_NEWUTS}
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	if err := Start(command, spec, ""); err != nil {
		return "", err
	}
	err := command.Wait()
	return output.String(), err
}

// overMachine is a root over the machine's own files.
func overMachine(t *testing.T) *Root {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("it takes root to make namespaces and mounts") // the suite that CI runs, as root, does not skip it
	}
	return &Root{Scratch: t.TempDir(), Image: "/"}
}

func shell(root *Root, script string) Spec {
	return Spec{Root: root, Args: []string{"sh", "-c", script}, Env: []string{"PATH=" + DefaultPath}}
}

func expect(t *testing.T, spec Spec, want string) {
	t.Helper()
	output, err := run(t, spec)
	if err != nil || strings.TrimSpace(output) != want {
		t.Errorf("%q (%v), want %q", output, err, want)
	}
}

func TestIsTheFirstProcessOfItsOwn(t *testing.T) {
	expect(t, shell(overMachine(t), "echo $$ $(cat /proc/1/comm)"), "1 sh")
}

func TestStreamsAreTheUsersOwn(t *testing.T) {
	spec := shell(overMachine(t), "id -u > /dev/stdout; echo word > /dev/stderr")
	spec.User = User{UID: 1234, GID: 1234}
	expect(t, spec, "1234\nword")
}

func TestWritesStayInItsOwnLayer(t *testing.T) {
	path := filepath.Join("/", "written-by-the-test-of-launch")
	expect(t, shell(overMachine(t), "echo word > "+path+" && cat "+path), "word")
	if _, err := os.Stat(path); err == nil {
		os.Remove(path)
		t.Error("it wrote to the machine's own files")
	}
}

func TestReadOnlyRootWithAWritableVolume(t *testing.T) {
	root, volume := overMachine(t), t.TempDir()
	root.ReadOnly, root.Mounts = true, []Mount{{Source: volume, Target: "/data"}}
	expect(t, shell(root, "touch /x 2>/dev/null || echo refused; echo kept > /data/file"), "refused")
	if content, err := os.ReadFile(filepath.Join(volume, "file")); err != nil || string(content) != "kept\n" {
		t.Errorf("%q, %v", content, err)
	}
}

func TestVolumeBehindALinkOfTheImage(t *testing.T) {
	root, secret := overMachine(t), t.TempDir()
	if err := os.WriteFile(filepath.Join(secret, "token"), []byte("inside"), 0o644); err != nil {
		t.Fatal(err)
	}
	root.Mounts = []Mount{{Source: secret, Target: "/var/run/secrets/account", ReadOnly: true}} // /var/run leads to /run
	expect(t, shell(root, "cat /run/secrets/account/token; touch /run/secrets/account/x 2>/dev/null || echo , read-only"), "inside, read-only")
	if _, err := os.Stat("/run/secrets/account"); err == nil {
		t.Error("the mount point is on the machine's own files")
	}
}

func TestFileInPlaceOfALink(t *testing.T) {
	root := overMachine(t)
	root.Files = []File{{Path: "/etc/resolv.conf", Content: "nameserver 192.0.2.53\n"}}
	expect(t, shell(root, "cat /etc/resolv.conf"), "nameserver 192.0.2.53")
}

func TestUserGroupsAndCapabilities(t *testing.T) {
	spec := shell(overMachine(t), "id -u; id -g; id -G; grep CapBnd /proc/self/status | cut -f2")
	spec.User = User{UID: 1234, GID: 99, Groups: []int{99, 2000}, Capabilities: []uintptr{unix.CAP_NET_BIND_SERVICE}}
	expect(t, spec, fmt.Sprintf("1234\n99\n99 2000\n%016x", 1<<unix.CAP_NET_BIND_SERVICE))
}

func TestSaysWhatDoesNotStart(t *testing.T) {
	overMachine(t)
	for name, spec := range map[string]Spec{
		`"no-such-program": executable file not found`: {Args: []string{"no-such-program"}, Env: []string{"PATH=/bin"}},
		"no such file or directory":                    {Args: []string{"/no/such/program"}},
		"no command specified":                         {},
		"/proc/0/ns/net":                               {Join: []Namespace{{Kind: unix.CLONE_NEWNET, Path: "/proc/0/ns/net"}}, Args: []string{"true"}},
	} {
		if _, err := run(t, spec); !errors.Is(err, ErrNotStarted) || !strings.Contains(err.Error(), name) {
			t.Errorf("%v, want %q", err, name)
		}
	}
}

func TestExitCodeIsTheProgramsOwn(t *testing.T) {
	overMachine(t)
	_, err := run(t, Spec{Args: []string{"sh", "-c", "exit 7"}, Env: []string{"PATH=" + DefaultPath}})
	if ended, ok := errors.AsType[*exec.ExitError](err); !ok || ended.ExitCode() != 7 {
		t.Errorf("%v", err)
	}
}
