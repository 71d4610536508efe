// Command inside is the rig's foot in its namespaces, small because each pod has one: `hold` keeps namespaces,
// `become` makes itself a container or a program in one.
package main

import (
	"fmt"
	"os"

	"cdk8s-service-patterns/test/cluster/internal/launch"
)

const misused = 2

func main() {
	switch command(os.Args) {
	case "hold":
		if err := launch.Hold(os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, "inside:", err)
			os.Exit(1)
		}
	case "become":
		code, err := launch.Become()
		fmt.Fprintln(os.Stderr, "inside:", err)
		os.Exit(code)
	default:
		fmt.Fprintln(os.Stderr, "inside: it is started by the rig, as `inside hold` or `inside become`")
		os.Exit(misused)
	}
}

func command(arguments []string) string {
	if len(arguments) < 2 {
		return ""
	}
	return arguments[1]
}
