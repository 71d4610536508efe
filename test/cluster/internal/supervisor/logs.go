package supervisor

import (
	"os"
	"path/filepath"
	"strings"

	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
	"cdk8s-service-patterns/test/cluster/internal/rigsettings"
)

// keepLogs copies the logs out of a rig's folder: where they are wanted, or after a failure to a folder that it names.
func keepLogs(wanted rigsettings.Settings, place rigfolder.Folder, failure error) error {
	to := wanted.KeepLogs
	if to == "" && failure == nil {
		return nil
	}
	if to == "" {
		var err error
		if to, err = os.MkdirTemp("", "service-patterns-logs-of-a-failed-rig-"); err != nil {
			return err
		}
	}
	if err := copyLogs(place, to); err != nil {
		return err
	}
	tell("the logs are in %s", to)
	return nil
}

func copyLogs(place rigfolder.Folder, to string) error {
	if err := os.CopyFS(filepath.Join(to, "logs"), os.DirFS(place.Logs())); err != nil && !os.IsNotExist(err) {
		return err
	}
	nodes, err := filepath.Glob(filepath.Join(place.Node("*"), "logs"))
	if err != nil {
		return err
	}
	for _, logs := range nodes {
		node := filepath.Base(filepath.Dir(logs))
		if err := os.CopyFS(filepath.Join(to, "nodes", node), os.DirFS(logs)); err != nil && !strings.Contains(err.Error(), "file exists") {
			return err
		}
	}
	return nil
}
