package images

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
)

// roots makes root file systems by the scripts of a folder. The scripts keep what they have made, make one at a time and
// find it in a moment, so nothing is remembered here: neither a failure that has been mended nor a folder that has gone.
type roots struct {
	folder string
}

// make returns the folder of a root file system.
func (r *roots) make(script, name string) (string, error) {
	return run(filepath.Join(r.folder, script), name)
}

func run(script, name string) (string, error) {
	var said bytes.Buffer
	command := exec.Command(script, name)
	command.Stderr = &said
	output, err := command.Output()
	if err != nil {
		return "", &complaint.Complaint{
			Where:    "root file system " + name,
			Found:    fmt.Sprintf("%v: %s", err, lastLine(said.String())),
			Expected: script + " to make it",
			Cure:     "run that by hand, outside of the rig, whose nodes do not reach Debian",
		}
	}
	return strings.TrimSpace(string(output)), nil
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}

// environmentOf reads NAME=value lines.
func environmentOf(path string) ([]string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return strings.FieldsFunc(string(text), func(r rune) bool { return r == '\n' }), nil
}
