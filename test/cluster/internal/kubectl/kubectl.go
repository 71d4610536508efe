// Package kubectl runs the kubectl of a rig.
package kubectl

import (
	"os"
	"os/exec"
	"path/filepath"

	"cdk8s-service-patterns/test/cluster/internal/commandline"
	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
)

// Run runs it as the administrator of a rig, with what this process reads and writes.
func Run(place rigfolder.Folder, arguments ...string) error {
	own, err := commandline.Programs()
	if err != nil {
		return err
	}
	command := exec.Command(filepath.Join(own, "kubernetes"), append([]string{"kubectl"}, arguments...)...)
	command.Env = append(os.Environ(), "KUBECONFIG="+place.Kubeconfig())
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
	return command.Run()
}
