package enter

import (
	"testing"

	"cdk8s-service-patterns/test/cluster/internal/podplace"
)

func TestWhereNobodyCanGoIsSaidWithTheCure(t *testing.T) {
	const places = "client, outside, node/NAME, pod/NAMESPACE/NAME or pod/NAMESPACE/NAME/CONTAINER; see `rig get nodes` and `rig get pods -A`"
	for name, one := range map[string]struct {
		place      string
		containers map[string]podplace.Container
		want       string
	}{
		"no place":               {place: "nowhere", want: `place: found "nowhere", expected ` + places},
		"nothing":                {place: "", want: `place: found "", expected ` + places},
		"too few words of a pod": {place: "pod/web-0", want: `place: found "pod/web-0", expected ` + places},
		"no pod": {
			place: "pod/shop/web-1", want: "place: found no running pod shop/web-1, expected one that has been started; see `rig get pods -A`",
		},
		"no pod, of a container": {
			place: "pod/bank/web-0/web", want: "place: found no running pod bank/web-0, expected one that has been started; see `rig get pods -A`",
		},
		"no container": {
			place: "pod/shop/web-0/wbe", containers: map[string]podplace.Container{"web": {PID: 1}, "log": {PID: 2}},
			want: "pod shop/web-0: found no running container \"wbe\", expected one of log, web; see `rig get pods -n shop web-0`",
		},
		"none of the containers runs": {
			place: "pod/shop/web-0/web",
			want:  "pod shop/web-0: found no running container \"web\", expected none, for none runs; see `rig get pods -n shop web-0`",
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder, programs := rigOfOnePod(t, one.containers)
			if err := Run(folder, programs, one.place, []string{"true"}); err == nil || err.Error() != one.want {
				t.Errorf("\n got %v\nwant %s", err, one.want)
			}
		})
	}
}
