package network

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"cdk8s-service-patterns/test/cluster/internal/places"
)

func TestAddresses(t *testing.T) {
	for _, one := range []struct {
		pair Pair
		want string
	}{
		{WireAddresses(), "172.30.0.1,fd00:172:30::1"},
		{NodeAddresses(0), "172.30.0.11,fd00:172:30::11"},
		{NodeAddresses(MostNodes - 1), "172.30.0.30,fd00:172:30::30"},
		{ClientAddresses(), "172.30.100.2,fd00:172:30:100::2"},
	} {
		if got := one.pair.Text(); got != one.want {
			t.Errorf("%s, want %s", got, one.want)
		}
	}
}

// cabled lays a small network: the wire, a node, a client and the place outside.
func cabled(t *testing.T) (wire, node, client, outside *places.Place) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("it takes root to make namespaces") // the suite that CI runs, as root, does not skip it
	}
	inside, resolvConf := filepath.Join(t.TempDir(), "inside"), filepath.Join(t.TempDir(), "resolv.conf")
	build := exec.Command("go", "build", "-o", inside, "../../inside")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("inside does not build: %v\n%s", err, output)
	}
	if err := os.WriteFile(resolvConf, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	keep := func(place *places.Place, err error) *places.Place {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(place.Close)
		return place
	}
	wire = keep(Wire(inside))
	return wire, keep(Node(inside, wire, "node-a", 0, resolvConf)), keep(Client(inside, wire, resolvConf)), keep(Outside(inside, wire, resolvConf))
}

// answers listens at all addresses of the place until the test ends.
func answers(t *testing.T, place *places.Place) {
	t.Helper()
	if err := place.In(func() error {
		listener, err := net.Listen("tcp", ":8080")
		if err == nil {
			t.Cleanup(func() { listener.Close() })
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func dial(place *places.Place, address string) error {
	return place.In(func() error {
		connection, err := net.DialTimeout("tcp", address, 5*time.Second)
		if err == nil {
			connection.Close()
		}
		return err
	})
}

func TestWhoReachesWhom(t *testing.T) {
	wire, node, client, outside := cabled(t)
	answers(t, node)
	answers(t, outside)
	for name, one := range map[string]struct {
		from    *places.Place
		to      string
		reaches bool
	}{
		"client to node":                   {client, "172.30.0.11:8080", true},
		"client to node, IPv6":             {client, "[fd00:172:30::11]:8080", true},
		"node to any address outside":      {node, "192.0.2.77:8080", true},
		"node to any IPv6 address outside": {node, "[2001:db8:1::77]:8080", true},
		"node to an address of nobody":     {node, "9.9.9.9:8080", false},
		"client to a pod":                  {client, "10.244.0.2:8080", false},
	} {
		if err := dial(one.from, one.to); (err == nil) != one.reaches {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := LeadToPods(wire, []string{"10.244.0.0/24"}, 0); err != nil {
		t.Fatal(err)
	}
	if err := node.In(func() error { return exec.Command("ip", "route", "add", "local", "10.244.0.0/24", "dev", "lo").Run() }); err != nil {
		t.Fatal(err)
	}
	if err := dial(wire, "10.244.0.2:8080"); err != nil {
		t.Errorf("the wire itself, where the API server is, does not reach a pod: %v", err)
	}
	if err := dial(client, "10.244.0.2:8080"); err == nil {
		t.Error("a client outside reaches a pod")
	}
}
