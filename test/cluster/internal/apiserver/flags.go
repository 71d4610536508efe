package apiserver

import (
	"cdk8s-service-patterns/test/cluster/internal/credentials"
	"cdk8s-service-patterns/test/cluster/internal/loopback"
	"cdk8s-service-patterns/test/cluster/internal/serviceaddress"
)

const issuer = "https://kubernetes.default.svc.cluster.local"

// flags are those of the kube-apiserver command. What judges an object is left as it is in any cluster: what is set
// here is where things are, and what a throwaway server need not do.
func flags(etcd string, files credentials.Files, setting Setting) []string {
	return append(setting(files), []string{
		"--etcd-servers=" + etcd,
		"--etcd-count-metric-poll-period=0", // nobody reads the metrics

		"--bind-address=" + loopback.Address,
		"--tls-cert-file=" + files.ServingCert,
		"--tls-private-key-file=" + files.ServingKey,
		"--client-ca-file=" + files.Authority,
		"--service-account-issuer=" + issuer,
		"--service-account-signing-key-file=" + files.ServiceAccountKey,
		"--service-account-key-file=" + files.ServiceAccountKey,
		"--authorization-mode=RBAC",

		"--service-cluster-ip-range=" + serviceaddress.Ranges,

		// A test run is one client in a hurry: nothing is gained by sharing the server fairly.
		"--enable-priority-and-fairness=false",
		"--max-requests-inflight=0",
		"--max-mutating-requests-inflight=0",
		"--profiling=false",
		// Without it an open watch keeps a server that was asked to stop waiting for a minute.
		"--shutdown-watch-termination-grace-period=1s",
	}...)
}
