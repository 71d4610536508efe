package supervisor

import (
	"os"
	"path/filepath"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
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

// mayKeepLogs refuses a folder with logs of another rig, among which those of this one could not be told.
func mayKeepLogs(to string) error {
	if to == "" {
		return nil
	}
	if _, err := os.Stat(filepath.Join(to, "logs")); err != nil {
		return nil
	}
	return &complaint.Complaint{
		Where: "--keep-logs", Found: to + ", which holds logs already", Expected: "a folder without", Cure: "name another one, or remove those",
	}
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
		if err := os.CopyFS(filepath.Join(to, "nodes", node), os.DirFS(logs)); err != nil {
			return err
		}
	}
	return nil
}
