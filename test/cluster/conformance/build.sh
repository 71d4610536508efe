#!/bin/sh
# Builds bin/e2e.test, bin/ginkgo, bin/kubectl and the rig's bin/agnhost from the very module that the test cluster is made of.
set -eu
cd "$(dirname "$0")"
version=$(go list -m -f '{{.Version}}' k8s.io/kubernetes)
flags="-s -w -X k8s.io/component-base/version.gitVersion=$version"
go build -ldflags "$flags" -o ../bin/agnhost k8s.io/kubernetes/test/images/agnhost
# The certificate of the servers in agnhost that speak TLS lies beside their code.
porter=$(go list -f '{{.Dir}}' k8s.io/kubernetes/test/images/agnhost/porter)
install -m 644 "$porter/localhost.crt" "$porter/localhost.key" ../bin/
go build -ldflags "$flags" -o bin/kubectl k8s.io/kubernetes/cmd/kubectl
go build -ldflags "$flags" -o bin/ginkgo github.com/onsi/ginkgo/v2/ginkgo
exec go test -c -vet=off -ldflags "$flags" -o bin/e2e.test k8s.io/kubernetes/test/e2e
