import { mayTakeStars } from '../../guesses/ingresses/told-by-name';
import { isPlaceholder } from '../../guesses/makers/placeholder';
import { INGRESS_CONTROLLERS, type IngressControllerFacts } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import { controllersOf } from '../../model/traffic/ingress-controllers';
import { hasPatterns } from '../../model/traffic/path-patterns';
import { Ingress, type IngressPath } from '../../model/views/ingress';
import { pathOf, type Route } from '../../model/views/route';
import type { Field } from '../../values/field';
import { endOfPath, isEncodedPath } from '../../values/http-path';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress, ingressPath, route } from '../examples/routing-parts';

const at = (path: string, type = 'Prefix') => manifests(WEB, ingress({ paths: [ingressPath({ path, type })] }));

const USE_REGEX = 'nginx.ingress.kubernetes.io/use-regex: "true"';

/** Where ingress-nginx is told to read paths as patterns. */
const atNginx = (path: string, type: string) =>
  manifests(
    WEB,
    ingress({
      className: 'nginx',
      annotations: USE_REGEX,
      paths: [ingressPath({ path, type })],
    }),
  );

const matching = (type: string, value: string) =>
  manifests(
    WEB,
    route('- name: public', {
      rule: `matches:\n  - path:\n      type: ${type}\n      value: ${value}`,
    }),
  );

const TOLD = ingress({
  className: 'nginx',
  annotations: USE_REGEX,
  paths: [
    ingressPath({ path: '/(.*)', type: 'ImplementationSpecific' }),
    ingressPath({ path: '/api/(.*)', type: 'ImplementationSpecific', service: 'api' }),
  ],
});

const TOLD_BY_ANOTHER = manifests(
  ingress({
    name: 'api',
    className: 'nginx',
    paths: [ingressPath({ path: '/api/.*', type: 'ImplementationSpecific', service: 'api' })],
  }),
  ingress({ className: 'nginx', annotations: USE_REGEX }),
);

const LITERAL = ingress({ className: 'nginx', paths: [ingressPath({ path: '/wiki/Ingress_(v1.2)' })] });

/** A Gateway of whom stars are known. */
const APISIX = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
spec:
  gatewayClassName: apisix
  listeners:
    - name: http
      port: 80
      protocol: HTTP`;

export const unreachablePathPattern: Rule<Ingress | Route> = {
  id: 'unreachable-path-pattern',
  severity: 'error',
  because:
    'Paths are compared letter by letter, so a pattern matches requests with that very star in them only, and a query or fragment none.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types',
  avoidedBy: {
    nothing:
      'both HttpRoute.prefix and HttpRoute.exact refuse a star at the end; other patterns are legal paths, and may be meant',
  },
  bad: at('/cart/*'),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].path: found the pattern "/cart/*" of type Prefix, expected a path that clients send; write "/cart", which covers everything below it',
  good: at('/cart'),
  more: [
    {
      bad: atNginx('/v[12]/.*', 'Exact'),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].path: found the pattern "/v[12]/.*" of type Exact, expected a path that clients send; use type ImplementationSpecific where the controller takes patterns',
      doubt: 'an annotation turns patterns on, which some releases take in paths of any type',
      good: atNginx('/v[12]/.*', 'ImplementationSpecific'),
    },
    {
      bad: matching('PathPrefix', '/cart/*'),
      says: 'HTTPRoute shop/web spec.rules[0].matches[0].path.value: found the pattern "/cart/*" of type PathPrefix, expected a path that clients send; write "/cart", which covers everything below it',
      good: matching('PathPrefix', '/cart'),
    },
    {
      bad: manifests(APISIX, matching('PathPrefix', '/*')),
      says: 'HTTPRoute shop/web spec.rules[0].matches[0].path.value: found the pattern "/*" of type PathPrefix, expected a path that clients send; write "/", which covers everything below it',
      doubt: 'the proxy of this Gateway takes stars',
      good: manifests(APISIX, matching('PathPrefix', '/')),
    },
    {
      bad: at('/cart?id=1'),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].path: found "/cart?id=1" of type Prefix, expected a path without a query, which is not compared with it; write "/cart", and match the query by queryParams of an HTTPRoute',
      doubt: 'clients may send the letter percent-encoded, which some proxies decode before they compare',
      good: at('/cart'),
    },
  ],
  doubts: [
    'the controller is not known, and some take patterns of any type',
    'the controller knows stars of its own',
    'the text may be meant as it stands',
  ],
  silent: [
    { when: 'the controller is told to take patterns', manifests: TOLD },
    { when: 'another Ingress of the host turns patterns on', manifests: TOLD_BY_ANOTHER },
    { when: 'parentheses and dots stand in a path', manifests: LITERAL },
  ],
  on: ({ ingresses, routes }) => [...ingresses.all, ...routes.all],
  *check(subject, cluster) {
    if (subject instanceof Ingress) {
      const controllers = controllersOf(cluster, subject);
      for (const path of subject.paths.filter(({ path }) => !isPlaceholder(path))) {
        if (isPattern(path.path)) {
          yield* ingressFaults(subject, path, controllers, cluster);
        } else {
          yield* beyondFaults(path);
        }
      }
      return;
    }
    for (const match of subject.rules.flatMap((rule) => rule.get('matches').items)) {
      const { type } = pathOf(match);
      const value = match.find('path', 'value');
      // The API server takes no such path with other characters, which is told as that.
      const text = value.text !== undefined && isEncodedPath(value.text) ? value.text : '';
      if ((type === 'PathPrefix' || type === 'Exact') && isPattern(text)) {
        const mistake = patternFault(value, text, type, 'RegularExpression');
        yield type === 'PathPrefix' && isOfStars(subject, cluster)
          ? doubtful('the proxy of this Gateway takes stars', mistake)
          : mistake;
      }
    }
  },
};

/** The annotations by which some releases take patterns in paths of any type. */
const PATTERNS = INGRESS_CONTROLLERS.flatMap(({ ownPathsBy }) => (ownPathsBy?.ofAnyType ? ownPathsBy.key : []));

function* ingressFaults(
  { object }: Ingress,
  { field, host, path, pathType }: IngressPath,
  controllers: readonly IngressControllerFacts[],
  cluster: Cluster,
): Iterable<Fault> {
  const switchable = controllers.find(({ patternsAnnotation }) => patternsAnnotation !== undefined);
  const mayBePattern =
    PATTERNS.some((key) => object.annotations.has(key)) ||
    ((switchable !== undefined || controllers.length === 0) && hasPatterns(cluster, host));
  const mistake = patternFault(field.get('path'), path, pathType ?? '', 'ImplementationSpecific');
  if (pathType === 'Exact' || pathType === 'Prefix') {
    const doubt = doubtAbout(controllers, mayBePattern);
    yield doubtful(doubt, mistake);
  } else if (switchable !== undefined && !mayBePattern) {
    yield doubtful(
      'the text may be meant as it stands',
      fault(
        field.get('path'),
        `the pattern ${quoted(path)}`,
        `an annotation that makes ${switchable.name} read it as one`,
        `add ${switchable.patternsAnnotation}: "true"`,
      ),
    );
  }
}

/** Why a controller may take a pattern for one, whatever its type. */
function doubtAbout(controllers: readonly IngressControllerFacts[], mayBePattern: boolean): string | undefined {
  if (mayBePattern) {
    return 'an annotation turns patterns on, which some releases take in paths of any type';
  }
  if (controllers.length === 0) {
    return 'the controller is not known, and some take patterns of any type';
  }
  return controllers.some(({ ownPaths }) => ownPaths === 'wildcards')
    ? 'the controller knows stars of its own'
    : undefined;
}

function patternFault(field: Field, path: string, type: string, patternType: string): Fault {
  const star = path.endsWith('/*');
  return fault(
    field,
    `the pattern ${quoted(path)} of type ${type}`,
    'a path that clients send',
    star && type !== 'Exact'
      ? `write ${quoted(path.slice(0, -2) || '/')}, which covers everything below it`
      : `use type ${patternType} where the controller takes patterns`,
  );
}

/** What follows a path in a URL. The API server refuses it in a route of the Gateway API, and stores it in an Ingress. */
function* beyondFaults({ field, path, pathType }: IngressPath): Iterable<Fault> {
  const end = pathType === 'Exact' || pathType === 'Prefix' ? endOfPath(path) : undefined;
  if (end !== undefined) {
    yield doubtful(
      'clients may send the letter percent-encoded, which some proxies decode before they compare',
      fault(
        field.get('path'),
        `${quoted(path)} of type ${pathType}`,
        `a path without a ${end.follows}, which is not compared with it`,
        end.follows === 'query'
          ? `write ${quoted(end.path)}, and match the query by queryParams of an HTTPRoute`
          : `write ${quoted(end.path)}, for clients keep the fragment to themselves`,
      ),
    );
  }
}

/** Whether a path is written in a language of patterns. Parentheses alone may stand in a path, and `?` begins a query. */
function isPattern(path: string): boolean {
  return path.endsWith('/*') || (!path.includes('{') && !/\?[\w.-]+=/.test(path) && /\.[*+]|[[\]^|\\]/.test(path));
}

/** Whether a Gateway of the route is of a controller that hands paths on to a proxy in which stars mean something. */
function isOfStars(route: Route, cluster: Cluster): boolean {
  return route.parentRefs.some(({ namespace, name }) =>
    cluster.gateways
      .named(namespace, name)
      .some(({ object }) => mayTakeStars(object.spec.get('gatewayClassName').text ?? '')),
  );
}
