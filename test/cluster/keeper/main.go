// Command keeper is what of the rig speaks to its API server: the first process of a rig, and the commands that command rig hands
// over. Nobody starts it by hand.
package main

import "cdk8s-service-patterns/test/cluster/internal/commandline"

var commands = commandline.Commands{
	"keep":  keep,
	"apply": apply,
	"dump":  dump,
}

const usage = `It is started by rig, whose --help tells what there is.
`

func main() {
	commands.Run("rig", usage)
}
