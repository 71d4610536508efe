// Package rig starts the real rig as a test runner does, and checks what it promises. It needs root.
package rig

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	binary = "../../bin/rig"
	// patience is for a machine that is busy; nothing here takes more than some seconds.
	patience         = 3 * time.Minute
	betweenQuestions = 50 * time.Millisecond
)

func TestMain(m *testing.M) {
	if os.Geteuid() != 0 {
		fmt.Fprintf(os.Stderr, "npm run test:rig: found user %d, expected root; run it as root: sudo -E env \"PATH=$PATH\" npm run test:rig\n", os.Geteuid())
		os.Exit(1)
	}
	if output, err := exec.Command("../../build-rig.sh").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "the rig does not build: %v\n%s", err, output)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// process is `rig up` as a test runner sees it.
type process struct {
	t      *testing.T
	temp   string
	cmd    *exec.Cmd
	stdin  io.Closer
	stdout *bufio.Reader
	stderr bytes.Buffer
	folder string
	// before is how the machine was, and has what the rig had of it when that was last noted.
	before machine
	has    belongings
}

// tempDir is short, unlike t.TempDir, for the sake of sockets' paths.
func tempDir(t *testing.T) string {
	t.Helper()
	path, err := os.MkdirTemp("", "rig")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(path) })
	return path
}

func start(t *testing.T, temp string, arguments ...string) *process {
	t.Helper()
	p := &process{t: t, temp: temp, before: lookAround(t), has: newBelongings(), cmd: exec.Command(binary, append([]string{"up", "--until-stdin-closes"}, arguments...)...)}
	p.cmd.Env = append(os.Environ(), "TMPDIR="+temp)
	p.cmd.Stderr = &p.stderr
	stdin, err := p.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.stdin = stdin
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

// ready waits for the line that says that the rig is ready.
func (p *process) ready() {
	p.t.Helper()
	line, err := p.stdout.ReadString('\n')
	_, folder, found := strings.Cut(strings.TrimSpace(line), " RIG=")
	if err != nil || !found || !strings.HasPrefix(line, "KUBECONFIG="+folder) {
		p.cmd.Process.Kill()
		p.cmd.Wait() // for all of standard error
		p.t.Fatalf("no rig but %q (%v); standard error:\n%s", line, err, p.stderr.String())
	}
	p.folder = folder
	p.note()
}

// note notes what the rig has of the machine, of which nothing must be left.
func (p *process) note() {
	p.t.Helper()
	p.has.note(p.t, p.pidIn("supervisor.pid"))
}

// pidIn reads the number of a process from a file of the rig's folder.
func (p *process) pidIn(file string) int {
	p.t.Helper()
	text, err := os.ReadFile(filepath.Join(p.folder, file))
	if err != nil {
		p.t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		p.t.Fatal(err)
	}
	return pid
}

// stop has the rig stop as it does for a test runner.
func (p *process) stop() {
	p.t.Helper()
	p.note()
	p.stdin.Close()
	p.expectExit(0)
}

// expectExit waits for the end, and for nothing to be left.
func (p *process) expectExit(code int) {
	p.t.Helper()
	if rest, err := io.ReadAll(p.stdout); err != nil || len(rest) > 0 {
		p.t.Errorf("standard output also has %q (%v)", rest, err)
	}
	p.cmd.Wait() // its error is the exit code
	if got := p.cmd.ProcessState.ExitCode(); got != code {
		p.t.Errorf("exit code %d, want %d; standard error:\n%s", got, code, p.stderr.String())
	}
	p.expectNothingLeft()
}

// rig runs another command of the rig.
func (p *process) rig(command string, arguments ...string) (string, error) {
	cmd := exec.Command(binary, append([]string{command, "--rig", p.folder}, arguments...)...)
	output, err := cmd.CombinedOutput()
	return string(output), err
}

func (p *process) mustRig(command string, arguments ...string) string {
	p.t.Helper()
	output, err := p.rig(command, arguments...)
	if err != nil {
		p.t.Fatalf("rig %s %v: %v\n%s", command, arguments, err, output)
	}
	return output
}

// answer is what the prober says about one question.
type answer struct {
	OK    bool
	Error string
	Echo  struct{ Pod, Node, RemoteAddress string }
}

func (p *process) ask(place, what string) answer {
	p.t.Helper()
	output, _ := p.rig("ask", place, what) // its exit code says no more than the answer
	var said answer
	if err := json.Unmarshal([]byte(output), &said); err != nil {
		p.t.Fatalf("%s from %s: %v: %s", what, place, err, output)
	}
	return said
}

// eventually asks until the condition holds.
func (p *process) eventually(place, what string, holds func(answer) bool) {
	p.t.Helper()
	var last answer
	for end := time.Now().Add(patience / 3); time.Now().Before(end); time.Sleep(betweenQuestions) {
		if last = p.ask(place, what); holds(last) {
			return
		}
	}
	p.t.Errorf("%s from %s: still %+v", what, place, last)
}

func kill(t *testing.T, pid int) {
	t.Helper()
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
}
