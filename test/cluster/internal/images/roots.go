package images

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
)

// roots makes root file systems by the scripts of a folder, each once. The scripts keep what they have made for later
// runs.
type roots struct {
	folder string

	mu   sync.Mutex
	made map[string]*sync.Once
	said map[string]result
}

type result struct {
	folder string
	err    error
}

// make returns the folder of a root file system. Several ask for one at the same time: a kubelet for each of its pods.
func (r *roots) make(script, name string) (string, error) {
	r.mu.Lock()
	if r.made == nil {
		r.made, r.said = map[string]*sync.Once{}, map[string]result{}
	}
	once := r.made[name]
	if once == nil {
		once = &sync.Once{}
		r.made[name] = once
	}
	r.mu.Unlock()

	once.Do(func() {
		folder, err := run(filepath.Join(r.folder, script), name)
		r.mu.Lock()
		defer r.mu.Unlock()
		r.said[name] = result{folder, err}
	})

	r.mu.Lock()
	defer r.mu.Unlock()
	return r.said[name].folder, r.said[name].err
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
			Cure:     "run that by hand to see what it lacks",
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
