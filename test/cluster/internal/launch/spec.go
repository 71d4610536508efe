// Package launch turns a process into a container, or into a program inside one: it is all that the small program
// `inside` does. It runs after fork and before exec, so it depends on little and is quick.
package launch

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// Spec says what the process becomes.
type Spec struct {
	// Join are the namespaces to enter, as files such as /proc/7/ns/net, in the order given.
	Join []Namespace
	// Root makes a file system of the process's own; nil leaves the one it has, or has joined.
	Root *Root
	Args []string
	Env  []string
	// Dir is the working directory; empty is /.
	Dir  string
	User User
}

// Namespace is one to join.
type Namespace struct {
	Kind int // unix.CLONE_NEW…
	Path string
}

// Root is a file system made for one container.
type Root struct {
	// Scratch is an empty folder outside, on which the layer that takes the container's writes is mounted.
	Scratch string
	// Image is the folder with the files below that layer.
	Image    string
	ReadOnly bool
	// Privileged leaves /sys writable and shows all devices.
	Privileged bool
	Mounts     []Mount
	// Files are written into the container's own layer.
	Files []File
}

// Mount is a file or folder from outside at a path inside.
type Mount struct {
	Source   string
	Target   string
	ReadOnly bool
}

// File is a small file that is made inside.
type File struct {
	Path    string
	Content string
}

// User is whom the process runs as.
type User struct {
	UID    int
	GID    int
	Groups []int
	// Capabilities are those that it and its descendants can ever have, by number; nil leaves all.
	Capabilities    []uintptr
	NoNewPrivileges bool
}

// The ends of two pipes that a process of this package is started with.
const (
	specFD = 3 // the Spec as JSON comes from here
	saysFD = 4 // what went wrong goes here; it closes without a word when the program has started

	// FirstFile is the first of a program's own files.
	FirstFile = 5
)

// read takes the Spec from the pipe.
func read() (Spec, error) {
	var spec Spec
	pipe := os.NewFile(specFD, "spec")
	defer pipe.Close()
	content, err := io.ReadAll(pipe)
	if err != nil {
		return spec, fmt.Errorf("reading what to start: %w", err)
	}
	return spec, json.Unmarshal(content, &spec)
}
