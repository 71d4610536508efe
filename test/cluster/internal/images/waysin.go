package images

import (
	"os"
	"path/filepath"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
)

/*
 * Ingress controllers, which ways-in/build.sh makes. Their users are those of the images: none is named, so root.
 */

// github.com/traefik/traefik/Dockerfile: ENTRYPOINT ["/traefik"].
func traefik(t *table, _ name) (Image, error) {
	program, err := t.wayIn("traefik")
	return Image{Programs: []string{program}, Entrypoint: []string{InContainer + "/traefik"}, Volumes: []string{"/tmp"}}, err
}

// github.com/projectcontour/contour/Dockerfile: FROM scratch, with /bin/contour and no entry point.
func contour(t *table, _ name) (Image, error) {
	program, err := t.wayIn("contour")
	return Image{RootFS: filepath.Join(t.programs, "contour-root"), Programs: []string{program}}, err
}

// github.com/envoyproxy/envoy/distribution/docker/Dockerfile-envoy: the distroless variant's ENTRYPOINT is /usr/local/bin/envoy.
func envoy(t *table, _ name) (Image, error) {
	program, err := t.wayIn("envoy")
	path := "PATH=" + InContainer + ":/usr/local/bin:/usr/bin:/bin"
	return Image{Programs: []string{program}, Entrypoint: []string{InContainer + "/envoy"}, Env: []string{path}}, err
}

// wayIn returns the path of a controller's program, which is not built with the rig.
func (t *table) wayIn(program string) (string, error) {
	path := filepath.Join(t.programs, program)
	if _, err := os.Stat(path); err != nil {
		return "", &complaint.Complaint{
			Where: "image " + program, Found: "no " + path, Expected: "the program to be built", Cure: "run test/cluster/ways-in/build.sh",
		}
	}
	return path, nil
}
