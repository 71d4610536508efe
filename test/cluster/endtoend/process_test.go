package endtoend

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const binary = "../bin/cluster"

// patience is for a machine that is busy; nothing here takes more than a few seconds.
const patience = 90 * time.Second

// asParent makes this test binary play the process that keeps a cluster, so that it can be killed.
const asParent = "ENDTOEND_PARENT"

func TestMain(m *testing.M) {
	if os.Getenv(asParent) != "" {
		playParent()
	}
	if output, err := exec.Command("../build.sh").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "the program does not build: %v\n%s", err, output)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// process is the program as a test runner sees it.
type process struct {
	t      *testing.T
	temp   string
	cmd    *exec.Cmd
	stdout *bufio.Reader
	stderr bytes.Buffer
}

// tempDir is short, unlike t.TempDir, for the sake of the socket's path, and must be empty in the end.
func tempDir(t *testing.T) string {
	t.Helper()
	path, err := os.MkdirTemp("", "e2e")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(path) })
	return path
}

func start(t *testing.T, temp string, arguments ...string) *process {
	t.Helper()
	p := &process{t: t, temp: temp, cmd: exec.Command(binary, arguments...)}
	p.cmd.Env = append(os.Environ(), "TMPDIR="+temp)
	p.cmd.Stderr = &p.stderr
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.stdout = bufio.NewReader(stdout)
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	giveUp := time.AfterFunc(patience, func() { p.cmd.Process.Kill() })
	t.Cleanup(func() {
		giveUp.Stop()
		p.cmd.Process.Kill()
	})
	return p
}

// kubeconfig waits for the line that says that the cluster is ready.
func (p *process) kubeconfig() string {
	p.t.Helper()
	line, err := p.stdout.ReadString('\n')
	path, found := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "KUBECONFIG=")
	if err != nil || !found {
		p.cmd.Process.Kill()
		p.cmd.Wait() // for all of standard error
		p.t.Fatalf("no kubeconfig but %q (%v); standard error:\n%s", line, err, p.stderr.String())
	}
	return path
}

func (p *process) signal(signal syscall.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(signal); err != nil {
		p.t.Fatal(err)
	}
}

// expectExit waits for the end, and for nothing to be left.
func (p *process) expectExit(code int) {
	p.t.Helper()
	rest, err := io.ReadAll(p.stdout)
	if err != nil {
		p.t.Fatal(err)
	}
	if len(rest) > 0 {
		p.t.Errorf("standard output also has %q", rest)
	}
	p.cmd.Wait() // its error is the exit code
	if got := p.cmd.ProcessState.ExitCode(); got != code {
		p.t.Errorf("exit code %d, want %d; standard error:\n%s", got, code, p.stderr.String())
	}
	expectNothingIn(p.t, p.temp)
}

func expectNothingIn(t *testing.T, folder string) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// playParent starts a cluster as a test runner does, all three streams piped, passes its line on and waits to be killed.
func playParent() {
	cmd := exec.Command(binary, "--until-stdin-closes")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		panic(err)
	}
	defer stdin.Close()
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		panic(err)
	}
	if _, err := cmd.StderrPipe(); err != nil {
		panic(err)
	}
	if err := cmd.Start(); err != nil {
		panic(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		panic(err)
	}
	fmt.Println(cmd.Process.Pid, strings.TrimSpace(line))
	select {}
}
