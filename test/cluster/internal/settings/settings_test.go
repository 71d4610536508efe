package settings

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestDefaults(t *testing.T) {
	got, err := Parse(nil)
	if err != nil {
		t.Fatal(err)
	}
	want := Settings{Port: 0, ReadyTimeout: 2 * time.Minute}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestEveryFlag(t *testing.T) {
	got, err := Parse([]string{"--port", "6443", "--ready-timeout=30s", "--until-stdin-closes", "-v"})
	if err != nil {
		t.Fatal(err)
	}
	want := Settings{Port: 6443, ReadyTimeout: 30 * time.Second, UntilStdinCloses: true, Verbose: true}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestHelp(t *testing.T) {
	if _, err := Parse([]string{"--help"}); !errors.Is(err, ErrHelp) {
		t.Errorf("got %v, want ErrHelp", err)
	}
	for _, flag := range []string{"-port", "-ready-timeout", "-until-stdin-closes", "-v"} {
		if !strings.Contains(Usage(), flag) {
			t.Errorf("the usage text lacks %s", flag)
		}
	}
}

func TestMisuse(t *testing.T) {
	for _, test := range []struct{ argument, want string }{
		{"--colour", "command line: found flag provided but not defined: -colour, expected only known flags with legal values; run with --help to see them"},
		{"now", `command line: found the argument "now", expected flags only; leave it out`},
		{"--port=65536", "--port: found 65536, expected 0 to 65535; choose another port, or leave --port out to get a free one"},
		{"--ready-timeout=0s", "--ready-timeout: found 0s, expected more than 0s; give a duration such as 30s or 2m"},
	} {
		_, err := Parse([]string{test.argument})
		if err == nil || err.Error() != test.want {
			t.Errorf("%s:\n got %v\nwant %s", test.argument, err, test.want)
		}
	}
}
