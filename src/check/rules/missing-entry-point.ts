import { type EntryPointFacts, INGRESS_CONTROLLERS } from '../../kinds/controllers';
import type { Cluster, Plain } from '../../model/cluster/cluster';
import { objectsOf } from '../../model/cluster/names';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Field } from '../../values/field';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { traefik } from '../examples/controller-parts';
import { manifests, WEB } from '../examples/parts';
import { ingressRoute } from '../examples/referring-parts';

const started = (argument: string) =>
  traefik(
    'edge',
    `
          args:
            - --entryPoints.web.address=:8000
            - --entryPoints.websecure.address=:8443
            - ${argument}`,
  );

const TRAEFIK = started('--providers.kubernetescrd');

const routeAt = (entryPoint: string) => ingressRoute('name: web\nport: 80', { entryPoint });

export const missingEntryPoint: Rule<Plain> = {
  id: 'missing-entry-point',
  // Another Traefik may serve the object, which is in files that were not given.
  severity: 'warning',
  because: 'Traefik attaches the router to the entry points of its start alone; at others nobody takes the requests.',
  about: 'Custom resources and webhooks',
  source: 'https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/',
  avoidedBy: { nothing: 'the entry points are arguments of Traefik, which no construct of this library starts' },
  bad: manifests(WEB, TRAEFIK, routeAt('https')),
  says: 'IngressRoute shop/web spec.entryPoints[0]: found "https", expected an entry point of Deployment edge/traefik: "web" or "websecure"; name one of these',
  good: manifests(WEB, TRAEFIK, routeAt('websecure')),
  silent: [
    {
      when: 'a file tells Traefik more',
      manifests: manifests(WEB, started('--configFile=/etc/traefik/traefik.yml'), routeAt('https')),
    },
  ],
  on: (cluster) =>
    startsIn(cluster).flatMap(({ facts: { annotation, kinds } }) => [
      ...cluster.ofKind('Ingress').all.filter(({ object }) => object.annotations.has(annotation)),
      ...kinds.flatMap((kind) => objectsOf(cluster, kind).all),
    ]),
  *check({ object }, cluster) {
    for (const { facts, names, title } of startsIn(cluster)) {
      for (const field of askedBy(object, facts)) {
        const unknown = (field.text ?? '')
          .split(',')
          .map((each) => each.trim())
          .find((each) => /^[\w-]+$/.test(each) && each !== facts.own && !names.has(each.toLowerCase()));
        if (unknown !== undefined) {
          yield fault(
            field,
            quoted(unknown),
            `an entry point of ${title}: ${listed([...names.values()].map(quoted))}`,
            'name one of these',
          );
        }
      }
    }
  },
};

/** The fields in which an Ingress, or a route of the controller's own, names entry points. */
function askedBy({ known, root, spec }: KubeObject, { annotation }: EntryPointFacts): readonly Field[] {
  return known === 'Ingress' ? [root.find('metadata', 'annotations', annotation)] : spec.get('entryPoints').items;
}

/** A controller of these files, and what it is started with. */
interface Start {
  readonly facts: EntryPointFacts;
  /** The entry points as they are written, by their names in small letters, which is how they are compared. */
  readonly names: ReadonlyMap<string, string>;
  readonly title: string;
}

/** The starts whose entry points are all known: not where there are several, or a file may hold more. */
const startsIn = once((cluster: Cluster): readonly Start[] =>
  INGRESS_CONTROLLERS.flatMap(({ entryPoints }) => (entryPoints === undefined ? [] : startOf(cluster, entryPoints))),
);

function startOf(cluster: Cluster, facts: EntryPointFacts): readonly Start[] {
  const [only, another] = cluster.workloads.all.flatMap((workload) => {
    const words = workload.pod.containers.flatMap((container) => container.words.map(({ text = '' }) => text));
    const points = words.flatMap((word) => facts.flag.exec(word)?.[1] ?? []);
    return points.length === 0 ? [] : [{ workload, points, isOpen: words.some((word) => facts.file.test(word)) }];
  });
  return only === undefined || another !== undefined || only.isOpen
    ? []
    : [
        {
          facts,
          names: new Map(only.points.map((point) => [point.toLowerCase(), point])),
          title: only.workload.object.title,
        },
      ];
}
