package keeper

import (
	"context"
	"encoding/json"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// tellZones tells each kube-proxy, which runs by now, once more in which zone its node is. As it starts, kube-proxy asks for its
// node before it says who wants to know the zone (NewNodeTopologyConfig and RegisterEventHandler in its server.go), so on a busy
// machine the answer is lost; later it passes on what has changed, and a zone never does.
func (k *Keeper) tellZones(ctx context.Context) error {
	for _, node := range k.settings.NodesAndZones() {
		for _, zone := range []*string{nil, &node.Zone} {
			patch, err := json.Marshal(map[string]any{
				"metadata": map[string]any{"labels": map[string]*string{v1.LabelTopologyZone: zone}},
			})
			if err != nil {
				return err
			}
			if _, err := k.api.CoreV1().Nodes().Patch(ctx, node.Name, types.MergePatchType, patch, metav1.PatchOptions{}); err != nil {
				return err
			}
		}
	}
	return nil
}
