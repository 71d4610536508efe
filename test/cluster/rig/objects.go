package main

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"cdk8s-service-patterns/test/cluster/internal/commandline"
	"cdk8s-service-patterns/test/cluster/internal/images"
	"cdk8s-service-patterns/test/cluster/internal/kubectl"
)

// handedOver is a command of the keeper's: this process becomes that one.
func handedOver(name string) func([]string) error {
	return func(arguments []string) error {
		place, rest, err := ofRig(arguments)
		if err != nil {
			return err
		}
		own, err := commandline.Programs()
		if err != nil {
			return err
		}
		return syscall.Exec(filepath.Join(own, "keeper"), append([]string{"rig", name, string(place)}, rest...), os.Environ())
	}
}

func get(arguments []string) error {
	place, rest, err := ofRig(arguments)
	if err != nil {
		return err
	}
	return kubectl.Run(place, append([]string{"get", "-o", "yaml"}, rest...)...)
}

func anyOfKubectl(arguments []string) error {
	place, rest, err := ofRig(arguments)
	if err != nil {
		return err
	}
	return kubectl.Run(place, rest...)
}

// image tells what the rig runs for the name of an image.
func image(names []string) error {
	if _, rest, err := ofRig(names); err == nil { // it is the same for all rigs, but scripts name theirs everywhere
		names = rest
	}
	own, err := commandline.Programs()
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
