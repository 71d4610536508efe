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

// request is what a command that rig hands over is asked: it names the folder of the rig before its other arguments.
type request struct {
	place     rigfolder.Folder
	namespace string
	rest      []string
}

// requested reads the arguments of a command, of which one flag is the namespace.
func requested(command, namespace, meaning string, arguments []string) (*request, error) {
	if len(arguments) == 0 {
		return nil, commandline.Misuse(errors.New("it is started by rig, which names the folder of a rig first"))
	}
	flags := pflag.NewFlagSet("rig "+command, pflag.ContinueOnError)
	chosen := flags.StringP("namespace", "n", namespace, meaning)
	if err := flags.Parse(arguments[1:]); err != nil {
		return nil, commandline.Misuse(err)
	}
	return &request{rigfolder.Folder(arguments[0]), *chosen, flags.Args()}, nil
}

func (r *request) client() (*objects.Client, error) {
	return objects.Open(r.place.Kubeconfig(), os.Stderr)
}

func apply(arguments []string) error {
	asked, err := requested("apply", "default", "for objects that name none", arguments)
	if err != nil {
		return err
	}
	if len(asked.rest) == 0 {
		return commandline.Misuse(errors.New("rig apply wants files, folders or -"))
	}
	manifests, err := objects.Read(asked.rest, os.Stdin)
	if err != nil {
		return err
	}
	client, err := asked.client()
	if err != nil {
		return err
	}
	return client.Apply(context.Background(), manifests, asked.namespace, func(name string) { fmt.Println(name, "applied") })
}

// dump gets every kind of object that can be listed.
func dump(arguments []string) error {
	asked, err := requested("dump", "", "only what is in it", arguments)
	if err != nil {
		return err
	}
	client, err := asked.client()
	if err != nil {
		return err
	}
	kinds, err := client.Kinds(asked.namespace != "")
	if err != nil {
		return err
	}
	where := "--all-namespaces"
	if asked.namespace != "" {
		where = "--namespace=" + asked.namespace
	}
	return kubectl.Run(asked.place, "get", "-o", "yaml", where, strings.Join(kinds, ","))
}
