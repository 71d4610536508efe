#!/bin/sh
# Builds bin/cluster. Kubernetes leaves its own version number to whoever builds it: without -X the server
# would call itself v0.0.0-master. -s -w leaves out debugging tables, which halves the linker's work.
set -eu
cd "$(dirname "$0")"
version=$(go list -m -f '{{.Version}}' k8s.io/kubernetes)
exec go build -ldflags "-s -w -X k8s.io/component-base/version.gitVersion=$version" "$@" -o bin/cluster .
