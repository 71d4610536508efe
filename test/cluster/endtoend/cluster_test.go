// Package endtoend starts the real program as a test runner does, and checks what it promises.
package endtoend

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
)

func TestJudgesAndLeavesNothing(t *testing.T) {
	cluster := start(t, tempDir(t))
	api := open(t, cluster.kubeconfig())

	if answer := api.get("/version"); !strings.Contains(answer, `"gitVersion": "v1.`) {
		t.Errorf("it does not know its version: %s", answer)
	}
	for _, object := range []struct {
		name     string
		path     string
		manifest string
		status   int
		answer   string
		warning  string
	}{
		{
			"namespace", "/api/v1/namespaces/shop",
			`{apiVersion: v1, kind: Namespace, metadata: {name: shop}}`,
			201, `"kind":"Namespace"`, "",
		},
		{
			"dual-stack Service", "/api/v1/namespaces/shop/services/both",
			`{apiVersion: v1, kind: Service, metadata: {name: both}, spec: {ipFamilyPolicy: RequireDualStack, ports: [{port: 80}]}}`,
			201, `"ipFamilies":["IPv4","IPv6"]`, "",
		},
		{
			"illegal Service", "/api/v1/namespaces/shop/services/illegal",
			`{apiVersion: v1, kind: Service, metadata: {name: illegal}, spec: {ports: [{port: 65536}]}}`,
			422, "must be between 1 and 65535", "",
		},
		{
			"pod without a service account", "/api/v1/namespaces/shop/pods/alone",
			`{apiVersion: v1, kind: Pod, metadata: {name: alone}, spec: {containers: [{name: main, image: nginx}]}}`,
			201, `"kind":"Pod"`, "",
		},
		{
			"deprecated Endpoints", "/api/v1/namespaces/shop/endpoints/old",
			`{apiVersion: v1, kind: Endpoints, metadata: {name: old}, subsets: [{addresses: [{ip: 192.0.2.1}], ports: [{port: 80}]}]}`,
			201, `"kind":"Endpoints"`, "v1 Endpoints is deprecated",
		},
	} {
		t.Run(object.name, func(t *testing.T) {
			status, answer, warning := api.apply(object.path, object.manifest)
			if status != object.status || !strings.Contains(answer, object.answer) || !strings.Contains(warning, object.warning) {
				t.Errorf("status %d, warning %q, answer\n%s", status, warning, answer)
			}
		})
	}

	cluster.signal(syscall.SIGTERM)
	cluster.expectExit(0)
}

func TestOwnPort(t *testing.T) {
	port := freePort(t)
	cluster := start(t, tempDir(t), fmt.Sprintf("--port=%d", port))
	api := open(t, cluster.kubeconfig())
	if want := fmt.Sprintf("https://127.0.0.1:%d", port); api.server != want {
		t.Errorf("it is at %s, want %s", api.server, want)
	}
	cluster.signal(syscall.SIGINT)
	cluster.expectExit(0)
}

func TestTakenPort(t *testing.T) {
	holder, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close()
	port := holder.Addr().(*net.TCPAddr).Port
	cluster := start(t, tempDir(t), fmt.Sprintf("--port=%d", port))
	cluster.expectExit(1)
	want := fmt.Sprintf("--port: found 127.0.0.1:%d in use, expected a free port; stop what uses it, or leave --port out to get a free one\n", port)
	if got := cluster.stderr.String(); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestNeverReady(t *testing.T) {
	cluster := start(t, tempDir(t), "--ready-timeout=1ms")
	cluster.expectExit(1)
	if got := cluster.stderr.String(); !strings.Contains(got, "etcd: found no readiness after ") {
		t.Errorf("got %s", got)
	}
}

func TestAskedToStopWhileStarting(t *testing.T) {
	cluster := start(t, tempDir(t))
	for end := time.Now().Add(patience); len(entries(t, cluster.temp)) == 0 && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	cluster.signal(syscall.SIGTERM)
	cluster.expectExit(0)
}

func TestMisuse(t *testing.T) {
	cluster := start(t, tempDir(t), "--port=http")
	cluster.expectExit(2)
}

func TestImpatientCtrlC(t *testing.T) {
	cluster := start(t, tempDir(t))
	cluster.kubeconfig()
	for range 3 {
		cluster.signal(syscall.SIGINT)
	}
	cluster.expectExit(0)
}

// A watch is a request without an end. A test that leaves one open must not hold up the stop.
func TestOpenWatch(t *testing.T) {
	cluster := start(t, tempDir(t))
	api := open(t, cluster.kubeconfig())
	watch, err := api.client.Get(api.server + "/api/v1/services?watch=true")
	if err != nil {
		t.Fatal(err)
	}
	defer watch.Body.Close()
	cluster.signal(syscall.SIGTERM)
	cluster.expectExit(0)
	if got := cluster.stderr.String(); strings.Contains(got, "still stopping") {
		t.Error(got)
	}
}

func TestEndsWithItsParent(t *testing.T) {
	temp := tempDir(t)
	parent := exec.Command(os.Args[0])
	parent.Env = append(os.Environ(), asParent+"=yes", "TMPDIR="+temp)
	output, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	defer parent.Process.Kill()
	var pid int
	var line string
	if _, err := fmt.Fscanln(bufio.NewReader(output), &pid, &line); err != nil {
		t.Fatal(err)
	}

	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	parent.Wait() // its error is that it was killed

	for end := time.Now().Add(patience); syscall.Kill(pid, 0) == nil; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			syscall.Kill(pid, syscall.SIGKILL)
			t.Fatal("the cluster outlived its parent")
		}
	}
	expectNothingIn(t, temp)
}

func TestSweepsWhatAKilledRunLeft(t *testing.T) {
	temp := tempDir(t)
	killed := start(t, temp)
	leftover := filepath.Dir(killed.kubeconfig())
	killed.signal(syscall.SIGKILL)
	killed.cmd.Wait() // its error is that it was killed
	if len(entries(t, temp)) != 1 {
		t.Fatalf("the killed run should have left its folder, but there is %v", entries(t, temp))
	}

	next := start(t, temp)
	next.kubeconfig()
	next.signal(syscall.SIGTERM)
	next.expectExit(0)
	if want := fmt.Sprintf("cluster: removed %s, left behind by a run that was killed\n", leftover); !strings.Contains(next.stderr.String(), want) {
		t.Errorf("it did not say that it removed the folder: %s", next.stderr.String())
	}
}

func TestTwoAtOnce(t *testing.T) {
	temp := tempDir(t)
	first := start(t, temp)
	firstAPI := open(t, first.kubeconfig())
	second := start(t, temp)
	open(t, second.kubeconfig()).get("/version")
	firstAPI.get("/version")
	first.signal(syscall.SIGTERM)
	first.cmd.Wait() // its exit code is tested elsewhere
	second.signal(syscall.SIGTERM)
	second.expectExit(0)
}

func entries(t *testing.T, folder string) []os.DirEntry {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func freePort(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

// api is the API server of a kubeconfig.
type api struct {
	t      *testing.T
	server string
	client *http.Client
}

func open(t *testing.T, kubeconfig string) *api {
	t.Helper()
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		t.Fatal(err)
	}
	client, err := rest.HTTPClientFor(config)
	if err != nil {
		t.Fatal(err)
	}
	return &api{t: t, server: config.Host, client: client}
}

func (a *api) get(path string) string {
	a.t.Helper()
	answer, err := a.client.Get(a.server + path)
	if err != nil {
		a.t.Fatal(err)
	}
	return body(a.t, answer)
}

func (a *api) apply(path, manifest string) (status int, answer, warning string) {
	a.t.Helper()
	url := a.server + path + "?fieldManager=endtoend&fieldValidation=Strict"
	request, err := http.NewRequest(http.MethodPatch, url, strings.NewReader(manifest))
	if err != nil {
		a.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/apply-patch+yaml")
	response, err := a.client.Do(request)
	if err != nil {
		a.t.Fatal(err)
	}
	return response.StatusCode, body(a.t, response), response.Header.Get("Warning")
}

func body(t *testing.T, answer *http.Response) string {
	t.Helper()
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
