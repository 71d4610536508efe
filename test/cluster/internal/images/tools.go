package images

import "path/filepath"

/*
 * The images of Kubernetes' own tests, which call the tools in them by name.
 */

func agnhost(t *table, _ name) (Image, error) {
	folder, err := t.roots.make("tools.sh", "agnhost")
	program := func(name string) string { return filepath.Join(t.programs, name) }
	return Image{
		RootFS: folder, Programs: []string{program("agnhost"), program("localhost.crt"), program("localhost.key")},
		Entrypoint: []string{"/agnhost"}, Cmd: []string{"pause"},
		// The real image has them in its root folder, where they are looked for without these variables.
		Env: []string{"CERT_FILE=" + InContainer + "/localhost.crt", "KEY_FILE=" + InContainer + "/localhost.key"},
	}, err
}

func busybox(t *table, _ name) (Image, error) {
	folder, err := t.roots.make("tools.sh", "busybox")
	return Image{RootFS: folder, Cmd: []string{"sh"}}, err
}
