import { notGiven } from '../../guesses/makers/not-given';
import { isPlaceholder } from '../../guesses/makers/placeholder';
import { awaitingIn, awaitsEndpoints, meantAsOnly, meantByName } from '../../guesses/services/awaiting';
import { isProvided } from '../../guesses/services/missing-service';
import { SERVICE_NAME_LABEL } from '../../kinds/parts/slice-labels';
import type { Cluster, Plain } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Field } from '../../values/field';
import { isKin } from '../../values/likeness';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, UNSELECTING_SERVICE } from '../examples/parts';

const slice = (labels: string, namespace = 'shop') => `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: billing-1
  namespace: ${namespace}${labels}
addressType: IPv4
ports:
  - name: https
    port: 8443
endpoints:
  - addresses:
      - 192.0.2.10`;

const labelled = (name: string, namespace = 'shop') =>
  slice(`\n  labels:\n    kubernetes.io/service-name: ${name}`, namespace);

const ELECTION = `
apiVersion: v1
kind: Endpoints
metadata:
  name: scheduler
  namespace: shop
  annotations:
    cdk8s-service-patterns/ignore.deprecated-endpoints: the leader is told there
    control-plane.alpha.kubernetes.io/leader: '{"holderIdentity":"scheduler-0"}'`;

const ELSEWHERE = `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: db-1
  labels:
    kubernetes.io/service-name: db
addressType: IPv4
ports:
  - port: 5432
endpoints:
  - addresses: [192.0.2.10]`;

export const missingEndpointsService: Rule<Plain> = {
  id: 'missing-endpoints-service',
  severity: 'error',
  because: 'Endpoints belong to the Service that they name; those that name none get no traffic from anywhere.',
  about: 'Endpoints',
  source: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#ownership',
  avoidedBy: 'ManualEndpointsService',
  bad: manifests(UNSELECTING_SERVICE, slice('')),
  says: 'EndpointSlice shop/billing-1 metadata.labels["kubernetes.io/service-name"]: found nothing, expected the name of its Service, "billing"; add the label',
  good: manifests(UNSELECTING_SERVICE, labelled('billing')),
  more: [
    {
      bad: manifests(UNSELECTING_SERVICE, labelled('biling')),
      says: 'EndpointSlice shop/billing-1 metadata.labels["kubernetes.io/service-name"]: found "biling", which no Service in namespace shop is called, expected the name of its Service, "billing"; correct the name',
      good: manifests(UNSELECTING_SERVICE, labelled('billing')),
    },
    {
      bad: manifests(UNSELECTING_SERVICE, labelled('billing', 'store')),
      says: 'EndpointSlice store/billing-1 metadata.labels["kubernetes.io/service-name"]: found "billing", which no Service in namespace store is called, expected the namespace of Service shop/billing; move one of the two',
      good: manifests(UNSELECTING_SERVICE, labelled('billing')),
    },
    {
      bad: manifests(UNSELECTING_SERVICE, labelled('invoices')),
      says: 'EndpointSlice shop/billing-1 metadata.labels["kubernetes.io/service-name"]: found "invoices", which no Service in namespace shop is called, expected the name of Service shop/billing, which waits for endpoints; correct the name',
      doubt: 'the Service may be in files that were not given',
      good: manifests(UNSELECTING_SERVICE, labelled('billing')),
    },
  ],
  doubts: [
    'the Service there waits for endpoints, so these may be for something else',
    'that Service has a destination without these endpoints',
  ],
  silent: [
    { when: 'the Service is in another file', manifests: ELSEWHERE },
    {
      when: 'Endpoints hold the leader of an election, and no address',
      manifests: manifests(UNSELECTING_SERVICE, ELECTION, labelled('billing')),
    },
  ],
  on: (cluster) => [...cluster.slices.all, ...cluster.ofKind('Endpoints').all],
  *check({ object }, cluster): Iterable<Fault> {
    const metadata = object.root.get('metadata');
    const isSlice = object.known === 'EndpointSlice';
    const field = isSlice ? metadata.find('labels', SERVICE_NAME_LABEL) : metadata.get('name');
    const name = field.text ?? '';
    if (isProvided(cluster, object.namespace, name) || isPlaceholder(name)) {
      return;
    }
    if (name === '' && isSlice) {
      const waiting = awaitingIn(cluster, object.namespace);
      const [only, another] = waiting;
      const meant =
        waiting.find((each) => isKin(each.name, object.name.replace(/-\w+$/, ''))) ?? (another ? undefined : only);
      const mistake = fault(
        field,
        'nothing',
        `the name of its Service${meant ? `, ${quoted(meant.name)}` : ''}`,
        'add the label',
      );
      // That several wait leaves open which is meant, and not that one is.
      const areAll = cluster.holdsAll('Service', object.namespace);
      const whose = areAll ? 'no Service' : 'no single Service of these files';
      yield meant !== undefined || (areAll && waiting.length > 0)
        ? mistake
        : doubtful(`${whose} waits for endpoints, so these may be for something else`, mistake);
    } else if (name !== '') {
      yield* misnamed(field, name, object, cluster);
    }
  },
};

function* misnamed(field: Field, name: string, object: KubeObject, cluster: Cluster): Iterable<Fault> {
  const { namespace } = object;
  const found = `${quoted(name)}, which no Service in namespace ${namespace} is called`;
  const elsewhere = cluster.services.anywhere(name).find((each) => awaitsEndpoints(cluster, each));
  const meant = meantByName(cluster, namespace, name);
  if (meant !== undefined) {
    const mistake = fault(field, found, `the name of its Service, ${quoted(meant.name)}`, 'correct the name');
    yield awaitsEndpoints(cluster, meant)
      ? mistake
      : doubtful(
          `that Service has a destination without these endpoints${cluster.holdsAll('Service', namespace) ? '' : ', which may be for one of other files'}`,
          mistake,
        );
  } else if (elsewhere?.object.namespaceGiven && object.namespaceGiven) {
    yield fault(field, found, `the namespace of ${elsewhere.object.title}`, 'move one of the two');
  } else {
    yield* onlyPair(field, found, object, cluster);
  }
}

/** The only endpoints of a namespace that have no Service, where one Service alone waits for some. */
function* onlyPair(field: Field, found: string, object: KubeObject, cluster: Cluster): Iterable<Fault> {
  const only = meantAsOnly(cluster, object);
  if (only !== undefined) {
    yield doubtful(
      notGiven('Service'),
      fault(field, found, `the name of ${only.object.title}, which waits for endpoints`, 'correct the name'),
    );
  }
}
