#!/bin/sh
# Builds the rig: bin/rig and the programs that it starts. Those that run over any image's files are linked statically;
# the rest is compiled as bin/cluster is, whose packages it shares.
set -eu
cd "$(dirname "$0")"
version=$(go list -m -f '{{.Version}}' k8s.io/kubernetes)
mkdir -p bin
CGO_ENABLED=0 go build -ldflags "-s -w" "$@" -o bin/ ./inside ./echo
exec go build -ldflags "-s -w -X k8s.io/component-base/version.gitVersion=$version" "$@" -o bin/ ./rig ./keeper ./coredns ./kubernetes
