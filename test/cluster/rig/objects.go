package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"cdk8s-service-patterns/test/cluster/internal/images"
	"cdk8s-service-patterns/test/cluster/internal/objects"
	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
)

func apply(arguments []string) error {
	place, rest, err := ofRig(arguments)
	if err != nil {
		return err
	}
	flags := pflag.NewFlagSet("rig apply", pflag.ContinueOnError)
	namespace := flags.StringP("namespace", "n", "default", "for objects that name none")
	if err := flags.Parse(rest); err != nil {
		return misuse{err}
	}
	if flags.NArg() == 0 {
		return misuse{errors.New("rig apply wants files, folders or -")}
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

func get(arguments []string) error {
	place, rest, err := ofRig(arguments)
	if err != nil {
		return err
	}
	return kubectlOf(place, append([]string{"get", "-o", "yaml"}, rest...))
}

// dump gets every kind of object that can be listed.
func dump(arguments []string) error {
	place, rest, err := ofRig(arguments)
	if err != nil {
		return err
	}
	flags := pflag.NewFlagSet("rig dump", pflag.ContinueOnError)
	namespace := flags.StringP("namespace", "n", "", "only what is in it")
	if err := flags.Parse(rest); err != nil {
		return misuse{err}
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
	return kubectlOf(place, []string{"get", "-o", "yaml", where, strings.Join(kinds, ",")})
}

func kubectl(arguments []string) error {
	place, rest, err := ofRig(arguments)
	if err != nil {
		return err
	}
	return kubectlOf(place, rest)
}

func kubectlOf(place rigfolder.Folder, arguments []string) error {
	own, err := programs()
	if err != nil {
		return err
	}
	command := exec.Command(filepath.Join(own, "kubernetes"), append([]string{"kubectl"}, arguments...)...)
	command.Env = append(os.Environ(), "KUBECONFIG="+place.Kubeconfig())
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
	return command.Run()
}

// image tells what the rig runs for the name of an image.
func image(names []string) error {
	if _, rest, err := ofRig(names); err == nil { // it is the same for all rigs, but scripts name theirs everywhere
		names = rest
	}
	own, err := programs()
	if err != nil {
		return err
	}
	for _, name := range names {
		found, err := images.Known(own).Find(name)
		if err != nil {
			return err
		}
		fmt.Printf("%s: %+v\n", name, found)
	}
	return nil
}
