package objects

import (
	"slices"
	"strings"

	"k8s.io/client-go/discovery"
)

// Kinds names every resource that can be listed, such as "services" or "ingresses.networking.k8s.io"; on request only
// those that live in namespaces.
func (c *Client) Kinds(inNamespaces bool) ([]string, error) {
	lists, err := c.discovery.ServerPreferredResources()
	if err != nil && !discovery.IsGroupDiscoveryFailedError(err) { // of a group whose server is away there is nothing to list
		return nil, err
	}
	var kinds []string
	for _, list := range lists {
		group, _, grouped := strings.Cut(list.GroupVersion, "/")
		for _, resource := range list.APIResources {
			if !slices.Contains(resource.Verbs, "list") || inNamespaces && !resource.Namespaced {
				continue
			}
			name := resource.Name
			if grouped {
				name += "." + group
			}
			kinds = append(kinds, name)
		}
	}
	slices.Sort(kinds)
	return kinds, nil
}
