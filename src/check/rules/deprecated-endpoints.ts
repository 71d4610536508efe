import { isReadFromCluster } from '../../guesses/makers/cluster-endpoints';
import type { Plain } from '../../model/cluster/cluster';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';

const SERVICE = `
apiVersion: v1
kind: Service
metadata:
  name: billing
  namespace: shop
spec:
  ports:
    - port: 443`;

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

export const deprecatedEndpoints: Rule<Plain> = {
  id: 'deprecated-endpoints',
  severity: 'warning',
  because:
    'Endpoints still work, being copied into EndpointSlices, at most 1000 addresses of them, and the API server warns at every use.',
  about: 'Endpoints',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoints-v1/',
  avoidedBy: 'ManualEndpointsService',
  bad: manifests(SERVICE, ENDPOINTS),
  says: 'Endpoints shop/billing kind: found Endpoints, deprecated since Kubernetes 1.33, expected an EndpointSlice labelled kubernetes.io/service-name: billing; write the addresses into one',
  good: manifests(SERVICE, SLICE),
  on: (cluster) => cluster.ofKind('Endpoints').all.filter(({ object }) => !isReadFromCluster(object)),
  *check({ object }, _cluster, { minor }) {
    if (minor >= 33) {
      yield fault(
        object.root.get('kind'),
        'Endpoints, deprecated since Kubernetes 1.33',
        `an EndpointSlice labelled kubernetes.io/service-name: ${object.name}`,
        'write the addresses into one',
      );
    }
  },
};
