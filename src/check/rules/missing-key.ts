import { knownKeys } from '../../guesses/makers/known-keys';
import { isPlaceholder } from '../../guesses/makers/placeholder';
import { type Read, readsOf } from '../../model/traffic/readers';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_SERVICE } from '../examples/parts';
import { webDeployment } from '../examples/workload-parts';

const holding = (kind: string, field: string, annotations = '') => `
apiVersion: v1
kind: ${kind}
metadata:
  name: web
  namespace: shop${annotations}
${field}:
  host: db`;

const CONFIG_MAP = holding('ConfigMap', 'data');
const SECRET = holding('Secret', 'stringData');

const reading = (reference: string, key: string) =>
  webDeployment({
    container: `env:
  - name: DB
    valueFrom:
      ${reference}:
        name: web
        key: ${key}`,
  });

const ofConfigMap = (key: string, configMap = CONFIG_MAP) =>
  manifests(reading('configMapKeyRef', key), WEB_SERVICE, configMap);
const ofSecret = (key: string) => manifests(reading('secretKeyRef', key), WEB_SERVICE, SECRET, BUDGET);

const annotated = (annotation: string) => holding('ConfigMap', 'data', `\n  annotations:\n    ${annotation}`);

/** As `kubectl apply` leaves it in a cluster. */
const APPLIED = annotated(`kubectl.kubernetes.io/last-applied-configuration: '{"data":{"host":"db"}}'`);

const withVolume = (key: string, container: string) =>
  manifests(
    webDeployment({
      pod: `volumes:
  - name: conf
    configMap:
      name: web
      items:
        - key: ${key}
          path: host`,
      container,
    }),
    WEB_SERVICE,
    CONFIG_MAP,
  );

const mounting = (key: string) => withVolume(key, 'volumeMounts:\n  - name: conf\n    mountPath: /etc/shop');

/** It makes nothing, though it has the name of what is read. */
const BUDGET = `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
  namespace: shop
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app: web`;

export const missingKey: Rule<Workload> = {
  id: 'missing-key',
  severity: 'error',
  because: 'The container is not created until the key is there.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables',
  avoidedBy: {
    nothing: 'variables are given to containers of cdk8s-plus; those of databases take the keys of one Secret',
  },
  bad: ofConfigMap('hostname'),
  says: 'Deployment shop/web spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key: found "hostname", expected a key of ConfigMap shop/web: "host"; correct the key, or add it there',
  good: ofConfigMap('host'),
  more: [
    {
      bad: mounting('hosts'),
      says: 'Deployment shop/web spec.template.spec.volumes[0].configMap.items[0].key: found "hosts", expected a key of ConfigMap shop/web: "host"; correct the key, or add it there',
      good: mounting('host'),
    },
    {
      bad: ofSecret('hots'),
      says: 'Deployment shop/web spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.key: found "hots", expected a key of Secret shop/web: "host"; correct the key, or add it there',
      good: ofSecret('host'),
    },
    {
      bad: ofConfigMap('hostname', APPLIED),
      says: 'Deployment shop/web spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key: found "hostname", expected a key of ConfigMap shop/web: "host"; correct the key, or add it there',
      good: ofConfigMap('host', APPLIED),
    },
  ],
  silent: [
    {
      when: 'no container mounts the volume, which the kubelet does not set up then',
      manifests: withVolume('hosts', ''),
    },
    {
      when: 'an annotation asks OpenShift to put the certificate of its authority there',
      manifests: ofConfigMap('service-ca.crt', annotated('service.beta.openshift.io/inject-cabundle: "true"')),
    },
  ],
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known !== undefined),
  *check(workload, cluster) {
    for (const [key, { kind, field }] of askedKeysOf(workload)) {
      const [name, text] = [field.text ?? '', key.text ?? ''];
      const known = text === '' ? undefined : knownKeys(cluster, kind, workload.namespace, name);
      if (known !== undefined && !known.includes(text) && !isPlaceholder(text)) {
        yield fault(
          key,
          quoted(text),
          `a key of ${kind} ${workload.namespace}/${name}: ${listed(known.map(quoted))}`,
          'correct the key, or add it there',
        );
      }
    }
  },
};

/** The keys that pods do not start without, each once, however many containers mount its volume. */
function askedKeysOf(workload: Workload): Iterable<readonly [Field, Read]> {
  const asked = new Map<string, readonly [Field, Read]>();
  for (const read of readsOf(workload)) {
    if (read.key !== undefined && !read.isOptional) {
      asked.set(read.key.path, [read.key, read]);
    }
  }
  return asked.values();
}
