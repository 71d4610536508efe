//go:build programs

// Package conformance pins the programs that run.sh builds: Kubernetes' own end-to-end tests, the image that they use,
// and kubectl, by which they execute commands in pods. It is a module of its own, because their hundred further modules
// are nothing that the test cluster needs.
package conformance

import (
	_ "github.com/onsi/ginkgo/v2/ginkgo"
	_ "k8s.io/kubernetes/cmd/kubectl"
	_ "k8s.io/kubernetes/test/e2e"
	_ "k8s.io/kubernetes/test/images/agnhost"
)
