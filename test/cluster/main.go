// Command cluster runs a real etcd and kube-apiserver on loopback for as long as a test needs them.
//
// Standard output carries one line, KUBECONFIG=<path>, once the cluster is ready. Everything else is on standard error.
package main

import (
	"errors"
	"fmt"
	"os"

	"cdk8s-service-patterns/test/cluster/internal/settings"
)

const (
	stoppedAsAsked = 0
	failed         = 1
	misused        = 2
)

func main() {
	wanted, err := settings.Parse(os.Args[1:])
	if errors.Is(err, settings.ErrHelp) {
		fmt.Print(settings.Usage())
		os.Exit(stoppedAsAsked)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(misused)
	}
	if err := run(wanted); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(failed)
	}
}
