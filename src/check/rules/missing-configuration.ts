import { copiedElsewhere } from '../../guesses/makers/copies';
import { isOfHelm } from '../../guesses/makers/helm';
import { isKustomized } from '../../guesses/makers/kustomize';
import { namesakeNotGiven } from '../../guesses/makers/not-given';
import { operatorIn } from '../../guesses/makers/operators';
import { isPlaceholder } from '../../guesses/makers/placeholder';
import { isPromised } from '../../guesses/makers/secret-makers';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { isLive } from '../../model/status/addresses';
import { PodStatus } from '../../model/status/pod-status';
import { countedBy } from '../../model/status/workload-status';
import { type Read, readersIn, readsOf } from '../../model/traffic/readers';
import type { Workload } from '../../model/views/workload';
import { slipAmong } from '../../values/likeness';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_SERVICE } from '../examples/parts';
import { webDeployment } from '../examples/workload-parts';

const settings = (kind: string, name = 'web-settings') => `
apiVersion: v1
kind: ${kind}
metadata:
  name: ${name}
  namespace: shop
${kind === 'Secret' ? 'stringData' : 'data'}:
  host: db`;

const envFrom = (configMap: string) => `envFrom:\n  - configMapRef:\n      name: ${configMap}`;

const reading = (configMap: string, ...objects: readonly string[]) =>
  manifests(webDeployment({ container: envFrom(configMap) }), WEB_SERVICE, ...objects);

/** Another program that reads a ConfigMap. */
const otherReading = (configMap: string) =>
  webDeployment({ name: 'other', containerName: 'web', container: envFrom(configMap) });

const KINDS = ['ConfigMap', 'Secret'] as const;

export const missingConfiguration: Rule<Workload> = {
  id: 'missing-configuration',
  severity: 'error',
  because: 'The container is not created until there is a ConfigMap or Secret of that name, so no pod gets ready.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps',
  avoidedBy: {
    nothing: 'what containers of cdk8s-plus read is handed to them; those of databases take the Secret as an object',
  },
  bad: reading('web-setings', settings('ConfigMap')),
  says: 'Deployment shop/web spec.template.spec.containers[0].envFrom[0].configMapRef.name: found "web-setings", which no ConfigMap in namespace shop is called, expected "web-settings"; correct the name',
  good: reading('web-settings', settings('ConfigMap')),
  more: [
    {
      bad: reading('web-settings', settings('Secret')),
      says: 'Deployment shop/web spec.template.spec.containers[0].envFrom[0].configMapRef.name: found "web-settings", which no ConfigMap in namespace shop is called, expected a ConfigMap, where this is the name of a Secret; ask for what it is',
      doubt: 'there may be a ConfigMap of the name too, in files that were not given',
      good: reading('web-settings', settings('ConfigMap')),
    },
    {
      bad: manifests(reading('web-setitngs', settings('ConfigMap')), otherReading('web-settings')),
      says: 'Deployment shop/web spec.template.spec.containers[0].envFrom[0].configMapRef.name: found "web-setitngs", which no ConfigMap in namespace shop is called, expected "web-settings", which others read; correct the name',
      doubt: 'there may be one of the name too, in files that were not given',
      good: manifests(reading('web-settings', settings('ConfigMap')), otherReading('web-settings')),
    },
  ],
  doubts: [
    'the operator of a custom resource here may make one of that name',
    'that namespace may have one of the name too, in files that were not given',
    'some of its pods run, or have run, and so were given one of that name when they were made',
    'it is to have no pods now',
  ],
  silent: [
    { when: 'none of a like name is in these files', manifests: reading('database', settings('ConfigMap')) },
    {
      when: 'the other name is that of something which others read',
      manifests: manifests(reading('web-settings2', settings('ConfigMap')), otherReading('web-settings')),
    },
  ],
  // Kustomize gives names to what it makes of files.
  on: (cluster) =>
    isKustomized(cluster)
      ? []
      : cluster.workloads.all.filter(
          ({ object: { known }, namespace }) =>
            known !== undefined &&
            KINDS.some((kind) => cluster.ofKind(kind).all.length > 0 || cluster.holdsAll(kind, namespace)),
        ),
  *check(workload, cluster): Iterable<Fault> {
    const told = new Set<string>();
    for (const read of readsOf(workload)) {
      const { kind, field, isOptional } = read;
      const name = field.text ?? '';
      if (isOptional || told.has(`${kind}/${name}`) || isPlaceholder(name) || isHere(read, workload, cluster)) {
        continue;
      }
      told.add(`${kind}/${name}`);
      const harmless = harmlessNow(workload, cluster);
      for (const mistake of missing(read, workload, cluster)) {
        yield doubtful(harmless, mistake);
      }
    }
  },
};

/** Why it does no harm now, as a cluster says, that something is missing which pods are made with. */
function harmlessNow(workload: Workload, cluster: Cluster): string | undefined {
  const { object, replicas } = workload;
  const pods = cluster.livePodsOf(workload).map((pod) => new PodStatus(pod));
  const isMade =
    pods.some(({ isServing, isOver }) => isServing || isOver) ||
    (countedBy(workload)?.ready ?? 0) > 0 ||
    (object.root.find('status', 'succeeded').number ?? 0) > 0;
  if (isMade) {
    return 'some of its pods run, or have run, and so were given one of that name when they were made';
  }
  return isLive(object) && replicas === 0 ? 'it is to have no pods now' : undefined;
}

function isHere({ kind, field }: Read, { namespace, object: { namespaceGiven } }: Workload, cluster: Cluster): boolean {
  const name = field.text ?? '';
  return (
    (isPromised(cluster, namespace, name) && !cluster.holdsAll(kind, namespace)) ||
    cluster
      .ofKind(kind)
      .anywhere(name)
      .some(({ object: each }) => each.namespace === namespace || !namespaceGiven || !each.namespaceGiven)
  );
}

function* missing({ kind, field }: Read, { namespace }: Workload, cluster: Cluster): Iterable<Fault> {
  const name = field.text ?? '';
  const found = `${quoted(name)}, which no ${kind} in namespace ${namespace} is called`;
  const other = kind === 'Secret' ? 'ConfigMap' : 'Secret';
  // Where a cluster has none, it does not matter who may make one, or has one in another file.
  const isGone = cluster.holdsAll(kind, namespace);
  const unlessGone = (doubt: string, mistake: Fault) => (isGone ? mistake : doubtful(doubt, mistake));
  const near = slipAmong(name, idleOnes(cluster, kind, namespace));
  const readByOthers = slipAmong(
    name,
    cluster
      .ofKind(kind)
      .in(namespace)
      .map(({ object: each }) => each.name),
  );
  const [elsewhere] = cluster
    .ofKind(kind)
    .anywhere(name)
    .filter(({ object: each }) => !isOfHelm(each) && copiedElsewhere(each) === undefined);
  const elsewhereIn = elsewhere?.object.namespace;
  if (near !== undefined) {
    const mistake = fault(field, found, quoted(near), 'correct the name');
    const operator = operatorIn(cluster);
    yield operator === undefined ? mistake : unlessGone(`${operator} may make one of that name`, mistake);
  } else if (readByOthers !== undefined) {
    yield unlessGone(
      namesakeNotGiven('one'),
      fault(field, found, `${quoted(readByOthers)}, which others read`, 'correct the name'),
    );
  } else if (
    cluster
      .ofKind(other)
      .named(namespace, name)
      .some(({ object: each }) => isIdle(each, cluster))
  ) {
    yield unlessGone(
      namesakeNotGiven(`a ${kind}`),
      fault(field, found, `a ${kind}, where this is the name of a ${other}`, 'ask for what it is'),
    );
  } else if (elsewhereIn !== undefined) {
    yield unlessGone(
      namesakeNotGiven('one', 'that namespace'),
      fault(
        field,
        found,
        `one there, as there is in namespace ${elsewhereIn}`,
        'write it into the namespace of the pods',
      ),
    );
  } else if (isGone) {
    yield fault(field, found, 'one of that name', 'make it, or correct the name');
  }
}

/** What is misspelt leaves behind an object that nobody reads. */
function idleOnes(cluster: Cluster, kind: Read['kind'], namespace: string): readonly string[] {
  return cluster
    .ofKind(kind)
    .in(namespace)
    .filter(({ object: each }) => isIdle(each, cluster))
    .map(({ object: each }) => each.name);
}

function isIdle(each: KubeObject, cluster: Cluster): boolean {
  return readersIn(cluster).get(each).length === 0;
}
