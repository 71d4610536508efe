// Command kubernetes is every component of the rig that is Kubernetes' own, in one program that is linked once. Each runs in
// a process of its own, in the namespaces where it belongs; the first argument says which it is.
package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"
	"k8s.io/component-base/cli"
	kubectl "k8s.io/kubectl/pkg/cmd"
	manager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	proxy "k8s.io/kubernetes/cmd/kube-proxy/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

const misused = 2

var components = map[string]func() *cobra.Command{
	"api-server":              apiServer,
	"kube-controller-manager": manager.NewControllerManagerCommand,
	"kube-scheduler":          func() *cobra.Command { return scheduler.NewSchedulerCommand() },
	"kube-proxy":              proxy.NewProxyCommand,
	"node":                    nodeCommand,
	"policies":                policiesCommand,
	"kubectl":                 kubectl.NewDefaultKubectlCommand,
}

func main() {
	var name string
	if len(os.Args) > 1 {
		name = os.Args[1]
	}
	component, known := components[name]
	if !known {
		fmt.Fprintf(os.Stderr, "kubernetes: the first argument is %q; it must be one of %v\n", name, names())
		os.Exit(misused)
	}
	os.Args = slices.Delete(os.Args, 1, 2) // they read os.Args themselves
	os.Exit(cli.Run(component()))
}

func names() []string {
	var names []string
	for name := range components {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
