package images

import (
	"fmt"
	"path/filepath"
	"strings"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
)

// Known returns the table of images whose programs are in a folder. The scripts that make root file systems lie beside it.
func Known(programs string) Table {
	return &table{programs: programs, roots: &roots{folder: filepath.Join(filepath.Dir(programs), "rootfs")}}
}

type table struct {
	programs string
	roots    *roots
}

// entry makes the image of one name.
type entry func(t *table, n name) (Image, error)

// Find returns the image of a name. What the table does not know is an echo server that runs as root, as most images do:
// nobody can say of an unknown image that it would start where root is forbidden.
func (t *table) Find(text string) (Image, error) {
	n := parse(text)
	if n.repository == "" {
		return Image{}, &complaint.Complaint{
			Where: "image", Found: fmt.Sprintf("%q", text), Expected: "the name of an image", Cure: "write one such as nginx:1.29",
		}
	}
	if known, ok := entries[n.repository]; ok {
		return known(t, n)
	}
	for prefix, known := range families {
		if strings.HasPrefix(n.repository, prefix) {
			return known(t, n)
		}
	}
	return t.echo(""), nil
}

// echo is an image that is the echo server: on the ports that its container declares, and on those that the real image
// listens on whether they are declared or not.
func (t *table) echo(user string, ports ...string) Image {
	return Image{
		Programs:   []string{filepath.Join(t.programs, "echo")},
		Entrypoint: append([]string{InContainer + "/echo", "serve"}, ports...),
		User:       user,
		Number:     numbers[user],
	}
}

// listening is an entry of which the table knows the user and the ports alone.
func listening(user string, ports ...string) entry {
	return func(t *table, _ name) (Image, error) { return t.echo(user, ports...), nil }
}
