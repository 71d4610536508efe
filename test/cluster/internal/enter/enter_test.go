package enter

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"cdk8s-service-patterns/test/cluster/internal/launch"
	"cdk8s-service-patterns/test/cluster/internal/podplace"
	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
)

// asInside makes this test binary play the program `inside`.
const asInside = "ENTER_TEST_INSIDE"

func TestMain(m *testing.M) {
	if os.Getenv(asInside) != "" {
		code, err := launch.Become()
		fmt.Fprintln(os.Stderr, err)
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// rigOfOnePod is the folder of a rig whose namespaces are the test's own, with a pod shop/web-0 of these containers.
func rigOfOnePod(t *testing.T, containers map[string]podplace.Container) (folder rigfolder.Folder, programs string) {
	t.Helper()
	folder = rigfolder.Folder(t.TempDir())
	if err := folder.Make(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder.Keeper(), []byte(strconv.Itoa(os.Getpid())), 0o644); err != nil {
		t.Fatal(err)
	}
	told, err := json.Marshal(podplace.Pod{PID: os.Getpid(), Containers: containers})
	if err != nil {
		t.Fatal(err)
	}
	pod := folder.Pod("shop", "web-0")
	if err := os.Mkdir(filepath.Dir(pod), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(pod, told, 0o644); err != nil {
		t.Fatal(err)
	}
	programs = t.TempDir()
	if err := os.Symlink("/proc/self/exe", filepath.Join(programs, "inside")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(programs, "echo"), nil, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv(asInside, "yes")
	return folder, programs
}
