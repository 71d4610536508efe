package runtime

import (
	"strings"

	"cdk8s-service-patterns/test/cluster/internal/launch"
)

// portsOfContainer is the annotation in which the kubelet tells a runtime the ports that a container declares, as JSON.
const portsOfContainer = "io.kubernetes.container.ports"

// environment is what the container's program sees: what engines always set, then the image's, then who it is in the
// rig, for the echo server, then the pod's own.
func (c *container) environment(node, home string) []string {
	pod := c.sandbox.config.GetMetadata()
	variables := newVariables(
		"PATH="+launch.DefaultPath, "HOSTNAME="+hostnameOf(c.sandbox.config), "HOME="+home,
	)
	variables.set(c.image.Env...)
	variables.set(
		"RIG_POD="+pod.GetName(), "RIG_NAMESPACE="+pod.GetNamespace(), "RIG_NODE="+node,
		"RIG_CONTAINER="+c.config.GetMetadata().GetName(), "RIG_PORTS="+c.config.GetAnnotations()[portsOfContainer],
	)
	if c.config.GetTty() {
		variables.set("TERM=xterm")
	}
	for _, variable := range c.config.GetEnvs() {
		variables.set(variable.Key + "=" + string(variable.Value))
	}
	return variables.list
}

// variables keeps one value for each name, the last, where the first was: programs disagree on which of two counts.
type variables struct {
	list []string
	at   map[string]int
}

func newVariables(first ...string) *variables {
	v := &variables{at: map[string]int{}}
	v.set(first...)
	return v
}

func (v *variables) set(added ...string) {
	for _, variable := range added {
		name, _, _ := strings.Cut(variable, "=")
		if at, known := v.at[name]; known {
			v.list[at] = variable
			continue
		}
		v.at[name] = len(v.list)
		v.list = append(v.list, variable)
	}
}
