import { hasOperators } from '../../guesses/makers/operators';
import { isPlaceholder } from '../../guesses/makers/placeholder';
import { isPromised } from '../../guesses/makers/secret-makers';
import { hasVariant } from '../../guesses/makers/variants';
import type { Cluster } from '../../model/cluster/cluster';
import { keysIn } from '../../model/traffic/tls-secrets';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { listed, quoted } from '../../values/wording';
import { hasAnnotation } from '../engine/annotations';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';

const CONFIG = `
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: shop
data:
  host: db`;

const reading = (key: string) =>
  manifests(
    WEB_DEPLOYMENT.replace(
      'image: nginx:1.29',
      `image: nginx:1.29\n          env:\n            - name: DB\n              valueFrom:\n                configMapKeyRef:\n                  name: web\n                  key: ${key}`,
    ),
    WEB_SERVICE,
    CONFIG,
  );

const SOURCES = [
  ['ConfigMap', 'configMapKeyRef'],
  ['Secret', 'secretKeyRef'],
] as const;

export const missingKey: Rule<Workload> = {
  id: 'missing-key',
  severity: 'error',
  because: 'The container is not created until the key is there: CreateContainerConfigError.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables',
  avoidedBy: {
    nothing: 'variables are given to containers of cdk8s-plus; those of databases take the keys of one Secret',
  },
  bad: reading('hostname'),
  says: 'Deployment shop/web spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key: found "hostname", expected a key of ConfigMap shop/web: "host"; correct the key, or add it there',
  good: reading('host'),
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known !== undefined),
  *check({ namespace, pod }, cluster) {
    for (const variable of pod.containers.flatMap(({ field }) => field.get('env').items)) {
      const from = variable.get('valueFrom');
      for (const [kind, name] of from.isGiven ? SOURCES : []) {
        const reference = from.get(name);
        const key = reference.get('key');
        const known = key.text ? keysOf(cluster, kind, namespace, reference) : undefined;
        if (known !== undefined && !known.includes(key.text ?? '') && !isPlaceholder(key.text ?? '')) {
          yield fault(
            key,
            quoted(key.text ?? ''),
            `a key of ${kind} ${namespace}/${reference.get('name').text}: ${listed(known.map(quoted))}`,
            'correct the key, or add it there',
          );
        }
      }
    }
  },
};

/** The keys of what a variable is read from, if nobody adds to them, and it may not be missing. */
function keysOf(
  cluster: Cluster,
  kind: 'ConfigMap' | 'Secret',
  namespace: string,
  reference: Field,
): readonly string[] | undefined {
  const name = reference.get('name').text ?? '';
  const [source, another] = cluster.ofKind(kind).named(namespace, name);
  const isOpen =
    another !== undefined ||
    reference.get('optional').flag === true ||
    source === undefined ||
    source.object.isEncrypted ||
    hasVariant(cluster, source.object) ||
    (kind === 'Secret' && (hasOperators(cluster) || isPromised(cluster, namespace, name))) ||
    // Programs that fill what others wrote are told so by annotations.
    hasAnnotation(source.object, /./);
  const keys =
    source === undefined || isOpen ? [] : [...keysIn(source.object), ...source.object.root.get('binaryData').keys];
  // An empty one is filled by somebody.
  return keys.length === 0 ? undefined : keys;
}
