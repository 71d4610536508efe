// Package commandline is what those programs of the rig have in common whose first argument is a command.
package commandline

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

const (
	doneAsAsked = 0
	failed      = 1
	misused     = 2
)

// Commands take the arguments that follow their name.
type Commands map[string]func([]string) error

// Run runs the command that the first argument names, and ends the program as that ends.
func (c Commands) Run(program, usage string) {
	if len(os.Args) < 2 || os.Args[1] == "--help" || os.Args[1] == "-h" || os.Args[1] == "help" {
		fmt.Print(usage)
		os.Exit(doneAsAsked)
	}
	command, known := c[os.Args[1]]
	if !known {
		fmt.Fprintf(os.Stderr, "%s: unknown command %q\n\n%s", program, os.Args[1], usage)
		os.Exit(misused)
	}
	err := command(os.Args[2:])
	if err == nil {
		os.Exit(doneAsAsked)
	}
	if ended, ok := errors.AsType[*exec.ExitError](err); ok {
		endAs(ended) // it has spoken for itself
	}
	fmt.Fprintf(os.Stderr, "%s: %v\n", program, err)
	if _, ok := errors.AsType[misuse](err); ok {
		os.Exit(misused)
	}
	os.Exit(failed)
}

type misuse struct{ error }

// Misuse says of a command line that it cannot be understood.
func Misuse(err error) error {
	return misuse{err}
}

// Programs is the folder of this program, where the others of the rig are too.
func Programs() (string, error) {
	own, err := os.Executable()
	if err != nil {
		return "", err
	}
	own, err = filepath.EvalSymlinks(own)
	return filepath.Dir(own), err
}
