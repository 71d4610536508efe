// Package podplace is how a node's runtime tells others where a pod's namespaces are.
package podplace

import (
	"encoding/json"
	"os"

	"cdk8s-service-patterns/test/cluster/internal/launch"
)

// Pod is what is told of one pod. Process ids are those of the rig's PID namespace.
type Pod struct {
	UID        string
	Node       string
	PID        int    // of the process that keeps its namespaces
	ResolvConf string // the text of its /etc/resolv.conf
	Hosts      string // the path of its /etc/hosts, empty in the node's network
	Containers map[string]Container
}

// Container is one that runs.
type Container struct {
	PID  int
	Env  []string
	Dir  string
	User launch.User
}

// Read reads what was told.
func Read(path string) (Pod, error) {
	var pod Pod
	content, err := os.ReadFile(path)
	if err != nil {
		return pod, err
	}
	return pod, json.Unmarshal(content, &pod)
}
