import type { Cluster, Plain } from '../../model/cluster/cluster';
import { objectsOf } from '../../model/cluster/names';
import { once } from '../../model/lookup/once';
import type { Field } from '../../values/field';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { traefik } from '../examples/controller-parts';
import { manifests, WEB } from '../examples/parts';
import { ingressRoute } from '../examples/referring-parts';

const TRAEFIK = traefik(
  'edge',
  `
          args:
            - --entryPoints.web.address=:8000
            - --entryPoints.websecure.address=:8443
            - --providers.kubernetescrd`,
);

const route = (entryPoint: string, controller = TRAEFIK) =>
  manifests(WEB, controller, ingressRoute('name: web\nport: 80').replace('websecure', entryPoint));

const ANNOTATION = 'traefik.ingress.kubernetes.io/router.entrypoints';
const KINDS = ['IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP'];
const GROUPS = ['traefik.io', 'traefik.containo.us'];

/** The one that Traefik makes by itself, for its dashboard. */
const OWN = 'traefik';

export const missingEntryPoint: Rule<Plain> = {
  id: 'missing-entry-point',
  // Another Traefik may serve the object, which is in files that were not given.
  severity: 'warning',
  because: 'Traefik attaches the router to the entry points of its start alone; at others nobody takes the requests.',
  about: 'Custom resources and webhooks',
  source: 'https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/',
  avoidedBy: { nothing: 'the entry points are arguments of Traefik, which no construct of this library starts' },
  bad: route('https'),
  says: 'IngressRoute shop/web spec.entryPoints[0]: found "https", expected an entry point of Deployment edge/traefik: "web" or "websecure"; name one of these',
  good: route('websecure'),
  silent: [
    {
      when: 'a file tells Traefik more',
      manifests: route('https', TRAEFIK.replace('--providers.kubernetescrd', '--configFile=/etc/traefik/traefik.yml')),
    },
  ],
  on: (cluster) =>
    startsOf(cluster).names.size === 0
      ? []
      : [
          ...cluster.ofKind('Ingress').all.filter(({ object }) => object.annotations.has(ANNOTATION)),
          ...KINDS.flatMap((kind) => GROUPS.flatMap((group) => objectsOf(cluster, { group, kind }).all)),
        ],
  *check({ object }, cluster) {
    const { names, title } = startsOf(cluster);
    const annotation: Field = object.root.find('metadata', 'annotations', ANNOTATION);
    const asked = object.known === 'Ingress' ? [annotation] : object.spec.get('entryPoints').items;
    for (const field of asked) {
      const unknown = (field.text ?? '')
        .split(',')
        .map((each) => each.trim())
        .find((each) => /^[\w-]+$/.test(each) && each !== OWN && !names.has(each.toLowerCase()));
      if (unknown !== undefined) {
        yield fault(
          field,
          quoted(unknown),
          `an entry point of ${title}: ${listed([...names.values()].map(quoted))}`,
          'name one of these',
        );
      }
    }
  },
};

const POINT = /^--entrypoints\.([\w-]+)\.address=/i;
const FILE = /^--configfile\b/i;

interface Starts {
  /** The entry points as they are written, by their names in small letters, which is how Traefik compares them. */
  readonly names: ReadonlyMap<string, string>;
  readonly title: string;
}

/** The entry points with which the Traefik of these files is started; none where there are several, or a file may hold more. */
const startsOf = once((cluster: Cluster): Starts => {
  const [only, another] = cluster.workloads.all.flatMap((workload) => {
    const words = workload.pod.containers.flatMap((container) => container.words.map(({ text = '' }) => text));
    const points = words.flatMap((word) => POINT.exec(word)?.[1] ?? []);
    return points.length === 0 ? [] : [{ workload, points, isOpen: words.some((word) => FILE.test(word)) }];
  });
  return only === undefined || another !== undefined || only.isOpen
    ? { names: new Map(), title: '' }
    : { names: new Map(only.points.map((point) => [point.toLowerCase(), point])), title: only.workload.object.title };
});
