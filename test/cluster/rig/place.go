package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"cdk8s-service-patterns/test/cluster/internal/commandline"
	"cdk8s-service-patterns/test/cluster/internal/complaint"
	"cdk8s-service-patterns/test/cluster/internal/enter"
	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
	"cdk8s-service-patterns/test/cluster/internal/supervisor"
)

// ofRig takes `--rig FOLDER` off the front of the arguments; without it the variable RIG tells.
func ofRig(arguments []string) (rigfolder.Folder, []string, error) {
	folder := os.Getenv("RIG")
	if len(arguments) > 0 {
		if value, found := strings.CutPrefix(arguments[0], "--rig="); found {
			folder, arguments = value, arguments[1:]
		} else if arguments[0] == "--rig" && len(arguments) > 1 {
			folder, arguments = arguments[1], arguments[2:]
		}
	}
	if folder == "" {
		return "", nil, commandline.Misuse(&complaint.Complaint{
			Where: "--rig", Found: "nothing, and no variable RIG", Expected: "the folder of a rig", Cure: "say `export $(bin/rig up --background)`, or give --rig what `rig up` printed",
		})
	}
	place := rigfolder.Folder(folder)
	if _, err := os.Stat(place.Keeper()); err != nil {
		return "", nil, &complaint.Complaint{Where: "--rig", Found: folder, Expected: "the folder of a rig that runs", Cure: "take the one that `rig up` printed"}
	}
	return place, arguments, nil
}

func down(arguments []string) error {
	place, _, err := ofRig(arguments)
	if err != nil {
		return err
	}
	return supervisor.Down(place)
}

// in runs a command in a place.
func in(arguments []string) error {
	place, rest, err := ofRig(arguments)
	if err != nil {
		return err
	}
	if len(rest) > 1 && rest[1] == "--" {
		rest = append(rest[:1:1], rest[2:]...)
	}
	if len(rest) < 2 {
		return commandline.Misuse(errors.New("rig in wants PLACE -- COMMAND …"))
	}
	return run(place, rest[0], rest[1:])
}

// ask asks questions from a place: one process asks all of them.
func ask(arguments []string) error {
	place, rest, err := ofRig(arguments)
	if err != nil {
		return err
	}
	if len(rest) < 2 {
		return commandline.Misuse(errors.New("rig ask wants PLACE WHAT …"))
	}
	return run(place, rest[0], append([]string{enter.Echo, "ask"}, rest[1:]...))
}

func run(place rigfolder.Folder, name string, command []string) error {
	own, err := commandline.Programs()
	if err != nil {
		return err
	}
	if err := enter.Run(place, own, name, command); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
