package apiserver

import (
	"cdk8s-service-patterns/test/cluster/internal/credentials"
	"cdk8s-service-patterns/test/cluster/internal/loopback"
)

// Setting is what a server does differently by what it is part of.
type Setting func(credentials.Files) []string

// Alone is for a server that judges and stores, where nothing runs.
func Alone(credentials.Files) []string {
	return []string{
		"--advertise-address=" + loopback.Address,
		// The endpoints of the Service `kubernetes` would be a loopback address, which Kubernetes refuses in endpoints.
		"--endpoint-reconciler-type=none",
		// It refuses pods while their namespace lacks the service account that the controller manager makes.
		"--disable-admission-plugins=ServiceAccount",
	}
}

// Among is for the server of a whole cluster, which nodes reach at the address, and which asks kubelets for logs and the like.
func Among(address string) Setting {
	return func(files credentials.Files) []string {
		return []string{
			"--advertise-address=" + address,
			"--kubelet-client-certificate=" + files.AdminCert,
			"--kubelet-client-key=" + files.AdminKey,
			"--kubelet-preferred-address-types=InternalIP",
			// There is no kube-proxy where it runs, so webhooks are called at their pods' addresses.
			"--enable-aggregator-routing",
			"--allow-privileged",
		}
	}
}
