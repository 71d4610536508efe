// Package objects puts manifests into a cluster and reads out what is there.
package objects

import (
	"io"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"
	"k8s.io/client-go/tools/clientcmd"
)

// Client speaks to the cluster about objects of any kind.
type Client struct {
	objects   dynamic.Interface
	discovery discovery.CachedDiscoveryInterface
	kinds     meta.ResettableRESTMapper
}

// Open returns a client for the server and user of a kubeconfig file. The server's warnings go to the writer.
func Open(kubeconfig string, warnings io.Writer) (*Client, error) {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return nil, err
	}
	config.QPS = -1
	config.WarningHandler = rest.NewWarningWriter(warnings, rest.WarningWriterOptions{})
	objects, err := dynamic.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	plain, err := discovery.NewDiscoveryClientForConfig(config)
	if err != nil {
		return nil, err
	}
	cached := memory.NewMemCacheClient(plain)
	return &Client{objects: objects, discovery: cached, kinds: restmapper.NewDeferredDiscoveryRESTMapper(cached)}, nil
}
