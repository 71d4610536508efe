// Package settings reads the command line.
package settings

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
)

// ErrHelp says that the command line asked for the usage text.
var ErrHelp = flag.ErrHelp

// Settings is what the command line can choose.
type Settings struct {
	Port             int
	ReadyTimeout     time.Duration
	UntilStdinCloses bool
	Verbose          bool
}

// Parse reads the arguments that follow the program's name.
func Parse(arguments []string) (Settings, error) {
	var s Settings
	flags := s.flags()
	flags.SetOutput(io.Discard) // what it would print is part of the error we return
	if err := flags.Parse(arguments); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return Settings{}, ErrHelp
		}
		return Settings{}, &complaint.Complaint{
			Where: "command line", Found: err.Error(), Expected: "only known flags with legal values", Cure: "run with --help to see them",
		}
	}
	return s, s.check(flags.Args())
}

// Usage describes every flag.
func Usage() string {
	var text strings.Builder
	text.WriteString("Runs etcd and kube-apiserver on loopback until a signal comes, and prints KUBECONFIG=<path> when ready.\n\n")
	var s Settings
	flags := s.flags()
	flags.SetOutput(&text)
	flags.PrintDefaults()
	return text.String()
}

func (s *Settings) flags() *flag.FlagSet {
	flags := flag.NewFlagSet("cluster", flag.ContinueOnError)
	flags.IntVar(&s.Port, "port", 0, "`port` of kube-apiserver on 127.0.0.1; 0 takes a free one")
	flags.DurationVar(&s.ReadyTimeout, "ready-timeout", 2*time.Minute, "give up when the cluster is not ready after this `duration`")
	flags.BoolVar(&s.UntilStdinCloses, "until-stdin-closes", false, "also stop when standard input closes, as it does when the parent process dies")
	flags.BoolVar(&s.Verbose, "v", false, "copy the components' log to standard error")
	return flags
}

func (s *Settings) check(rest []string) error {
	if len(rest) > 0 {
		return &complaint.Complaint{
			Where: "command line", Found: fmt.Sprintf("the argument %q", rest[0]), Expected: "flags only", Cure: "leave it out",
		}
	}
	if s.Port < 0 || s.Port > 65535 {
		return &complaint.Complaint{
			Where: "--port", Found: fmt.Sprint(s.Port), Expected: "0 to 65535", Cure: "choose another port, or leave --port out to get a free one",
		}
	}
	if s.ReadyTimeout <= 0 {
		return &complaint.Complaint{
			Where: "--ready-timeout", Found: s.ReadyTimeout.String(), Expected: "more than 0s", Cure: "give a duration such as 30s or 2m",
		}
	}
	return nil
}
