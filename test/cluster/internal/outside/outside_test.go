package outside

import (
	"os"
	"strings"
	"testing"

	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
)

func TestWritesHostsAndServer(t *testing.T) {
	folder := rigfolder.Folder(t.TempDir())
	if err := folder.Make(); err != nil {
		t.Fatal(err)
	}
	if err := Write(folder, []string{"db.outside.example=203.0.113.7", "db.outside.example=2001:db8::7"}); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		folder.Hosts():      "203.0.113.7 db.outside.example\n2001:db8::7 db.outside.example\n",
		folder.ResolvConf(): "nameserver 192.0.2.53\n",
		folder.Corefile():   "hosts " + folder.Hosts(),
	} {
		content, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(content), want) {
			t.Errorf("%s has %q (%v), want %q", path, content, err, want)
		}
	}
}
