// Command echo is what the containers of the rig run where their image has no program of its own, and what asks
// them questions. It is one small program without anything of Kubernetes in it, because a rig has dozens of pods.
package main

import (
	"fmt"
	"os"
	"sort"
	"strings"

	"cdk8s-service-patterns/test/cluster/echo/internal/ask"
	"cdk8s-service-patterns/test/cluster/echo/internal/serve"
)

const (
	failed  = 1
	misused = 2
)

var commands = map[string]func(arguments []string) error{
	"serve": serve.Run,
	"ask":   ask.Run,
}

func main() {
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintf(os.Stderr, "echo: found %q, expected one of %s; say which, and what it is to do behind it\n", os.Args[1:], names())
		os.Exit(misused)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(failed)
	}
}

func names() string {
	all := make([]string, 0, len(commands))
	for name := range commands {
		all = append(all, name)
	}
	sort.Strings(all)
	return strings.Join(all, ", ")
}
