import { isPlaceholder } from '../../guesses/makers/placeholder';
import { entryPointsIn } from '../../guesses/settings/entry-points';
import { ROUTERS } from '../../kinds/references/traefik';
import type { Cluster, Plain } from '../../model/cluster/cluster';
import { objectsOf } from '../../model/cluster/names';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Field } from '../../values/field';
import { listed, quoted } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingressRoute } from '../examples/referring-parts';
import { ingress } from '../examples/routing-parts';
import { typoOf } from '../references/typo';

const KEY = 'traefik.ingress.kubernetes.io/router.entrypoints';

const TRAEFIK = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: traefik
  namespace: shop
spec:
  selector:
    matchLabels:
      app: traefik
  template:
    metadata:
      labels:
        app: traefik
    spec:
      containers:
        - name: traefik
          image: traefik:v3.6
          args:
            - --entryPoints.web.address=:8000/tcp
            - --entryPoints.websecure.address=:8443/tcp
            - --entryPoints.dns.address=:5353/udp`;

const route = (entryPoint: string, ...more: readonly string[]) =>
  manifests(WEB, ingressRoute('name: web\nport: 80').replace('- websecure', `- ${entryPoint}`), ...more);

export const missingEntryPoint: Rule<Plain> = {
  id: 'missing-entry-point',
  severity: 'error',
  because: 'Traefik passes over an entry point that it does not have, and a route without any other gets no request.',
  about: 'Custom resources and webhooks',
  source: 'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/',
  avoidedBy: { nothing: 'the entry points are those of an installation of Traefik, which an app cannot see' },
  bad: route('websecrue', TRAEFIK),
  says: 'IngressRoute shop/web spec.entryPoints[0]: found "websecrue", which no Traefik here has for an entry point, expected "websecure"; correct the name',
  good: route('websecure', TRAEFIK),
  more: [
    {
      bad: manifests(WEB, TRAEFIK, ingress({ className: 'traefik', annotations: `${KEY}: https` })),
      says: `Ingress shop/web metadata.annotations["${KEY}"]: found "https", which no Traefik here has for an entry point, expected "web" or "websecure"; correct the name`,
      good: manifests(WEB, TRAEFIK, ingress({ className: 'traefik', annotations: `${KEY}: websecure` })),
    },
  ],
  silent: [{ when: 'no Traefik is in these files', manifests: route('websecrue') }],
  on: (cluster) => (entryPointsIn(cluster).length === 0 ? [] : routersIn(cluster)),
  *check({ object }, cluster) {
    const known = entryPointsIn(cluster);
    for (const { field, name } of askedBy(object)) {
      if (known.includes(name.toLowerCase()) || known.includes(name) || isPlaceholder(name)) {
        continue;
      }
      const near = typoOf(name, known);
      const mistake = fault(
        field,
        `${quoted(name)}, which no Traefik here has for an entry point`,
        near === undefined ? listed(known.map(quoted)) : quoted(near),
        'correct the name',
      );
      yield near === undefined
        ? doubtful('another Traefik, in files that were not given, may have it', mistake)
        : mistake;
    }
  },
};

/** What may ask for entry points of Traefik. */
function routersIn(cluster: Cluster): readonly Plain[] {
  return [
    ...ROUTERS.flatMap((kind) => objectsOf(cluster, kind).all),
    ...cluster.ingresses.all.filter(({ object }) => object.annotations.has(KEY)),
  ];
}

function askedBy(object: KubeObject): readonly { readonly field: Field; readonly name: string }[] {
  const field = object.root.find('metadata', 'annotations', KEY);
  return object.known === 'Ingress'
    ? (field.text ?? '').split(',').flatMap((each) => (each.trim() === '' ? [] : { field, name: each.trim() }))
    : object.spec.get('entryPoints').items.flatMap((each) => (each.text ? { field: each, name: each.text } : []));
}
