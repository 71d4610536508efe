import { notGiven } from '../../guesses/makers/not-given';
import { operatorIn } from '../../guesses/makers/operators';
import type { Cluster } from '../../model/cluster/cluster';
import { writtenLabels } from '../../model/traffic/endpoints';
import {
  allCandidates,
  askedLabels,
  type Candidate,
  candidatesOf,
  type Selecting,
  selectingIn,
  selectorOf,
} from '../../model/traffic/monitored';
import { fulfils } from '../../model/views/label-selector';
import { placesOf } from '../../model/views/named';
import type { Service } from '../../model/views/service';
import { compared, isKin, isSlip } from '../../values/likeness';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { monitored, serviceMonitor } from '../examples/monitor-parts';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { containerPort, webDeployment } from '../examples/workload-parts';

const PROXY = webDeployment({
  name: 'front',
  namespace: 'edge',
  labels: 'istio: front',
  containerName: 'istio-proxy',
  image: 'auto',
  ports: containerPort('http', 80),
  probe: '',
});

const gatewayOf = (label: string) => `
${PROXY}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: front
  namespace: edge
spec:
  selector:
    istio: ${label}
  servers:
    - port:
        number: 80
        name: http
        protocol: HTTP
      hosts:
        - shop.example.com`;

export const unreachableSelection: Rule<Selecting> = {
  id: 'unreachable-selection',
  // What it is meant for may be in files that were not given.
  severity: 'warning',
  because: 'What chooses by labels that nothing carries is in force for nothing, and nobody says so.',
  about: 'Custom resources and webhooks',
  source: 'https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors',
  avoidedBy: { nothing: 'monitors and policies are written by hand or with cdk8s import, and choose by texts' },
  bad: monitored({ label: 'app: wbe' }),
  says: 'ServiceMonitor shop/web spec.selector: found app=wbe, which no Service in sight carries, expected app=web of Service shop/web; correct the label',
  good: monitored({ label: 'app: web' }),
  more: [
    {
      bad: monitored({ label: 'app.kubernetes.io/name: web' }),
      says: 'ServiceMonitor shop/web spec.selector: found app.kubernetes.io/name=web, which no Service in sight carries, expected app=web of Service shop/web; correct the label',
      good: monitored({ label: 'app: web' }),
    },
    {
      bad: monitored({ label: 'app: web', namespace: 'monitoring' }),
      says: 'ServiceMonitor monitoring/web spec.selector: found app=web, which no Service in sight carries, expected labels in namespace monitoring, for Service shop/web lies in another; name its namespace in namespaceSelector',
      good: monitored({
        label: 'app: web',
        namespace: 'monitoring',
        spec: 'namespaceSelector:\n  matchNames:\n    - shop',
      }),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, WEB_SERVICE, serviceMonitor({ label: 'app: web' })),
      says: 'ServiceMonitor shop/web spec.selector: found app=web, which no Service in sight carries, expected labels of Service shop/web itself, for these are labels of its pods; label the Service so too',
      good: monitored({ label: 'app: web' }),
    },
    {
      bad: gatewayOf('ingressgateway'),
      says: 'Gateway edge/front spec.selector: found istio=ingressgateway, which no pod in sight carries, expected istio=front of Deployment edge/front, which no Gateway selects; correct the label',
      good: gatewayOf('front'),
    },
  ],
  silent: [{ when: 'nothing here is like it', manifests: monitored({ label: 'app: metrics-of-another-chart' }) }],
  on: (cluster) =>
    operatorIn(cluster) === undefined
      ? selectingIn(cluster).filter((each) => each.chosen.length === 0 && askedLabels(each).size > 0)
      : [],
  *check(selecting, cluster): Iterable<Fault> {
    const { object, selection } = selecting;
    const labels = askedLabels(selecting);
    const field = selectorOf(object, selection);
    const found = `${writtenLabels(labels)}, which no ${selection.of === 'pods' ? 'pod' : 'Service'} in sight carries`;
    const near = nearest(labels, candidatesOf(cluster, object, selection));
    if (near !== undefined) {
      yield fault(field, found, `${writtenLabels(new Map([near.label]))} of ${near.object.title}`, 'correct the label');
      return;
    }
    const other =
      selection.namespaces === undefined || selection.namespaces === 'all' ? undefined : elsewhere(selecting, cluster);
    if (other !== undefined) {
      yield fault(
        field,
        found,
        `labels in namespace ${object.namespace}, for ${other.object.title} lies in another`,
        'name its namespace in namespaceSelector',
      );
      return;
    }
    const unlabelled = selection.of === 'Services' ? serviceOfLabelledPods(selecting, cluster) : undefined;
    if (unlabelled !== undefined) {
      yield fault(
        field,
        found,
        `labels of ${unlabelled.object.title} itself, for these are labels of its pods`,
        'label the Service so too',
      );
      return;
    }
    const proxy = idleProxy(selecting, cluster);
    if (proxy !== undefined) {
      const [key = ''] = [...labels.keys()];
      yield doubtful(
        notGiven('pods'),
        fault(
          field,
          found,
          `${writtenLabels(new Map([[key, proxy.labels.get(key) ?? '']]))} of ${proxy.object.title}, which no ${object.kind} selects`,
          'correct the label',
        ),
      );
    }
  },
};

/** The only Service in sight of pods that carry the labels, which has a port that is asked for. */
function serviceOfLabelledPods({ object, selection }: Selecting, cluster: Cluster): Service | undefined {
  const asked = selection.port === undefined ? [] : placesOf(object.root, selection.port).map(({ text }) => text);
  const inSight = new Set(candidatesOf(cluster, object, selection).map((each) => each.object));
  const [only, another] = cluster.services.all.filter(
    (service) =>
      inSight.has(service.object) &&
      service.ports.some(({ name }) => asked.includes(name)) &&
      cluster.selectedBy(service).some(({ pod }) => fulfils(pod.labels, selectorOf(object, selection))),
  );
  return another === undefined ? only : undefined;
}

/** The only pods beside an object that carry the usual label with another value, and that nothing of its kind here selects. */
function idleProxy({ object, selection }: Selecting, cluster: Cluster): Candidate | undefined {
  const [key, more] = [...askedLabels({ object, selection }).keys()];
  if (key === undefined || key !== selection.usualLabel || more !== undefined) {
    return undefined;
  }
  const taken = new Set(
    selectingIn(cluster)
      .filter((each) => each.selection === selection)
      .flatMap(({ chosen }) => chosen.map((each) => each.object)),
  );
  const [only, another] = candidatesOf(cluster, object, selection).filter(
    (each) => each.labels.has(key) && each.object.namespace === object.namespace && !taken.has(each.object),
  );
  return another === undefined ? only : undefined;
}

/** The only thing of another namespace that carries the labels. */
function elsewhere(selecting: Selecting, cluster: Cluster): Candidate | undefined {
  const { object, selection } = selecting;
  const labels = askedLabels(selecting);
  const isPlaced = object.namespaceGiven && !selectorOf(object, selection).has('matchExpressions');
  const carrying = isPlaced
    ? allCandidates(cluster, selection.of).filter(
        (each) => each.object.namespaceGiven && [...labels].every(([key, value]) => each.labels.get(key) === value),
      )
    : [];
  return new Set(carrying.map((each) => each.object.namespace)).size === 1 ? carrying[0] : undefined;
}

/** What carries all labels but one, and that one with a slip in the value, or by another key. */
function nearest(labels: ReadonlyMap<string, string>, candidates: readonly Candidate[]) {
  for (const { object, labels: carried } of compared(candidates)) {
    const [lacking, another] = [...labels].filter(([key, value]) => carried.get(key) !== value);
    if (lacking === undefined || another !== undefined) {
      continue;
    }
    const [key, value] = lacking;
    const written = carried.get(key);
    if (written !== undefined && (isSlip(written, value) || isKin(written, value))) {
      return { object, label: [key, written] as const };
    }
    const byOtherKey = [...carried].find(([, each]) => each === value);
    if (written === undefined && byOtherKey !== undefined) {
      return { object, label: byOtherKey };
    }
  }
  return undefined;
}
