import { folderOf, writtenBackend } from '../../guesses/ingresses/claims';
import { covers } from '../../guesses/ingresses/path-cover';
import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import { once } from '../../model/lookup/once';
import { controllersOf, isMarkedAsCanary } from '../../model/traffic/ingress-controllers';
import { hasPatterns, turnsOnPatterns } from '../../model/traffic/path-patterns';
import type { Ingress, IngressPath } from '../../model/views/ingress';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, serviceWithPods, WEB } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';

const OTHER = serviceWithPods('other');

const shadowed = (second: string) =>
  manifests(
    WEB,
    ingress({
      className: 'nginx',
      annotations: 'nginx.ingress.kubernetes.io/use-regex: "true"',
      paths: [
        ingressPath({ path: '/(.*)', type: 'ImplementationSpecific' }),
        ingressPath({ path: second, type: 'ImplementationSpecific' }),
      ],
    }),
  );

/** Two Ingresses of one host, of which the second makes patterns of the paths of both. */
const besides = (path: string, type: string, pattern: string) =>
  manifests(
    WEB,
    OTHER,
    ingress({ className: 'nginx', paths: [ingressPath({ path, type }), ingressPath({ path: '/', service: 'other' })] }),
    ingress({
      name: 'patterns',
      className: 'nginx',
      annotations: 'nginx.ingress.kubernetes.io/use-regex: "true"',
      paths: [ingressPath({ path: pattern, type: 'ImplementationSpecific', service: 'other' })],
    }),
  );

export const unreachableIngressPath: Rule<Ingress> = {
  id: 'unreachable-ingress-path',
  severity: 'warning',
  because:
    'One Ingress can have all paths of a host read as patterns without an end, and the longest tried first: what another takes never arrives.',
  about: 'Ingresses',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/#path-priority',
  avoidedBy: {
    nothing:
      'paths of HttpRoute.prefix and HttpRoute.exact are no patterns; HttpRoute.implementationSpecific is taken at its word',
  },
  bad: shadowed('/api'),
  says: 'Ingress shop/web spec.rules[0].http.paths[1].path: found "/api", expected a path that is longer than the pattern "/(.*)" of spec.rules[0].http.paths[0], which takes its requests; shorten the pattern, or lengthen the path',
  good: shadowed('/api(/.*)?'),
  more: [
    {
      bad: besides('/shop', 'Prefix', '/shop(/|$)(.*)'),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].path: found "/shop", expected a path that is longer than the pattern "/shop(/|$)(.*)" of Ingress shop/patterns, which takes its requests; shorten the pattern, or lengthen the path',
      good: besides('/shop', 'Prefix', '/patterns(/|$)(.*)'),
    },
    {
      bad: besides('/shop', 'Exact', '/patterns(/|$)(.*)'),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].path: found "/shop" of type Exact, which Ingress shop/patterns makes a pattern without an end, expected a pattern that ends, for longer paths are meant for other:80; write "/shop$" of type ImplementationSpecific',
      good: besides('/shop$', 'ImplementationSpecific', '/patterns(/|$)(.*)'),
    },
  ],
  silent: [
    {
      when: 'no Ingress of the host has patterns, so that the longest path wins',
      manifests: manifests(
        WEB,
        OTHER,
        ingress({ className: 'nginx', paths: [ingressPath(), ingressPath({ path: '/api', service: 'other' })] }),
      ),
    },
  ],
  on: ({ ingresses }) => ingresses.all,
  *check(subject, cluster): Iterable<Fault> {
    if (!isOfPatterns(cluster, subject)) {
      return;
    }
    for (const path of subject.paths) {
      const others = hasPatterns(cluster, path.host) ? placesOf(cluster).get(path.host) : [];
      const rival = others.find((other) => takes(other, { ingress: subject, path }));
      if (rival !== undefined) {
        const place = rival.ingress === subject ? rival.path.field.path : rival.ingress.object.title;
        yield fault(
          path.field.get('path'),
          quoted(path.path),
          `a path that is longer than the pattern ${quoted(rival.path.path)} of ${place}, which takes its requests`,
          'shorten the pattern, or lengthen the path',
        );
      } else if (path.pathType === 'Exact' && path.path !== '/') {
        yield* endless({ ingress: subject, path }, others);
      }
    }
  },
};

/** A path of a host, and the Ingress that has it. */
interface PathPlace {
  readonly ingress: Ingress;
  readonly path: IngressPath;
}

/** The paths of each host that ingress-nginx serves. */
const placesOf = once((cluster: Cluster): Multimap<string, PathPlace> => {
  const places = new Multimap<string, PathPlace>();
  for (const ingress of cluster.ingresses.all.filter((each) => isOfPatterns(cluster, each))) {
    for (const path of ingress.paths) {
      places.add(path.host, { ingress, path });
    }
  }
  return places;
});

function isOfPatterns(cluster: Cluster, ingress: Ingress): boolean {
  return controllersOf(cluster, ingress).some(({ patternsAnnotation }) => patternsAnnotation !== undefined);
}

/** Whether a pattern is tried before a path, and leaves nothing of it for another backend. */
function takes(pattern: PathPlace, place: PathPlace): boolean {
  const { path } = place;
  return (
    path.host !== '' &&
    pattern.path.path.length > path.path.length &&
    areRivals(pattern, place) &&
    covers(pattern.path.path, path.path)
  );
}

/**
 * Folders hold alternatives, so what stands apart is not compared. Within one Ingress all is meant to differ; of another, what goes to the same backend makes no difference.
 */
function areRivals(place: PathPlace, { ingress, path }: PathPlace): boolean {
  const [one, other] = [place.ingress, ingress];
  return (
    one === other ||
    (folderOf(one.object) === folderOf(other.object) &&
      one.className === other.className &&
      !isMarkedAsCanary(one) &&
      !isMarkedAsCanary(other) &&
      writtenBackend(place.path.backend) !== writtenBackend(path.backend))
  );
}

/** An Exact path that became a pattern without an end, where longer paths are meant for another backend. */
function* endless({ ingress, path }: PathPlace, others: readonly PathPlace[]): Iterable<Fault> {
  const ofLonger = others.find(
    (other) =>
      other.path.path.length < path.path.length &&
      path.path.startsWith(other.path.path) &&
      other.path.pathType !== 'Exact' &&
      folderOf(other.ingress.object) === folderOf(ingress.object) &&
      writtenBackend(other.path.backend) !== writtenBackend(path.backend),
  );
  const cause = others.find((other) => turnsOnPatterns(other.ingress));
  if (ofLonger !== undefined && cause !== undefined && folderOf(cause.ingress.object) === folderOf(ingress.object)) {
    yield fault(
      path.field.get('path'),
      `${quoted(path.path)} of type Exact, which ${cause.ingress.object.title} makes a pattern without an end`,
      `a pattern that ends, for longer paths are meant for ${writtenBackend(ofLonger.path.backend)}`,
      `write ${quoted(`${path.path}$`)} of type ImplementationSpecific`,
    );
  }
}
