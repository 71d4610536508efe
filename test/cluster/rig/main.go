// Command rig runs a whole Kubernetes with real packets in network namespaces of this machine, and lets commands and questions
// be sent from any place in it.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

const (
	stoppedAsAsked = 0
	failed         = 1
	misused        = 2
)

// commands take the arguments that follow their name.
var commands = map[string]func([]string) error{
	"up":      up,
	"keep":    keep, // started by up, never by hand
	"down":    down,
	"in":      in,
	"ask":     ask,
	"apply":   apply,
	"get":     get,
	"dump":    dump,
	"kubectl": kubectl,
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
	if len(os.Args) < 2 || os.Args[1] == "--help" || os.Args[1] == "-h" || os.Args[1] == "help" {
		fmt.Print(usage)
		os.Exit(stoppedAsAsked)
	}
	command, known := commands[os.Args[1]]
	if !known {
		fmt.Fprintf(os.Stderr, "rig: unknown command %q\n\n%s", os.Args[1], usage)
		os.Exit(misused)
	}
	err := command(os.Args[2:])
	if err == nil {
		os.Exit(stoppedAsAsked)
	}
	if ended, ok := errors.AsType[*exec.ExitError](err); ok {
		os.Exit(ended.ExitCode()) // it has spoken for itself
	}
	fmt.Fprintln(os.Stderr, "rig:", err)
	if _, ok := errors.AsType[misuse](err); ok {
		os.Exit(misused)
	}
	os.Exit(failed)
}

// misuse is a command line that cannot be understood.
type misuse struct{ error }

// programs is the folder of this program, where the others of the rig are too.
func programs() (string, error) {
	own, err := os.Executable()
	if err != nil {
		return "", err
	}
	own, err = filepath.EvalSymlinks(own)
	return filepath.Dir(own), err
}
