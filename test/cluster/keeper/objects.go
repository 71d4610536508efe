package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"cdk8s-service-patterns/test/cluster/internal/commandline"
	"cdk8s-service-patterns/test/cluster/internal/kubectl"
	"cdk8s-service-patterns/test/cluster/internal/objects"
	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
)

// apply takes the folder of the rig before its other arguments.
func apply(arguments []string) error {
	place, rest, err := placeOf(arguments)
	if err != nil {
		return err
	}
	flags := pflag.NewFlagSet("rig apply", pflag.ContinueOnError)
	namespace := flags.StringP("namespace", "n", "default", "for objects that name none")
	if err := flags.Parse(rest); err != nil {
		return commandline.Misuse(err)
	}
	if flags.NArg() == 0 {
		return commandline.Misuse(errors.New("rig apply wants files, folders or -"))
	}
	manifests, err := objects.Read(flags.Args(), os.Stdin)
	if err != nil {
		return err
	}
	client, err := objects.Open(place.Kubeconfig(), os.Stderr)
	if err != nil {
		return err
	}
	return client.Apply(context.Background(), manifests, *namespace, func(name string) { fmt.Println(name, "applied") })
}

// dump gets every kind of object that can be listed. It takes the folder of the rig before its other arguments.
func dump(arguments []string) error {
	place, rest, err := placeOf(arguments)
	if err != nil {
		return err
	}
	flags := pflag.NewFlagSet("rig dump", pflag.ContinueOnError)
	namespace := flags.StringP("namespace", "n", "", "only what is in it")
	if err := flags.Parse(rest); err != nil {
		return commandline.Misuse(err)
	}
	client, err := objects.Open(place.Kubeconfig(), os.Stderr)
	if err != nil {
		return err
	}
	kinds, err := client.Kinds(*namespace != "")
	if err != nil {
		return err
	}
	where := "--all-namespaces"
	if *namespace != "" {
		where = "--namespace=" + *namespace
	}
	return kubectl.Run(place, "get", "-o", "yaml", where, strings.Join(kinds, ","))
}

func placeOf(arguments []string) (rigfolder.Folder, []string, error) {
	if len(arguments) == 0 {
		return "", nil, commandline.Misuse(errors.New("it is started by rig, which names the folder of a rig first"))
	}
	return rigfolder.Folder(arguments[0]), arguments[1:], nil
}
