package runtime

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	goruntime "runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
	runtimeapi "k8s.io/cri-api/pkg/apis/runtime/v1"

	"cdk8s-service-patterns/test/cluster/internal/images"
	"cdk8s-service-patterns/test/cluster/internal/podplace"
)

// shells is a table in which every image is this machine's own files.
type shells struct{}

func (shells) Find(string) (images.Image, error) { return images.Image{}, nil }

// onNode gives the test a network of its own, as a node has, and a runtime on it.
func onNode(t *testing.T) *Runtime {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("it takes root to make namespaces and mounts") // the suite that CI runs, as root, does not skip it
	}
	folder := t.TempDir()
	inside := filepath.Join(folder, "inside")
	build := exec.Command("go", "build", "-o", inside, "../../inside")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("inside does not build: %v\n%s", err, output)
	}
	goruntime.LockOSThread() // never unlocked: the thread ends with the test
	if err := unix.Unshare(unix.CLONE_NEWNET); err != nil {
		t.Fatal(err)
	}
	r, err := New(Options{Node: "node-a", Folder: filepath.Join(folder, "runtime"), Pods: filepath.Join(folder, "pods"), Inside: inside, Images: shells{}})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.UpdateRuntimeConfig(t.Context(), &runtimeapi.RuntimeConfig{NetworkConfig: &runtimeapi.NetworkConfig{PodCidr: "10.244.0.0/24,fd00:10:244::/64"}}); err != nil {
		t.Fatal(err)
	}
	return r
}

func podConfig(t *testing.T) *runtimeapi.PodSandboxConfig {
	return &runtimeapi.PodSandboxConfig{
		Metadata: &runtimeapi.PodSandboxMetadata{Name: "web-0", Namespace: "shop", Uid: "1"}, Hostname: "web-0", LogDirectory: t.TempDir(),
	}
}

func startPod(t *testing.T, r *Runtime) (id string, config *runtimeapi.PodSandboxConfig) {
	t.Helper()
	config = podConfig(t)
	id, err := r.RunPodSandbox(t.Context(), config, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.RemovePodSandbox(t.Context(), id); err != nil && t.Context().Err() == nil {
			t.Error(err)
		}
	})
	return id, config
}

func startContainer(t *testing.T, r *Runtime, pod string, config *runtimeapi.PodSandboxConfig, script string) (string, error) {
	t.Helper()
	image := &runtimeapi.ImageSpec{Image: "example.com/shell"}
	if _, err := r.ImageService().PullImage(t.Context(), image, nil, config); err != nil {
		t.Fatal(err)
	}
	id, err := r.CreateContainer(t.Context(), pod, &runtimeapi.ContainerConfig{
		Metadata: &runtimeapi.ContainerMetadata{Name: "web"}, Image: image, Command: []string{"sh", "-c", script}, LogPath: "web/0.log",
		Linux: &runtimeapi.LinuxContainerConfig{SecurityContext: &runtimeapi.LinuxContainerSecurityContext{
			NamespaceOptions: &runtimeapi.NamespaceOption{Pid: runtimeapi.NamespaceMode_CONTAINER},
		}},
	}, config)
	if err != nil {
		t.Fatal(err)
	}
	return id, r.StartContainer(t.Context(), id)
}

// await waits for the container's end.
func await(t *testing.T, r *Runtime, id string) *runtimeapi.ContainerStatus {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		status, err := r.ContainerStatus(t.Context(), id, false)
		if err != nil {
			t.Fatal(err)
		}
		if status.Status.State == runtimeapi.ContainerState_CONTAINER_EXITED {
			return status.Status
		}
	}
	t.Fatal("it does not end")
	return nil
}

func TestPodHasAddressesOfBothFamilies(t *testing.T) {
	r := onNode(t)
	id, config := startPod(t, r)
	status, err := r.PodSandboxStatus(t.Context(), id, false)
	if err != nil {
		t.Fatal(err)
	}
	network := status.Status.Network
	if network.Ip != "10.244.0.2" || len(network.AdditionalIps) != 1 || network.AdditionalIps[0].Ip != "fd00:10:244::2" {
		t.Errorf("addresses %v", network)
	}
	container, err := startContainer(t, r, id, config, "hostname; cat /sys/class/net/eth0/operstate; exec sleep 1000")
	if err != nil {
		t.Fatal(err)
	}
	told, err := podplace.Read(filepath.Join(r.Pods, "shop", "web-0"))
	if err != nil || told.Containers["web"].PID == 0 {
		t.Errorf("told %+v, %v", told, err)
	}
	if err := r.RemovePodSandbox(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if _, err := r.ContainerStatus(t.Context(), container, false); err == nil {
		t.Error("the container is still known")
	}
	if _, err := podplace.Read(filepath.Join(r.Pods, "shop", "web-0")); !os.IsNotExist(err) {
		t.Errorf("the pod's place is still told: %v", err)
	}
	if output, _ := exec.Command("ip", "-o", "link").Output(); bytes.Contains(output, []byte("veth")) {
		t.Errorf("the link is still there:\n%s", output)
	}
}

func TestContainerEndsAndIsLogged(t *testing.T) {
	r := onNode(t)
	id, config := startPod(t, r)
	container, err := startContainer(t, r, id, config, "echo $$ $HOSTNAME; echo bad >&2; exit 3")
	if err != nil {
		t.Fatal(err)
	}
	if status := await(t, r, container); status.ExitCode != 3 || status.Reason != "Error" {
		t.Errorf("exit code %d, reason %s", status.ExitCode, status.Reason)
	}
	log, err := os.ReadFile(filepath.Join(config.LogDirectory, "web/0.log"))
	if err != nil || !strings.Contains(string(log), " stdout F 1 web-0\n") || !strings.Contains(string(log), " stderr F bad\n") {
		t.Errorf("%s (%v)", log, err)
	}
}

func TestStopAsksFirst(t *testing.T) {
	r := onNode(t)
	id, config := startPod(t, r)
	container, err := startContainer(t, r, id, config, "trap 'exit 5' TERM; touch /ready; while :; do sleep 0.01; done")
	if err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); time.Now().Before(end); { // until it can be asked
		if _, _, err := r.ExecSync(t.Context(), container, []string{"test", "-e", "/ready"}, time.Minute); err == nil {
			break
		}
	}
	if err := r.StopContainer(t.Context(), container, 60); err != nil {
		t.Fatal(err)
	}
	if status := await(t, r, container); status.ExitCode != 5 {
		t.Errorf("exit code %d, want 5", status.ExitCode)
	}
}

func TestStopKillsWhatDoesNotListen(t *testing.T) {
	r := onNode(t)
	id, config := startPod(t, r)
	container, err := startContainer(t, r, id, config, "sleep 1000") // the first process of a PID namespace need not end at SIGTERM
	if err != nil {
		t.Fatal(err)
	}
	if err := r.StopContainer(t.Context(), container, 1); err != nil {
		t.Fatal(err)
	}
	if status := await(t, r, container); status.ExitCode != 137 {
		t.Errorf("exit code %d, want 137", status.ExitCode)
	}
}

func TestExecSync(t *testing.T) {
	r := onNode(t)
	id, config := startPod(t, r)
	container, err := startContainer(t, r, id, config, "echo kept > /file; exec sleep 1000")
	if err != nil {
		t.Fatal(err)
	}
	script := "until grep -q sleep /proc/1/comm; do :; done; cat /file; echo $RIG_POD; cat /proc/1/comm; echo bad >&2; exit 4"
	stdout, stderr, err := r.ExecSync(t.Context(), container, []string{"sh", "-c", script}, time.Minute)
	status, ok := err.(interface{ ExitStatus() int })
	if !ok || status.ExitStatus() != 4 || string(stdout) != "kept\nweb-0\nsleep\n" || string(stderr) != "bad\n" {
		t.Errorf("stdout %q, stderr %q, %v", stdout, stderr, err)
	}
	if _, _, err := r.ExecSync(t.Context(), container, []string{"sleep", "1000"}, 50*time.Millisecond); err == nil || !strings.Contains(err.Error(), "timed out") {
		t.Errorf("a timeout says %v", err)
	}
}

func TestProgramThatIsNotThere(t *testing.T) {
	r := onNode(t)
	pod, config := startPod(t, r)
	image := &runtimeapi.ImageSpec{Image: "x"}
	if _, err := r.ImageService().PullImage(t.Context(), image, nil, config); err != nil {
		t.Fatal(err)
	}
	id, err := r.CreateContainer(t.Context(), pod, &runtimeapi.ContainerConfig{Metadata: &runtimeapi.ContainerMetadata{Name: "c"}, Image: image, Command: []string{"no-such"}}, config)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.StartContainer(t.Context(), id); err == nil || !strings.Contains(err.Error(), "executable file not found") {
		t.Errorf("%v", err)
	}
	if status := await(t, r, id); status.ExitCode != neverStarted || status.Reason != "StartError" {
		t.Errorf("%v", status)
	}
}

func TestImagesMustBePulled(t *testing.T) {
	r := onNode(t)
	pod, config := startPod(t, r)
	_, err := r.CreateContainer(t.Context(), pod, &runtimeapi.ContainerConfig{Metadata: &runtimeapi.ContainerMetadata{Name: "c"}, Image: &runtimeapi.ImageSpec{Image: "never"}}, config)
	if err == nil || !strings.Contains(err.Error(), "not on the node") {
		t.Errorf("%v", err)
	}
	if _, err := r.RunPodSandbox(t.Context(), podConfig(t), "gvisor"); err == nil || errors.Is(err, os.ErrNotExist) {
		t.Errorf("a handler that is not there: %v", err)
	}
}
