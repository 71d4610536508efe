package images

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// table with scripts that print where they would put a root file system.
func testTable(t *testing.T) Table {
	t.Helper()
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "rootfs"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, script := range []string{"make.sh", "tools.sh"} {
		text := "#!/bin/sh\nmkdir -p \"$(dirname \"$0\")/$1\"; cd \"$(dirname \"$0\")/$1\"; echo PGDATA=/data > image.env; pwd\n"
		if err := os.WriteFile(filepath.Join(folder, "rootfs", script), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return Known(filepath.Join(folder, "bin"))
}

func find(t *testing.T, table Table, name string) Image {
	t.Helper()
	image, err := table.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	return image
}

func TestNames(t *testing.T) {
	for text, want := range map[string]name{
		"nginx":                                  {"nginx", "latest"},
		"nginx:1.29":                             {"nginx", "1.29"},
		"docker.io/library/nginx:1.29":           {"nginx", "1.29"},
		"library/nginx":                          {"nginx", "latest"},
		"docker.io/luksa/kubia:v1":               {"luksa/kubia", "v1"},
		"registry.example.com:5000/team/app":     {"registry.example.com:5000/team/app", "latest"},
		"registry.example.com:5000/team/app:1":   {"registry.example.com:5000/team/app", "1"},
		"postgres:17@sha256:0123":                {"postgres", "17"},
		"registry.k8s.io/coredns/coredns:v1.2.3": {"registry.k8s.io/coredns/coredns", "v1.2.3"},
	} {
		if got := parse(text); got != want {
			t.Errorf("%s: found %v, expected %v", text, got, want)
		}
	}
}

func TestWithoutAnEntryItIsTheEchoServerAsRoot(t *testing.T) {
	image := find(t, testTable(t), "example.org/unheard-of:3")
	if strings.Join(image.Entrypoint, " ") != "/.rig/echo serve" || image.User != "" || image.RootFS != "" {
		t.Errorf("found %+v", image)
	}
}

func TestTheUserIsThatOfTheRealImage(t *testing.T) {
	table := testTable(t)
	for name, user := range map[string]string{
		"luksa/kubia:v1": "", "nginx:1.29": "", "curlimages/curl:8.10.1": "curl_user", "registry.example.com/my-app:1.4": "65532",
		"nginxinc/nginx-unprivileged": "101", "quay.io/prometheuscommunity/postgres-exporter:v0.18.1": "nobody", "postgres:17": "",
	} {
		if image := find(t, table, name); image.User != user {
			t.Errorf("%s: found user %q, expected %q", name, image.User, user)
		}
	}
}

func TestTheTagChoosesTheSeriesOfADatabase(t *testing.T) {
	table := testTable(t)
	for name, root := range map[string]string{
		"mysql:8.4": "mysql-9.7", "mariadb:10.11": "mariadb-10.11", "mariadb:11.4": "mariadb-11.8", "mariadb": "mariadb-11.8",
		"postgres:17": "postgres-15", "postgres:17-alpine": "postgres-15", "postgres:18.1": "postgres-18", "postgres": "postgres-18",
	} {
		image := find(t, table, name)
		if filepath.Base(image.RootFS) != root || len(image.Env) != 1 || image.Env[0] != "PGDATA=/data" {
			t.Errorf("%s: found %+v, expected %s", name, image, root)
		}
	}
}

func TestAFailureThatHasBeenMendedIsForgotten(t *testing.T) {
	folder := t.TempDir()
	table := Known(filepath.Join(folder, "bin"))
	if _, err := table.Find("busybox:1"); err == nil {
		t.Fatal("found a root file system that no script makes")
	}
	if err := os.Mkdir(filepath.Join(folder, "rootfs"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "rootfs", "tools.sh"), []byte("#!/bin/sh\necho /made\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	if image := find(t, table, "busybox:1"); image.RootFS != "/made" {
		t.Errorf("found %+v", image)
	}
}

func TestWhatCannotBeMadeIsSaidWithTheCure(t *testing.T) {
	_, err := testTable(t).Find("mongo:8.0")
	if err == nil || err.Error() != "image mongo: found no MongoDB, expected a package of Debian; try this one on a cluster with real images" {
		t.Errorf("found %v", err)
	}
	_, err = Known(filepath.Join(t.TempDir(), "bin")).Find("mysql:8.4")
	if err == nil || !strings.Contains(err.Error(), "root file system mysql-9.7") {
		t.Errorf("found %v", err)
	}
}

func TestControllersAreFoundWhereTheyAreBuilt(t *testing.T) {
	table := testTable(t).(*table)
	_, err := table.Find("traefik:v3.6")
	want := "image traefik: found no " + filepath.Join(table.programs, "traefik") + ", expected the program to be built; run test/cluster/ways-in/build.sh"
	if err == nil || err.Error() != want {
		t.Errorf("found %v, expected %s", err, want)
	}
	if err := os.MkdirAll(table.programs, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, program := range []string{"traefik", "contour", "envoy"} {
		if err := os.WriteFile(filepath.Join(table.programs, program), nil, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"docker.io/traefik:v3.6", "ghcr.io/projectcontour/contour:v1.33.8", "docker.io/envoyproxy/envoy:distroless-v1.38.9"} {
		if image := find(t, table, name); image.User != "" || len(image.Programs) != 1 {
			t.Errorf("%s: found %+v", name, image)
		}
	}
}
