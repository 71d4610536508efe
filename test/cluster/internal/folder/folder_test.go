package folder

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRemoveLeavesNothing(t *testing.T) {
	parent := t.TempDir()
	own, err := Create(parent, OfCluster)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(own.Path, "etcd", "member"), "wal")
	if err := own.Remove(); err != nil {
		t.Fatal(err)
	}
	expectEntries(t, parent)
}

func TestFolderIsPrivate(t *testing.T) {
	own, err := Create(t.TempDir(), OfCluster)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(own.Path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o700 {
		t.Errorf("the folder with the keys has mode %o, want 700", info.Mode().Perm())
	}
}

func TestSweepTakesDeadRunsOnly(t *testing.T) {
	parent := t.TempDir()
	living, err := Create(parent, OfCluster)
	if err != nil {
		t.Fatal(err)
	}
	dead, err := Create(parent, OfCluster)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dead.Path, "etcd", "member"), "wal")
	dead.lock.Close() // as the kernel does when a process dies
	write(t, filepath.Join(parent, "somebody-elses"), "file")
	write(t, filepath.Join(parent, OfCluster+"but-a-file"), "file")

	swept, err := Sweep(parent, OfCluster)
	if err != nil {
		t.Fatal(err)
	}
	if len(swept) != 1 || swept[0] != dead.Path {
		t.Errorf("swept %v, want only %s", swept, dead.Path)
	}
	expectEntries(t, parent, filepath.Base(living.Path), OfCluster+"but-a-file", "somebody-elses")
}

func TestRunsThatStartTogetherDoNotSweepEachOther(t *testing.T) {
	parent := t.TempDir()
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
				Sweep(parent, OfCluster)
			}
		}
	}()
	for range 500 {
		own, err := Create(parent, OfCluster)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(own.Path); err != nil {
			t.Fatalf("a living run's folder was swept: %v", err)
		}
		own.Remove()
	}
	close(stop)
	<-stopped
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func expectEntries(t *testing.T, parent string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(parent)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, entry := range entries {
		got[entry.Name()] = true
	}
	for _, name := range want {
		if !got[name] {
			t.Errorf("%s is gone", name)
		}
		delete(got, name)
	}
	for name := range got {
		t.Errorf("%s was left behind", name)
	}
}
