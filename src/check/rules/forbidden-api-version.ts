import { isOfHelm } from '../../guesses/makers/helm';
import { isCurrent, unserved } from '../../kinds/groups';
import { removalOf } from '../../kinds/known-kinds';
import type { Plain } from '../../model/cluster/cluster';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';

const HELM_LABELS = '\n  labels:\n    helm.sh/chart: web-1.4.0';

const oldIngress = (labels = '') => `
apiVersion: extensions/v1beta1
kind: Ingress
metadata:
  name: web
  namespace: shop${labels}
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            backend:
              serviceName: web
              servicePort: 80`;

const newIngress = ({ apiVersion = 'networking.k8s.io/v1', kindLine = 'kind: Ingress', labels = '' } = {}) => `
apiVersion: ${apiVersion}
${kindLine}
metadata:
  name: web
  namespace: shop${labels}
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80`;

const UNKNOWN_KINDS = `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
---
apiVersion: v1
kind: ResourceQuota
metadata:
  name: web
---
apiVersion: apps/v1
kind: ControllerRevision
metadata:
  name: web
---
apiVersion: apps.example.com/v1
kind: Service
metadata:
  name: web
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: web`;

export const forbiddenApiVersion: Rule<Plain> = {
  id: 'forbidden-api-version',
  severity: 'error',
  refused: true,
  because: 'The API server serves no such kind in that version, so the object is refused: no matches for kind.',
  about: 'Every object',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB, oldIngress()),
  says: 'Ingress shop/web apiVersion: found "extensions/v1beta1", which Kubernetes serves no longer since 1.22, expected "networking.k8s.io/v1"; rewrite the object for that version, where fields may differ',
  good: manifests(WEB, newIngress()),
  more: [
    {
      bad: manifests(WEB, oldIngress(HELM_LABELS)),
      says: 'Ingress shop/web apiVersion: found "extensions/v1beta1", which Kubernetes serves no longer since 1.22, expected "networking.k8s.io/v1"; take a newer chart, or tell helm template of your cluster with --api-versions, for without it charts write old versions',
      good: manifests(WEB, newIngress({ labels: HELM_LABELS })),
    },
    {
      bad: manifests(WEB, newIngress({ apiVersion: 'apps/v1' })),
      says: 'Ingress shop/web apiVersion: found "apps/v1", which has no Ingress, expected "networking.k8s.io/v1"; correct the version',
      good: manifests(WEB, newIngress()),
    },
    {
      bad: manifests(WEB, newIngress({ kindLine: '' })),
      says: '(no kind) shop/web kind: found nothing, expected a kind of networking.k8s.io/v1; write it',
      good: manifests(WEB, newIngress()),
    },
    {
      bad: manifests(WEB, newIngress({ kindLine: 'kind: Ingres' })),
      says: 'Ingres shop/web kind: found "Ingres", a kind that networking.k8s.io/v1 does not have, expected "Ingress"; correct the kind',
      good: manifests(WEB, newIngress()),
    },
  ],
  silent: [{ when: 'nothing is known of the kind, in a group of Kubernetes or of others', manifests: UNKNOWN_KINDS }],
  on: ({ everything }) => everything.filter(({ object }) => !isCurrent(object)),
  *check({ object }, _cluster, { minor }): Iterable<Fault> {
    const removal = removalOf(object);
    if (removal !== undefined && removal.until <= minor) {
      yield fault(
        object.root.get('apiVersion'),
        `${quoted(object.apiVersion)}, which Kubernetes serves no longer since 1.${removal.until}`,
        quoted(removal.instead),
        isOfHelm(object)
          ? 'take a newer chart, or tell helm template of your cluster with --api-versions, for without it charts write old versions'
          : 'rewrite the object for that version, where fields may differ',
      );
      return;
    }
    const forgotten = ['apiVersion', 'kind'].find((each) => !object.root.get(each).isGiven);
    const mistake = forgotten === undefined ? unserved(object) : undefined;
    if (forgotten !== undefined) {
      const expected = forgotten === 'kind' ? `a kind of ${object.apiVersion}` : `the version of ${object.kind}`;
      yield fault(object.root.get(forgotten), 'nothing', expected, 'write it');
    } else if (mistake?.wrong === 'apiVersion') {
      const found = `${quoted(object.apiVersion)}, which has no ${object.kind}`;
      yield fault(object.root.get('apiVersion'), found, quoted(mistake.instead), 'correct the version');
    } else if (mistake?.wrong === 'kind') {
      const found = `${quoted(object.kind)}, a kind that ${object.apiVersion} does not have`;
      yield fault(object.root.get('kind'), found, quoted(mistake.instead), 'correct the kind');
    }
  },
};
