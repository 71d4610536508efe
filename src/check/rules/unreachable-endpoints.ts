import { isReadFromCluster } from '../../guesses/makers/cluster-endpoints';
import { lostTo } from '../../guesses/services/unmirrored';
import { PROXY_NAME_LABEL } from '../../kinds/parts/proxy-name-label';
import { HEADLESS_LABEL, SERVICE_NAME_LABEL, SKIP_MIRROR_LABEL } from '../../kinds/parts/slice-labels';
import type { Cluster, Plain } from '../../model/cluster/cluster';
import { writtenFor } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
import { EndpointSlice } from '../../model/views/written-endpoints';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { billingSlice } from '../examples/endpoint-parts';
import { manifests, UNSELECTING_SERVICE } from '../examples/parts';

const slice = (ready: boolean, more = '') =>
  manifests(UNSELECTING_SERVICE, billingSlice({ more: `    conditions:\n      ready: ${ready}${more}` }));

const ENDING = slice(false, '\n      serving: true\n      terminating: true');

const READY = billingSlice({ name: 'billing-2', address: '192.0.2.11' });

const SLICE = billingSlice({});

const HEADLESS_SLICE = billingSlice({ labels: ['service.kubernetes.io/headless: ""'] });

/** Endpoints that are mirrored into no slice. */
const unmirrored = (annotations = '') => `
apiVersion: v1
kind: Endpoints
metadata:
  name: billing
  namespace: shop${annotations}
  labels:
    endpointslice.kubernetes.io/skip-mirror: "true"
subsets:
  - addresses:
      - ip: 192.0.2.10
    ports:
      - name: https
        port: 8443`;

/** The same where no rule is to speak of them, so that the one about the old kind is put right. */
const KEPT = unmirrored(
  '\n  annotations:\n    cdk8s-service-patterns/ignore.deprecated-endpoints: old clients read them',
);

/** A Service without a selector, by what differs from another. */
const unselecting = ({ labels = '', clusterIP = '' }) => `
apiVersion: v1
kind: Service
metadata:
  name: billing
  namespace: shop${labels}
spec:${clusterIP}
  ports:
    - name: https
      port: 443`;

const HEADLESS_SERVICE = unselecting({ clusterIP: '\n  clusterIP: None' });

const OF_OTHER_PROXY = unselecting({ labels: '\n  labels:\n    service.kubernetes.io/service-proxy-name: mesh' });

const WRITER = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: billing
  namespace: shop
rules:
  - apiGroups: [discovery.k8s.io]
    resources: [endpointslices]
    verbs: [create, update]`;

export const unreachableEndpoints: Rule<EndpointSlice | Plain> = {
  id: 'unreachable-endpoints',
  severity: 'warning',
  because:
    'Endpoints get no traffic that are not ready, or that proxies pass over; where there are no others, clients are refused.',
  about: 'Endpoints',
  source:
    'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions; cmd/kube-proxy/app/server.go of Kubernetes, Run, and shouldMirror of pkg/controller/endpointslicemirroring',
  avoidedBy: {
    nothing: 'a ManualEndpointsService takes endpoints that are not ready, for those that are on their way',
  },
  bad: slice(false),
  says: 'EndpointSlice shop/billing-1 endpoints: found no endpoint that is ready, expected at least one; leave out the condition: nobody but you will ever change it',
  good: slice(true),
  more: [
    {
      bad: manifests(UNSELECTING_SERVICE, HEADLESS_SLICE),
      says: 'EndpointSlice shop/billing-1 metadata.labels["service.kubernetes.io/headless"]: found the label by which kube-proxy passes over these endpoints, expected none for Service shop/billing, which has a cluster IP; leave the label out',
      good: manifests(UNSELECTING_SERVICE, SLICE),
    },
    {
      bad: manifests(UNSELECTING_SERVICE, unmirrored()),
      says: 'Endpoints shop/billing metadata.labels["endpointslice.kubernetes.io/skip-mirror"]: found "true", so that no EndpointSlice is made of these endpoints, expected one labelled kubernetes.io/service-name: billing; write the slice, or leave the label out',
      good: manifests(UNSELECTING_SERVICE, SLICE),
    },
  ],
  silent: [
    { when: 'some are about to end and serve still, which proxies take where none is ready', manifests: ENDING },
    { when: 'another slice of the Service has an endpoint that is ready', manifests: manifests(slice(false), READY) },
    { when: 'the Service is headless, as the label says', manifests: manifests(HEADLESS_SERVICE, HEADLESS_SLICE) },
    { when: 'the Service is left to another proxy', manifests: manifests(OF_OTHER_PROXY, HEADLESS_SLICE) },
    {
      when: 'somebody may write the slices that Endpoints are not mirrored into',
      manifests: manifests(UNSELECTING_SERVICE, KEPT, WRITER),
    },
  ],
  on: (cluster) =>
    [...cluster.slices.all, ...cluster.ofKind('Endpoints').all].filter(({ object }) => !isReadFromCluster(object)),
  *check(endpoints, cluster) {
    const { object } = endpoints;
    const isSlice = endpoints instanceof EndpointSlice;
    const services = cluster.services.named(object.namespace, isSlice ? (endpoints.serviceName ?? '') : object.name);
    const lost = lostTo(cluster, object);
    if (isSlice && isUnready(endpoints, services, cluster)) {
      yield fault(
        object.root.get('endpoints'),
        'no endpoint that is ready',
        'at least one',
        'leave out the condition: nobody but you will ever change it',
      );
    }
    yield* passedOver(endpoints, services, cluster);
    if (lost !== undefined) {
      yield fault(
        object.root.find('metadata', 'labels', SKIP_MIRROR_LABEL),
        '"true", so that no EndpointSlice is made of these endpoints',
        `one labelled ${SERVICE_NAME_LABEL}: ${lost.name}`,
        'write the slice, or leave the label out',
      );
    }
  },
};

function isUnready({ addresses }: EndpointSlice, services: readonly Service[], cluster: Cluster): boolean {
  const all = services.flatMap((service) => cluster.slicesOf(service)).flatMap((each) => each.addresses);
  return (
    services.length > 0 &&
    addresses.length > 0 &&
    !services.some(({ spec }) => spec.get('publishNotReadyAddresses').flag === true) &&
    all.every(({ ready, isEnding }) => !ready && !isEnding)
  );
}

/** The label that slices of headless Services have, at all endpoints of a Service that has a cluster IP. */
function* passedOver({ object }: Plain, services: readonly Service[], cluster: Cluster): Iterable<Fault> {
  const [service, another] = services;
  if (
    service === undefined ||
    another !== undefined ||
    service.hasSelector ||
    service.isHeadless ||
    service.isExternalName ||
    service.object.labels.has(PROXY_NAME_LABEL)
  ) {
    return;
  }
  const written = writtenFor(cluster, service);
  if (written.some((each) => each.object === object) && written.every(({ isProxied }) => !isProxied)) {
    yield fault(
      object.root.find('metadata', 'labels', HEADLESS_LABEL),
      'the label by which kube-proxy passes over these endpoints',
      `none for ${service.object.title}, which has a cluster IP`,
      'leave the label out',
    );
  }
}
