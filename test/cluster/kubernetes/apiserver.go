package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"cdk8s-service-patterns/test/cluster/internal/apiserver"
	"cdk8s-service-patterns/test/cluster/internal/component"
	"cdk8s-service-patterns/test/cluster/internal/credentials"
	"cdk8s-service-patterns/test/cluster/internal/doors"
	"cdk8s-service-patterns/test/cluster/internal/etcd"
	"cdk8s-service-patterns/test/cluster/internal/launch"
	"cdk8s-service-patterns/test/cluster/internal/logs"
	"cdk8s-service-patterns/test/cluster/internal/loopback"
)

// apiServer is etcd and kube-apiserver in the middle of the rig's network. It is reached there, and by a listener on the
// machine's own loopback, which is handed to it as a file because it is of another network.
func apiServer() *cobra.Command {
	var folder, address string
	command := &cobra.Command{Use: "api-server", RunE: func(command *cobra.Command, _ []string) error {
		err := serve(command.Context(), folder, address)
		if err != nil {
			fmt.Fprintln(os.Stderr, err) // whoever would print it has lost his log by then
		}
		return err
	}}
	command.Flags().StringVar(&folder, "folder", "", "where the credentials are, and the database is to be")
	command.Flags().StringVar(&address, "address", "", "by which nodes reach it")
	return command
}

func serve(ctx context.Context, folder, address string) error {
	ctx, fail := context.WithCancelCause(ctx)
	outer, err := net.FileListener(os.NewFile(launch.FirstFile, "listener"))
	if err != nil {
		return fmt.Errorf("the listener on the machine's loopback: %w", err)
	}
	inner, err := net.Listen("tcp", fmt.Sprintf(":%d", loopback.Port(outer)))
	if err != nil {
		return err
	}
	log, err := logs.Open(folder, os.Stderr, fail)
	if err != nil {
		return err
	}
	defer log.Close()
	database := etcd.New(filepath.Join(folder, "etcd"), log.Path, true)
	server := apiserver.New(doors.Open(inner, outer), database.Endpoint(), credentials.In(folder), apiserver.Among(address))
	cluster := component.NewGroup(fail)
	if err := cluster.Start(ctx, database, server); err != nil {
		return err
	}
	<-ctx.Done()
	stopping, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return cluster.Stop(stopping)
}
