import { withoutBackends } from '../../guesses/ingresses/without-backends';
import type { Route } from '../../model/views/route';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { webService } from '../examples/service-parts';

/** A route by its rules, and what a rule says of backends. */
const routing = (rules: string, { kind = 'HTTPRoute', annotations = '', parents = '' } = {}) =>
  manifests(
    WEB,
    `
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata:
  name: web
  namespace: shop${annotations}
spec:${parents}
  rules:
    ${rules}`,
  );

const BACKEND = `
      backendRefs:
        - name: web
          port: 80`;

const weighing = (weight: number, more = '') =>
  routing(`- backendRefs:
        - name: web
          port: 80
          weight: ${weight}${more}`);

const REWRITE = `- filters:
        - type: URLRewrite
          urlRewrite:
            hostname: web.example.com`;

const ALL = `- matches:
        - path:
            type: PathPrefix
            value: /`;

const MIRROR = `- filters:
        - type: RequestMirror
          requestMirror:
            backendRef:
              name: web
              port: 80`;

const METRICS = `- matches:
        - path:
            type: PathPrefix
            value: /metrics
    - matches:
        - path:
            type: PathPrefix
            value: /${BACKEND}`;

const MESH = `
  parentRefs:
    - group: ""
      kind: Service
      name: web
      port: 80`;

const ANSWERED = `- filters:
        - type: ExtensionRef
          extensionRef:
            group: gateway.envoyproxy.io
            kind: HTTPRouteFilter
            name: maintenance`;

const POLICY = `
apiVersion: edge.example.com/v1
kind: AnswerPolicy
metadata:
  name: web
  namespace: shop
spec:
  targetRefs:
    - group: gateway.networking.k8s.io
      kind: HTTPRoute
      name: web
  status: 503`;

export const unreachableRouteBackend: Rule<Route> = {
  id: 'unreachable-route-backend',
  severity: 'warning',
  because:
    'A rule without backends, or whose backends all weigh 0, has nobody to send requests to: clients see 500, 503 or 404.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#httpbackendref',
  avoidedBy: 'TrafficSplit',
  bad: weighing(0),
  says: 'HTTPRoute shop/web spec.rules[0].backendRefs: found 0 as the weight of all backends, expected a weight from 1 up for one of them; give it one, or leave the weights out',
  good: weighing(1),
  more: [
    {
      bad: routing(REWRITE),
      says: 'HTTPRoute shop/web spec.rules[0].backendRefs: found nothing, expected where the requests go; name a Service and its port',
      good: routing(`${REWRITE}${BACKEND}`),
    },
    {
      bad: routing(ALL),
      says: 'HTTPRoute shop/web spec.rules[0].backendRefs: found nothing, expected where the requests go; name a Service and its port',
      good: routing(`${ALL}${BACKEND}`),
    },
  ],
  silent: [
    { when: 'the rule keeps some paths from the backend of all others', manifests: routing(METRICS) },
    { when: 'nothing but a mirror of the requests is wanted', manifests: routing(MIRROR) },
    { when: 'an extension of the implementation may answer', manifests: routing(ANSWERED) },
    { when: 'a policy is for the route, and may have it answer', manifests: manifests(routing(ALL), POLICY) },
    {
      when: 'plugins are asked for, one of which may answer',
      manifests: routing(ALL, { annotations: '\n  annotations:\n    konghq.com/plugins: maintenance' }),
    },
    { when: 'the route is of a mesh', manifests: routing(REWRITE, { parents: MESH }) },
    {
      when: 'another backend of the rule gets the requests',
      manifests: manifests(
        weighing(0, '\n        - name: next\n          port: 80\n          weight: 1'),
        webService({ name: 'next' }),
      ),
    },
  ],
  on: ({ routes }) => routes.all,
  *check(route, cluster) {
    // Of the others, the API server refuses rules without backends.
    for (const rule of route.isOfRequests ? withoutBackends(cluster, route) : []) {
      yield fault(rule.get('backendRefs'), 'nothing', 'where the requests go', 'name a Service and its port');
    }
    for (const backends of route.rules.map((rule) => rule.get('backendRefs'))) {
      if (backends.length > 0 && backends.items.every((each) => each.get('weight').number === 0)) {
        yield fault(
          backends,
          '0 as the weight of all backends',
          'a weight from 1 up for one of them',
          'give it one, or leave the weights out',
        );
      }
    }
  },
};
