package enter

import (
	"errors"
	"os"
	"os/exec"
	"testing"
)

func TestRequestsToStopAreTheCommandsToFollow(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("it takes root to enter namespaces") // the suite that CI runs, as root, does not skip it
	}
	folder, programs := rigOfOnePod(t, nil)
	for _, request := range []string{"TERM", "INT", "HUP"} {
		// The parent of the command is the test, which plays `rig in`.
		script := "trap 'exit 7' " + request + "; kill -" + request + " $PPID; for _ in $(seq 3000); do sleep 0.01; done"
		err := Run(folder, programs, "pod/shop/web-0", []string{"sh", "-c", script})
		if ended, ok := errors.AsType[*exec.ExitError](err); !ok || ended.ExitCode() != 7 {
			t.Errorf("%s: %v", request, err)
		}
		if left, err := os.ReadDir(folder.Scratch()); err != nil || len(left) > 0 {
			t.Errorf("%s: left behind %v (%v)", request, left, err)
		}
	}
}
