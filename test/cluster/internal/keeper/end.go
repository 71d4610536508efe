package keeper

import (
	"os"
	"syscall"

	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
)

// End ends every other process of the rig. Where whoever started the rig is gone, it removes the folder too, which is else for the
// one to do who may still want the logs.
func End(folder rigfolder.Folder) error {
	syscall.Kill(-1, syscall.SIGKILL) // in a PID namespace, "all" are those of the namespace, but for its first
	for {
		if _, err := syscall.Wait4(-1, nil, 0, nil); err == syscall.ECHILD {
			break
		}
	}
	if supervised() {
		return nil
	}
	return os.RemoveAll(string(folder))
}

// supervised tells whether the process that started this one still reads what it says.
func supervised() bool {
	_, err := os.Stdout.Write([]byte("\n"))
	return err == nil
}
