package commandline

import (
	"os"
	"os/exec"
	"syscall"
	"testing"

	"cdk8s-service-patterns/test/cluster/internal/lifetime"
)

// asRig makes this test binary a program whose one command runs a script.
const asRig = "COMMANDLINE_TEST_SCRIPT"

func TestMain(m *testing.M) {
	if script := os.Getenv(asRig); script != "" {
		Commands{"run": func([]string) error { return exec.Command("sh", "-c", script).Run() }}.Run("rig", "")
	}
	os.Exit(m.Run())
}

// endOf is how a program ends whose command is the script.
func endOf(t *testing.T, script string) syscall.WaitStatus {
	t.Helper()
	program := exec.Command("/proc/self/exe", "run")
	program.Env = append(os.Environ(), asRig+"="+script)
	program.Run() // its error is how it ended
	return program.ProcessState.Sys().(syscall.WaitStatus)
}

func TestEndsAsItsCommandDid(t *testing.T) {
	if end := endOf(t, "exit 7"); end.ExitStatus() != 7 {
		t.Errorf("exit code %d, want 7", end.ExitStatus())
	}
	if end := endOf(t, "kill -KILL $$"); !end.Exited() {
		t.Errorf("it ended by %v, which nobody had sent it", end.Signal())
	}
	for _, request := range lifetime.Requests {
		end := endOf(t, "kill -"+map[os.Signal]string{syscall.SIGTERM: "TERM", syscall.SIGINT: "INT", syscall.SIGHUP: "HUP"}[request]+" $$")
		if !end.Signaled() || end.Signal() != request {
			t.Errorf("it ended by %v with exit code %d, want %v", end.Signal(), end.ExitStatus(), request)
		}
	}
}
