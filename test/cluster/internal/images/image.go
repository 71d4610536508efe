// Package images says what the rig runs for the name of an image.
package images

// InContainer is the folder in which a container finds the image's Programs.
const InContainer = "/.rig"

// Image is what the runtime needs to know of an image. The zero value is an image of the machine's own files that
// has no program.
type Image struct {
	// RootFS is the folder that holds the image's files; empty means the machine's own. Containers write to a layer of
	// their own above it, never to the folder.
	RootFS string
	// Programs are files of the machine that the image needs beside its own, such as the rig's echo server. A container
	// finds each of them in the folder InContainer under its base name.
	Programs []string
	// Entrypoint and Cmd are those of an image: a container's `command` replaces both, its `args` replace Cmd.
	Entrypoint []string
	Cmd        []string
	// User is written as in Dockerfiles: empty (root), "1000", "1000:1000", "node" or "node:node". A name is looked up
	// in the image's own /etc/passwd; of a name the kubelet cannot tell whether it is root.
	User string
	// Number is User by number, as "user:group", where the image's /etc/passwd does not know the name.
	Number string
	// Env is "NAME=value", before what the pod says.
	Env        []string
	WorkingDir string
	// Volumes are paths that the image declares as volumes: each container gets an empty folder there.
	Volumes []string
}

// Table finds images by the names that manifests use.
type Table interface {
	// Find returns the image of a name, preparing its files if need be. Its error is what the pod's event says
	// (ErrImagePull).
	Find(name string) (Image, error)
}
