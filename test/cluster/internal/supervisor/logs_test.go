package supervisor

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
)

// rigWith is the folder of a rig that holds these files.
func rigWith(t *testing.T, files ...string) rigfolder.Folder {
	t.Helper()
	folder := t.TempDir()
	for _, file := range files {
		path := filepath.Join(folder, file)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(file), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return rigfolder.Folder(folder)
}

func TestLogsOfComponentsAndOfEachNodeAreKept(t *testing.T) {
	to := filepath.Join(t.TempDir(), "kept")
	rig := rigWith(t,
		"logs/etcd.log", "nodes/node-a/logs/shop_web-0_1/web/0.log", "nodes/node-a/runtime/not-a-log", "nodes/node-b/logs/shop_web-1_2/web/0.log")
	if err := mayKeepLogs(to); err != nil {
		t.Fatal(err)
	}
	if err := copyLogs(rig, to); err != nil {
		t.Fatal(err)
	}
	var kept []string
	if err := filepath.WalkDir(to, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			name, _ := filepath.Rel(to, path) // it is in there
			kept = append(kept, name)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if want := []string{"logs/etcd.log", "nodes/node-a/shop_web-0_1/web/0.log", "nodes/node-b/shop_web-1_2/web/0.log"}; !slices.Equal(kept, want) {
		t.Errorf("kept %v, want %v", kept, want)
	}
	text, err := os.ReadFile(filepath.Join(to, "nodes/node-b/shop_web-1_2/web/0.log"))
	if err != nil || string(text) != "nodes/node-b/logs/shop_web-1_2/web/0.log" {
		t.Errorf("node-b's log is %q (%v)", text, err)
	}
}

func TestARigThatHasNoLogsYetLeavesNone(t *testing.T) {
	to := filepath.Join(t.TempDir(), "kept")
	if err := copyLogs(rigWith(t), to); err != nil {
		t.Fatal(err)
	}
	if err := mayKeepLogs(to); err != nil {
		t.Error(err)
	}
}

func TestLogsOfAnotherRigAreNotMixedWithThoseOfThisOne(t *testing.T) {
	to := string(rigWith(t, "logs/etcd.log"))
	want := "--keep-logs: found " + to + ", which holds logs already, expected a folder without; name another one, or remove those"
	if err := mayKeepLogs(to); err == nil || err.Error() != want {
		t.Errorf("\n got %v\nwant %s", err, want)
	}
	for _, free := range []string{"", t.TempDir()} {
		if err := mayKeepLogs(free); err != nil {
			t.Errorf("%q: %v", free, err)
		}
	}
}
