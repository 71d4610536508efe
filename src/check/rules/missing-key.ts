import { hasOperators } from '../../guesses/makers/operators';
import { isPlaceholder } from '../../guesses/makers/placeholder';
import { isPromised } from '../../guesses/makers/secret-makers';
import { hasVariant } from '../../guesses/makers/variants';
import type { Cluster } from '../../model/cluster/cluster';
import { mountedSourcesOf } from '../../model/traffic/configuration-files';
import { KEY_REFERENCES } from '../../model/traffic/readers';
import { keysIn } from '../../model/traffic/tls-secrets';
import type { PodTemplate } from '../../model/views/pod-template';
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

const FILES = [
  ['ConfigMap', 'configMap'],
  ['Secret', 'secret'],
] as const;

const withVolume = (key: string) =>
  WEB_DEPLOYMENT.replace(
    '    spec:',
    `    spec:\n      volumes:\n        - name: conf\n          configMap:\n            name: web\n            items:\n              - key: ${key}\n                path: host`,
  );

const mounting = (key: string) =>
  manifests(
    withVolume(key).replace(
      'image: nginx:1.29',
      'image: nginx:1.29\n          volumeMounts:\n            - name: conf\n              mountPath: /etc/shop',
    ),
    WEB_SERVICE,
    CONFIG,
  );

export const missingKey: Rule<Workload> = {
  id: 'missing-key',
  severity: 'error',
  because: 'The container is not created until the key is there.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables',
  avoidedBy: {
    nothing: 'variables are given to containers of cdk8s-plus; those of databases take the keys of one Secret',
  },
  bad: reading('hostname'),
  says: 'Deployment shop/web spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key: found "hostname", expected a key of ConfigMap shop/web: "host"; correct the key, or add it there',
  good: reading('host'),
  more: [
    {
      bad: mounting('hosts'),
      says: 'Deployment shop/web spec.template.spec.volumes[0].configMap.items[0].key: found "hosts", expected a key of ConfigMap shop/web: "host"; correct the key, or add it there',
      good: mounting('host'),
    },
  ],
  silent: [
    {
      when: 'no container mounts the volume, which the kubelet does not set up then',
      manifests: manifests(withVolume('hosts'), WEB_SERVICE, CONFIG),
    },
  ],
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known !== undefined),
  *check({ namespace, pod }, cluster) {
    for (const { key, kind, name, isOptional } of [...keysOfVariables(pod), ...keysOfFiles(pod)]) {
      const known = key.text && !isOptional ? keysOf(cluster, kind, namespace, name) : undefined;
      if (known !== undefined && !known.includes(key.text ?? '') && !isPlaceholder(key.text ?? '')) {
        yield fault(
          key,
          quoted(key.text ?? ''),
          `a key of ${kind} ${namespace}/${name}: ${listed(known.map(quoted))}`,
          'correct the key, or add it there',
        );
      }
    }
  },
};

/** A key that a pod asks for, and whose. */
interface AskedKey {
  readonly key: Field;
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly isOptional: boolean;
}

function keysOfVariables({ containers }: PodTemplate): AskedKey[] {
  return containers
    .flatMap(({ field }) => field.get('env').items)
    .map((variable) => variable.get('valueFrom'))
    .filter((from) => from.isGiven)
    .flatMap((from) => KEY_REFERENCES.map(([kind, at]) => askedKey(kind, from.get(at), from.find(at, 'key'))));
}

/** The keys that become files of a volume under names of their own. */
function keysOfFiles(pod: PodTemplate): AskedKey[] {
  return mountedSourcesOf(pod, pod.containers).flatMap((source) =>
    FILES.flatMap(([kind, at]) =>
      source.find(at, 'items').items.flatMap((item) => askedKey(kind, source.get(at), item.get('key'))),
    ),
  );
}

function askedKey(kind: AskedKey['kind'], reference: Field, key: Field): AskedKey {
  const name = reference.get('name').text ?? reference.get('secretName').text ?? '';
  return { key, kind, name, isOptional: reference.get('optional').flag === true };
}

/** The keys of what a variable or file is read from, if nobody adds to them. */
function keysOf(
  cluster: Cluster,
  kind: 'ConfigMap' | 'Secret',
  namespace: string,
  name: string,
): readonly string[] | undefined {
  const [source, another] = cluster.ofKind(kind).named(namespace, name);
  const isOpen =
    another !== undefined ||
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
