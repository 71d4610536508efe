package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"cdk8s-service-patterns/test/cluster/internal/commandline"
	"cdk8s-service-patterns/test/cluster/internal/keeper"
	"cdk8s-service-patterns/test/cluster/internal/lifetime"
	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
	"cdk8s-service-patterns/test/cluster/internal/rigsettings"
	"cdk8s-service-patterns/test/cluster/internal/supervisor"
)

// keep is the first process of the rig. It ends when its standard input does, whatever signals a terminal sends to all of its group.
func keep(arguments []string) error {
	if len(arguments) != 2 {
		return commandline.Misuse(errors.New("keep is started by `rig up`"))
	}
	signal.Notify(make(chan os.Signal, 1), syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGPIPE)
	var wanted rigsettings.Settings
	if err := json.Unmarshal([]byte(arguments[1]), &wanted); err != nil {
		return err
	}
	own, err := commandline.Programs()
	if err != nil {
		return err
	}
	folder := rigfolder.Folder(arguments[0])
	ctx := lifetime.UntilClosed(context.Background(), os.Stdin)
	err = keeper.New(wanted, folder, own, os.Stderr).Run(ctx, func() error {
		_, err := fmt.Print(supervisor.Line(folder))
		return err
	})
	if _, asked := errors.AsType[lifetime.Request](err); asked {
		err = nil
	}
	return errors.Join(err, keeper.End(folder))
}
