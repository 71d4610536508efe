package main

import (
	"github.com/spf13/cobra"

	"cdk8s-service-patterns/test/cluster/internal/node"
)

func nodeCommand() *cobra.Command {
	var o node.Options
	command := &cobra.Command{Use: "node", RunE: func(command *cobra.Command, _ []string) error {
		return node.Run(command.Context(), o)
	}}
	flags := command.Flags()
	flags.StringVar(&o.Name, "name", "", "of the node")
	flags.StringVar(&o.Addresses, "addresses", "", "of both families, separated by a comma")
	flags.StringToStringVar(&o.Labels, "labels", nil, "of the node")
	flags.StringVar(&o.Kubeconfig, "kubeconfig", "", "with which it reaches the API server")
	flags.StringVar(&o.Folder, "folder", "", "for what it keeps")
	flags.StringVar(&o.Pods, "pods", "", "folder in which it tells where each pod's namespaces are")
	flags.StringVar(&o.Programs, "programs", "", "folder with the rig's programs")
	flags.StringVar(&o.Authority, "authority", "", "certificate of those who may ask it")
	flags.StringVar(&o.ResolvConf, "resolv-conf", "", "file that pods with the DNS policy Default get")
	return command
}
