package images

import "path/filepath"

/*
 * The images of Kubernetes' own tests, which call the tools in them by name.
 */

func agnhost(t *table, _ name) (Image, error) {
	folder, err := t.roots.make("tools.sh", "agnhost")
	return Image{
		RootFS: folder, Programs: []string{filepath.Join(t.programs, "agnhost")}, Entrypoint: []string{"/agnhost"}, Cmd: []string{"pause"},
	}, err
}

func busybox(t *table, _ name) (Image, error) {
	folder, err := t.roots.make("tools.sh", "busybox")
	return Image{RootFS: folder, Cmd: []string{"sh"}}, err
}
