package credentials

import (
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"
)

// Kubeconfig is a kubeconfig file's text: one cluster, one user, one context. Keys and certificates are inside it,
// so that the one file is all a client needs.
func Kubeconfig(server string, authority *Authority, user Pair) ([]byte, error) {
	const name = "throwaway"
	config := api.NewConfig()
	config.Clusters[name] = &api.Cluster{Server: server, CertificateAuthorityData: authority.Certificate()}
	config.AuthInfos[name] = &api.AuthInfo{ClientCertificateData: user.Certificate, ClientKeyData: user.Key}
	config.Contexts[name] = &api.Context{Cluster: name, AuthInfo: name, Namespace: "default"}
	config.CurrentContext = name
	return clientcmd.Write(*config)
}
