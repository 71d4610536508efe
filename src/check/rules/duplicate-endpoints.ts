import { isReadFromCluster } from '../../guesses/makers/cluster-endpoints';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { writtenLabels } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';

const SLICE = `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: web-1
  namespace: shop
  labels:
    kubernetes.io/service-name: web
addressType: IPv4
ports:
  - name: http
    port: 8080
endpoints:
  - addresses:
      - 192.0.2.10`;

const READ_FROM_CLUSTER = `
${webDeployment({ namespace: '', containerName: 'main', image: 'main:1', probe: 'httpGet:\n  port: http' })}
---
${webService({ namespace: '' })}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: web-x7k2p
  labels:
    kubernetes.io/service-name: web
    endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io
addressType: IPv4
ports:
  - name: http
    port: 8080
endpoints:
  - addresses:
      - 10.0.0.5`;

export const duplicateEndpoints: Rule<Service> = {
  id: 'duplicate-endpoints',
  severity: 'warning',
  because:
    'Kubernetes adds the pods of the selector to slices written by hand, and writes over an Endpoints object of that name.',
  about: 'Endpoints',
  source:
    'pkg/controller/endpointslice/endpointslice_controller.go of Kubernetes, syncService, which looks at its own slices alone; pkg/controller/endpoint/endpoints_controller.go, syncService',
  avoidedBy: 'ManualEndpointsService',
  bad: manifests(WEB_DEPLOYMENT, WEB_SERVICE, SLICE),
  says: 'Service shop/web spec.selector: found app=web beside EndpointSlice shop/web-1, expected endpoints from one hand; leave out the selector, or the endpoints',
  good: manifests(WEB_DEPLOYMENT, WEB_SERVICE),
  silent: [
    { when: 'Kubernetes wrote the slice itself, and somebody read it from a cluster', manifests: READ_FROM_CLUSTER },
  ],
  on: ({ services }) => services.all.filter(({ hasSelector }) => hasSelector),
  *check(service, cluster) {
    const [written] = writtenByHand(cluster, service);
    if (written !== undefined) {
      yield fault(
        service.spec.get('selector'),
        `${writtenLabels(service.selector)} beside ${written.title}`,
        'endpoints from one hand',
        'leave out the selector, or the endpoints',
      );
    }
  },
};

/** Endpoints for a Service, other than those that were read from a cluster, where Kubernetes wrote them. */
function writtenByHand(cluster: Cluster, service: Service): KubeObject[] {
  return [...cluster.slicesOf(service), ...cluster.ofKind('Endpoints').named(service.namespace, service.name)]
    .map(({ object }) => object)
    .filter((object) => !isReadFromCluster(object));
}
