import { isReadFromCluster } from '../../guesses/makers/cluster-endpoints';
import { meantAsOnly, meantByName } from '../../guesses/services/awaiting';
import { isProvided } from '../../guesses/services/missing-service';
import { lostTo } from '../../guesses/services/unmirrored';
import { SERVICE_NAME_LABEL } from '../../kinds/parts/slice-labels';
import type { Cluster, Plain } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { webService } from '../examples/service-parts';

const SERVICE = webService({ name: 'billing', selector: '', ports: ['- port: 443'] });

const ENDPOINTS = `
apiVersion: v1
kind: Endpoints
metadata:
  name: billing
  namespace: shop
subsets:
  - addresses:
      - ip: 192.0.2.10
    ports:
      - port: 8443`;

const SLICE = `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: billing
  namespace: shop
  labels:
    kubernetes.io/service-name: billing
addressType: IPv4
ports:
  - port: 8443
endpoints:
  - addresses:
      - 192.0.2.10`;

const READ_FROM_CLUSTER = `
apiVersion: v1
kind: Service
metadata:
  name: kube-dns
spec:
  clusterIP: 10.96.0.10
  selector:
    k8s-app: kube-dns
  ports:
    - port: 53
---
apiVersion: v1
kind: Endpoints
metadata:
  name: kube-dns
  uid: 5a6b
  annotations:
    endpoints.kubernetes.io/last-change-trigger-time: '2026-11-21T14:00:00Z'
subsets:
  - addresses:
      - ip: 10.0.0.5
    ports:
      - port: 53`;

export const deprecatedEndpoints: Rule<Plain> = {
  id: 'deprecated-endpoints',
  severity: 'warning',
  because:
    'Endpoints still work, being copied into EndpointSlices, at most 1000 addresses of them, and the API server warns at every use.',
  about: 'Endpoints',
  since: 33,
  source: 'https://kubernetes.io/blog/2025/04/24/endpoints-deprecation/',
  avoidedBy: {
    nothing:
      'the construct ManualEndpointsService writes EndpointSlices, but Endpoints too where its form is LEGACY_ENDPOINTS',
  },
  bad: manifests(SERVICE, ENDPOINTS),
  says: 'Endpoints shop/billing kind: found Endpoints, deprecated since Kubernetes 1.33, expected an EndpointSlice labelled kubernetes.io/service-name: billing; write the addresses into one',
  good: manifests(SERVICE, SLICE),
  silent: [
    { when: 'Kubernetes wrote the Endpoints, and somebody read them from a cluster', manifests: READ_FROM_CLUSTER },
  ],
  on: (cluster) => cluster.ofKind('Endpoints').all.filter(({ object }) => !isReadFromCluster(object)),
  *check({ object }, cluster) {
    // That they do not even work is told by another rule.
    if (lostTo(cluster, object) !== undefined) {
      return;
    }
    yield fault(
      object.root.get('kind'),
      'Endpoints, deprecated since Kubernetes 1.33',
      `an EndpointSlice labelled ${SERVICE_NAME_LABEL}: ${serviceOf(object, cluster)}`,
      'write the addresses into one',
    );
  },
};

/** The name of the Service that they are for; where none is called so, of the one that they most likely mean. */
function serviceOf(object: KubeObject, cluster: Cluster): string {
  const { namespace, name } = object;
  return isProvided(cluster, namespace, name)
    ? name
    : (meantByName(cluster, namespace, name) ?? meantAsOnly(cluster, object) ?? object).name;
}
