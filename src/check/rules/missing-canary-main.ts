import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import { controllersOf, isCanary, isMarkedAsCanary } from '../../model/traffic/ingress-controllers';
import type { Ingress } from '../../model/views/ingress';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const KEY = 'nginx.ingress.kubernetes.io/canary';

const CANARY = ingress({
  name: 'canary',
  className: 'nginx',
  annotations: `${KEY}: "true"\n${KEY}-weight: "20"`,
});

const beside = (host: string) => manifests(WEB, ingress({ className: 'nginx', host }), CANARY);

const ALONE = ingress({
  name: 'canary',
  className: 'nginx',
  annotations: 'nginx.ingress.kubernetes.io/canary: "true"\nnginx.ingress.kubernetes.io/canary-weight: "20"',
});

export const missingCanaryMain: Rule<Ingress> = {
  id: 'missing-canary-main',
  severity: 'warning',
  because: 'A canary takes some requests of another Ingress of its host and path; without one it is dropped.',
  about: 'Annotations',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#canary',
  avoidedBy: 'Canary',
  bad: beside('www.example.com'),
  says: 'Ingress shop/canary spec.rules[0].http.paths[0]: found a canary of "/" at host "shop.example.com", expected an Ingress that has them without being a canary; write one, or correct host and path',
  good: beside('shop.example.com'),
  silent: [{ when: 'no other Ingress is in these files', manifests: ALONE }],
  on: ({ ingresses }) => ingresses.all.filter(isMarkedAsCanary),
  *check(canary, cluster) {
    const isServed = controllersOf(cluster, canary).some((each) => isCanary(canary, each));
    const mains = mainsIn(cluster);
    if (!isServed || !mains.classes.has(canary.className)) {
      return;
    }
    for (const { field, host, path } of canary.paths) {
      if (!mains.routes.has(`${host} ${path}`)) {
        yield fault(
          field,
          `a canary of ${quoted(path)} at ${host === '' ? 'every host' : `host ${quoted(host)}`}`,
          'an Ingress that has them without being a canary',
          'write one, or correct host and path',
        );
      }
    }
  },
};

/** The classes and routes of all Ingresses that are no canaries. */
const mainsIn = once(({ ingresses }: Cluster) => {
  const mains = ingresses.all.filter((each) => !isMarkedAsCanary(each));
  return {
    classes: new Set(mains.map(({ className }) => className)),
    routes: new Set(mains.flatMap(({ paths }) => paths.map(({ host, path }) => `${host} ${path}`))),
  };
});
