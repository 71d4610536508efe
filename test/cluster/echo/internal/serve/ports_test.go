package serve

import (
	"reflect"
	"testing"
)

func TestPorts(t *testing.T) {
	found, err := portsOf([]string{"tcp:80", "udp:53", "tcp:80", "sctp:1"})
	if err != nil || !reflect.DeepEqual(found, []port{{"tcp", 80}, {"udp", 53}}) {
		t.Errorf("found %v, %v", found, err)
	}
	for _, wrong := range []string{"80", "tcp:0", "tcp:65536", "tcp:http", "icmp:1"} {
		if _, err := portsOf([]string{wrong}); err == nil {
			t.Errorf("%s is taken", wrong)
		}
	}
}

func TestDeclaredPorts(t *testing.T) {
	found, err := declaredPorts(`[{"name":"http","containerPort":8080,"protocol":"TCP"},{"containerPort":53,"protocol":"UDP"}]`)
	if err != nil || !reflect.DeepEqual(found, []string{"tcp:8080", "udp:53"}) {
		t.Errorf("found %v, %v", found, err)
	}
	if found, err := declaredPorts(""); found != nil || err != nil {
		t.Errorf("found %v, %v", found, err)
	}
	if _, err := declaredPorts("8080"); err == nil {
		t.Error("rubbish is taken")
	}
}

func TestArgumentsOfManifests(t *testing.T) {
	ports, where, rest := sorted([]string{"tcp:80", "--host=127.0.0.1", "--verbose"})
	if !reflect.DeepEqual(ports, []string{"tcp:80"}) || !reflect.DeepEqual(where, loopback) || !reflect.DeepEqual(rest, []string{"--verbose"}) {
		t.Errorf("found %v, %v, %v", ports, where, rest)
	}
	if _, where, _ := sorted([]string{"--host=0.0.0.0"}); !reflect.DeepEqual(where, everywhere) {
		t.Errorf("found %v", where)
	}
}
