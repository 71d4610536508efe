package main

import (
	"github.com/spf13/cobra"

	"cdk8s-service-patterns/test/cluster/internal/policies"
)

func policiesCommand() *cobra.Command {
	var node, kubeconfig string
	command := &cobra.Command{Use: "policies", RunE: func(command *cobra.Command, _ []string) error {
		return policies.Run(command.Context(), node, kubeconfig)
	}}
	command.Flags().StringVar(&node, "node", "", "on which it enforces")
	command.Flags().StringVar(&kubeconfig, "kubeconfig", "", "with which it reaches the API server")
	return command
}
