package images

import "path/filepath"

/*
 * The user and the ports are those of the real images; each line says where that can be read.
 */

var entries = map[string]entry{
	// github.com/luksa/kubernetes-in-action, Chapter02/kubia/Dockerfile: FROM node, no USER; app.js listens on 8080.
	"luksa/kubia": listening("", "tcp:8080"),
	// github.com/nginx/docker-nginx, mainline/debian/Dockerfile: no USER, EXPOSE 80.
	"nginx": listening("", "tcp:80"),
	// github.com/nginxinc/docker-nginx-unprivileged, mainline/debian/Dockerfile: ARG UID=101, USER $UID, EXPOSE 8080.
	"nginxinc/nginx-unprivileged": listening("101", "tcp:8080"),
	// github.com/curl/curl-container, create_appliance_image.sh: --user curl_user, which is a name, so that the kubelet cannot tell that it is not root.
	"curlimages/curl": listening("curl_user"),
	// github.com/varnish/docker-varnish, fresh/debian/Dockerfile: USER varnish, EXPOSE 80 8443.
	"varnish": listening("varnish", "tcp:80", "tcp:8443"),
	// github.com/docker-library/memcached, 1/debian/Dockerfile: USER memcache, EXPOSE 11211.
	"memcached": listening("memcache", "tcp:11211"),
	// github.com/docker-library/haproxy, 3.2/Dockerfile: USER haproxy, no EXPOSE; it listens where its configuration says.
	"haproxy": listening("haproxy"),
	// github.com/prometheus-community/postgres_exporter/Dockerfile: USER nobody, EXPOSE 9187.
	"quay.io/prometheuscommunity/postgres-exporter": listening("nobody", "tcp:9187"),

	"mysql":    mysql,
	"mariadb":  mariadb,
	"postgres": postgres,
	"mongo":    mongo,

	"busybox": busybox,
	// k8s.io/kubernetes/build/pause/Dockerfile: USER 65535:65535.
	"registry.k8s.io/pause": listening("65535:65535"),

	"traefik":                        traefik,
	"ghcr.io/projectcontour/contour": contour,
	"envoyproxy/envoy":               envoy,

	"registry.k8s.io/coredns/coredns": func(t *table, _ name) (Image, error) {
		return Image{Programs: []string{filepath.Join(t.programs, "coredns")}, Entrypoint: []string{InContainer + "/coredns"}}, nil
	},

	// Kubernetes' own test images: k8s.io/kubernetes/test/images.
	"registry.k8s.io/e2e-test-images/agnhost":           agnhost,
	"registry.k8s.io/e2e-test-images/glibc-dns-testing": agnhost, // dig and glibc, and no entry point that a test relies on
	"registry.k8s.io/e2e-test-images/busybox":           busybox,
	"registry.k8s.io/e2e-test-images/nginx":             listening("", "tcp:80"),
	"registry.k8s.io/e2e-test-images/nonroot":           listening("1234"),
}

// families are entries for all names that begin alike.
var families = map[string]entry{
	// The reader's own images in the examples and in the documentation: built, as ours say they should be, for a user that
	// has a number and is not root.
	"registry.example.com/": listening("65532"),
}
