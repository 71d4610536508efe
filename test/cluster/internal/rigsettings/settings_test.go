package rigsettings

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestDefaults(t *testing.T) {
	s, err := Parse(nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := []Node{{"node-a", "zone-a"}, {"node-b", "zone-b"}}; !slices.Equal(s.NodesAndZones(), want) || s.ProxyMode != "nftables" {
		t.Errorf("%v, %s", s.NodesAndZones(), s.ProxyMode)
	}
}

func TestZonesBeginAgain(t *testing.T) {
	s, err := Parse([]string{"--nodes", "3", "--zones", "a,b"})
	if want := []Node{{"node-a", "a"}, {"node-b", "b"}, {"node-c", "a"}}; err != nil || !slices.Equal(s.NodesAndZones(), want) {
		t.Errorf("%v (%v), want %v", s.NodesAndZones(), err, want)
	}
}

func TestRefuses(t *testing.T) {
	for arguments, want := range map[string]string{
		"--nodes=21":                        "--nodes: found 21, expected 1 to 20; choose another number",
		"--zones=":                          "--zones: found 0 zones",
		"--proxy-mode=ipvs":                 `--proxy-mode: found "ipvs", expected nftables or iptables`,
		"--port=65536":                      "--port: found 65536, expected 0 to 65535",
		"--ready-timeout=0s":                "--ready-timeout: found 0s, expected more than 0s",
		"--outside-host=192.0.2.1=db":       "write it as db.example.com=192.0.2.10",
		"--background --until-stdin-closes": "expected one of them",
		"--nodes=two":                       "run `rig up --help` to see them",
		"shop.yaml":                         `command line: found the argument "shop.yaml", expected flags only; leave it out`,
	} {
		if _, err := Parse(strings.Fields(arguments)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", arguments, err, want)
		}
	}
}

func TestHelp(t *testing.T) {
	if _, err := Parse([]string{"--help"}); !errors.Is(err, ErrHelp) {
		t.Errorf("%v", err)
	}
	for _, flag := range []string{"--nodes", "--zones", "--proxy-mode", "--with", "--keep-logs", "--background"} {
		if !strings.Contains(Usage(), flag) {
			t.Errorf("the usage text lacks %s", flag)
		}
	}
}
