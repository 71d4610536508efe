package program

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// running is a component that is the script, whose $0 is its log, and has written so many lines.
func running(t *testing.T, script string, lines int) *Program {
	t.Helper()
	log := filepath.Join(t.TempDir(), "proxy.log")
	if err := os.WriteFile(log, []byte(strings.Repeat("earlier\n", lines-1)+"out of memory\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p := New("proxy", log, "", nil)
	p.command = exec.Command("sh", "-c", script, log)
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	go p.await()
	return p
}

func TestOneThatEndsSaysHowAndTheEndOfItsLog(t *testing.T) {
	for script, how := range map[string]string{"exit 3": "exit status 3", "exit 0": "<nil>", "kill -KILL $$": "signal: killed"} {
		p := running(t, script, linesOnFailure+5)
		err := <-p.Failed()
		want := "it ended by itself (" + how + "); the last lines of " + p.log + ":\n" + strings.Repeat("earlier\n", linesOnFailure-1) + "out of memory"
		if err == nil || err.Error() != want {
			t.Errorf("%s:\n got %v\nwant %s", script, err, want)
		}
		if more, open := <-p.Failed(); open {
			t.Errorf("%s: it also says %v", script, more)
		}
	}
}

func TestOneWithoutALogSaysThat(t *testing.T) {
	p := running(t, `rm "$0"`, 1)
	if err := <-p.Failed(); err == nil || !strings.Contains(err.Error(), "no such file or directory") {
		t.Errorf("got %v", err)
	}
}

func TestOneThatIsStoppedSaysNothing(t *testing.T) {
	p := running(t, "exec sleep 1000", 1)
	if err := p.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err, open := <-p.Failed(); open {
		t.Errorf("it says %v", err)
	}
}
