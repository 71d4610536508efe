import type { Plain } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { repeatedKeysIn } from '../../model/reading/positions';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const labelled = (...labels: readonly string[]) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
  ${labels.join('\n  ')}
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 80
      targetPort: http`;

const TEXT = `
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: shop
data:
  settings.conf: |
    allow: 10.0.0.0/8
    allow: 192.168.0.0/16`;

export const duplicateKey: Rule<Plain> = {
  id: 'duplicate-key',
  severity: 'warning',
  because:
    'YAML has each key of a map once; kubectl and Helm take the last one without a word, and other tools refuse.',
  about: 'Every object',
  source: 'https://github.com/kubernetes/kubernetes/issues/89303',
  avoidedBy: { nothing: 'cdk8s writes each key once; this is about YAML of others' },
  bad: manifests(WEB_DEPLOYMENT, labelled('labels: {team: shop}', 'labels: {tier: front}')),
  says: 'Service shop/web metadata.labels: found key "labels" on lines 31 and 32, expected each key once; leave out all but one: the last one counts',
  good: manifests(WEB_DEPLOYMENT, labelled('labels: {team: shop, tier: front}')),
  silent: [
    {
      when: 'a key stands in two maps, or in a text',
      manifests: manifests(WEB_DEPLOYMENT, labelled('labels: {app: web}'), TEXT),
    },
  ],
  on: ({ everything }) => everything.filter(({ object }) => object.origin?.hasRepeatedKeys),
  *check({ object }) {
    for (const { steps, lines } of repeatedKeysOf(object)) {
      yield fault(
        object.written.find(...steps),
        `key ${quoted(String(steps.at(-1)))} on lines ${listed(lines.map(String), 'and')}`,
        'each key once',
        'leave out all but one: the last one counts',
      );
    }
  },
};

/** The repeated keys of an object, which may be one of a list. Lines are those of its file. */
function repeatedKeysOf({ origin }: KubeObject) {
  const inside = origin?.steps ?? [];
  return (origin === undefined ? [] : repeatedKeysIn(origin.chunk)).flatMap(({ steps, lines }) =>
    inside.every((step, i) => step === steps[i]) ? [{ steps: steps.slice(inside.length), lines }] : [],
  );
}
