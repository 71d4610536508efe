// Command rig runs a whole Kubernetes with real packets in network namespaces of this machine, and lets commands and questions
// be sent from any place in it. It is started for each question, and so it knows no client of Kubernetes, which takes longer to
// begin than a question to be answered: what needs one is command keeper.
package main

import "cdk8s-service-patterns/test/cluster/internal/commandline"

var commands = commandline.Commands{
	"up":      up,
	"down":    down,
	"in":      in,
	"ask":     ask,
	"apply":   handedOver("apply"),
	"get":     get,
	"dump":    handedOver("dump"),
	"kubectl": anyOfKubectl,
	"image":   image,
}

const usage = `Usage:
  rig up [flags]                                start a rig; rig up --help lists the flags
  rig down                                      stop a rig that runs in the background
  rig apply [-n NAMESPACE] FILE|FOLDER|- …      apply manifests, refusing unknown fields
  rig ask PLACE [flags] WHAT …                  ask URLs, tcp://HOST:PORT, udp://HOST:PORT or dns:NAME[/TYPE] from a place
  rig in PLACE -- COMMAND …                     run a command in a place
  rig get KIND [NAME] …                         objects as YAML, as kubectl get -o yaml prints them
  rig dump [-n NAMESPACE]                       all objects as YAML
  rig kubectl …                                 kubectl, for this rig
  rig image NAME …                              what the rig runs for the name of an image

Places: client (outside the cluster), outside (hosts outside), node/NAME, pod/NAMESPACE/NAME (this machine's programs in the
pod's network), pod/NAMESPACE/NAME/CONTAINER (inside the container).

All but up take --rig FOLDER, which comes first; without it the variable RIG tells.
`

func main() {
	commands.Run("rig", usage)
}
