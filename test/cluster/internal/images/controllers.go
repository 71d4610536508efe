package images

import (
	"os"
	"path/filepath"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
	"cdk8s-service-patterns/test/cluster/internal/launch"
)

// controller is an ingress controller, which is built apart from the rig because it takes long.
func controller(program, user string) entry {
	return func(t *table, _ name) (Image, error) {
		path := filepath.Join(t.programs, program)
		if _, err := os.Stat(path); err != nil {
			return Image{}, &complaint.Complaint{
				Where: "image of " + program, Found: err.Error(), Expected: "the program to have been built", Cure: "run test/cluster/controllers/build.sh",
			}
		}
		return Image{
			Programs: []string{path}, Entrypoint: []string{InContainer + "/" + program}, User: user,
			Env: []string{"PATH=" + InContainer + ":" + launch.DefaultPath},
		}, nil
	}
}
