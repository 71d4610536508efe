// Package rigfolder knows what lies where in the folder of a rig.
package rigfolder

import (
	"os"
	"path/filepath"
)

// Folder is the path of a rig's folder.
type Folder string

// Kubeconfig is that of the administrator, for clients on this machine.
func (f Folder) Kubeconfig() string { return f.in("admin.kubeconfig") }

// InsideKubeconfig is that of the administrator, for programs in the rig's network.
func (f Folder) InsideKubeconfig() string { return f.in("inside.kubeconfig") }

// Keeper holds the process id, as this machine counts, of the process that is the first of the rig's own PID namespace.
func (f Folder) Keeper() string { return f.in("keeper.pid") }

// Supervisor holds the process id of `rig up`, which ends the rig when it is asked to stop.
func (f Folder) Supervisor() string { return f.in("supervisor.pid") }

// Line is what `rig up` printed, for those who could not read it.
func (f Folder) Line() string { return f.in("line") }

// Logs holds a file for each component.
func (f Folder) Logs() string { return f.in("logs") }

// Log is the log of one component.
func (f Folder) Log(component string) string { return filepath.Join(f.Logs(), component+".log") }

// Node is what belongs to one node.
func (f Folder) Node(name string) string { return filepath.Join(f.in("nodes"), name) }

// Place tells where a place's namespaces are.
func (f Folder) Place(name string) string { return filepath.Join(f.in("places"), name) }

// Pods holds a file for each pod that tells where its namespaces are.
func (f Folder) Pods() string { return f.in("pods") }

// Pod is one of them.
func (f Folder) Pod(namespace, name string) string {
	return filepath.Join(f.Pods(), namespace, name)
}

// Hosts are the names and addresses of hosts outside the cluster, as /etc/hosts has them. It may change at any time.
func (f Folder) Hosts() string { return f.in("outside/hosts") }

// ResolvConf leads to the name server outside, for nodes and places that are not pods.
func (f Folder) ResolvConf() string { return f.in("outside/resolv.conf") }

// Corefile is the configuration of the name server outside.
func (f Folder) Corefile() string { return f.in("outside/Corefile") }

// Volumes holds what the storage class makes.
func (f Folder) Volumes() string { return f.in("volumes") }

// Scratch is for mount points of programs that run for a moment.
func (f Folder) Scratch() string { return f.in("scratch") }

// Make makes the folders inside it.
func (f Folder) Make() error {
	for _, path := range []string{f.Logs(), f.in("nodes"), f.in("places"), f.Pods(), f.in("outside"), f.Volumes(), f.Scratch()} {
		if err := os.MkdirAll(path, 0o755); err != nil {
			return err
		}
	}
	return nil
}

func (f Folder) in(name string) string { return filepath.Join(string(f), name) }
