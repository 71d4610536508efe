package main

import (
	"errors"
	"fmt"

	"cdk8s-service-patterns/test/cluster/internal/commandline"
	"cdk8s-service-patterns/test/cluster/internal/rigsettings"
	"cdk8s-service-patterns/test/cluster/internal/supervisor"
)

func up(arguments []string) error {
	wanted, err := rigsettings.Parse(arguments)
	if errors.Is(err, rigsettings.ErrHelp) {
		fmt.Print(rigsettings.Usage())
		return nil
	}
	if err != nil {
		return commandline.Misuse(err)
	}
	folder, err := commandline.Programs()
	if err != nil {
		return err
	}
	if wanted.Background {
		return supervisor.UpInBackground(arguments)
	}
	return supervisor.Up(wanted, folder)
}
