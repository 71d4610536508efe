import type { Gateway, Listener } from '../../../../src/model/views/gateway';
import type { BackendRef, ParentRef, Route } from '../../../../src/model/views/route';
import { isService } from '../../../../src/model/views/route';
import type { Service } from '../../../../src/model/views/service';
import type { Application } from '../application';
import { add, drop, put, remove } from '../change';
import type { Mistake } from '../mistake';
import { isSound } from '../places';
import { misspelt } from '../typing';

/** Routes of the Gateway API that no request takes. */
export const GATEWAYS: readonly Mistake[] = [
  {
    done: 'a slip in the name of the Gateway',
    rules: ['missing-parent-gateway'],
    severity: 'error',
    *places(app) {
      for (const { route, parent } of attached(app)) {
        if (parent.name.length > 3) {
          // A slip at the beginning of a word makes another word, and names that count are meant to differ.
          const isInDoubt = /\d$|-/.test(parent.name);
          yield {
            changes: [put(route.object, parent.field.get('name'), misspelt(parent.name))],
            isInDoubt,
          };
        }
      }
    },
  },
  {
    done: 'a Gateway of another namespace without that namespace',
    rules: ['missing-parent-gateway'],
    severity: 'error',
    *places(app) {
      for (const { route, parent } of attached(app)) {
        if (parent.field.get('namespace').isGiven && parent.namespace !== route.object.namespace) {
          const isInDoubt = new Set(app.cluster.gateways.all.map(({ object }) => object.name)).size > 1;
          yield { changes: [drop(route.object, parent.field.get('namespace'))], isInDoubt };
        }
      }
    },
  },
  {
    done: 'a GRPCRoute for the host of an HTTPRoute',
    rules: ['duplicate-route-kind'],
    severity: 'warning',
    *places(app) {
      for (const { route } of attached(app).filter((each) => each.route.object.kind === 'HTTPRoute')) {
        const { apiVersion, namespace, name, spec } = route.object;
        const backendRefs = route.rules[0]?.get('backendRefs').value;
        if (backendRefs !== undefined && route.hasHostnames) {
          const [parentRefs, hostnames] = [spec.get('parentRefs').value, spec.get('hostnames').value];
          const metadata = { name: `${name}-grpc`, namespace };
          const grpc = {
            apiVersion,
            kind: 'GRPCRoute',
            metadata,
            spec: { parentRefs, hostnames, rules: [{ backendRefs }] },
          };
          yield { changes: [add(grpc, route.object)] };
        }
      }
    },
    besides: { 'missing-reference-grant': 'a grant is for routes of one kind' },
  },
  {
    done: 'a slip in sectionName',
    rules: ['missing-gateway-listener'],
    severity: 'error',
    *places(app) {
      for (const { route, parent } of attached(app)) {
        yield { changes: [put(route.object, parent.field.get('sectionName'), misspelt(parent.sectionName ?? 'web'))] };
      }
    },
  },
  {
    done: 'a port of the Gateway that no listener has',
    rules: ['missing-gateway-listener'],
    severity: 'error',
    *places(app) {
      for (const { route, parent } of attached(app)) {
        yield { changes: [put(route.object, parent.field.get('port'), 4711)] };
      }
    },
  },
  {
    done: 'a host that the listener does not take',
    rules: ['mismatched-route-hostname'],
    severity: 'error',
    *places(app) {
      for (const { route, gateway } of attached(app)) {
        const isNamed = gateway.listeners.every(({ hostname }) => hostname !== '' && !hostname.includes('other'));
        if (isNamed && route.hasHostnames) {
          yield { changes: [put(route.object, route.object.spec.get('hostnames'), ['shop.other.test'])] };
        }
      }
    },
  },
  {
    done: 'a listener for routes of its own namespace, where others attach',
    rules: ['mismatched-route-namespace'],
    severity: 'error',
    *places(app) {
      for (const { route, gateway } of attached(app)) {
        if (gateway.object.namespace !== route.object.namespace && isSound(app, gateway.object)) {
          const changes = gateway.listeners.map(({ field }) =>
            put(gateway.object, field.find('allowedRoutes', 'namespaces', 'from'), 'Same'),
          );
          yield { changes, named: route.object };
        }
      }
    },
  },
  {
    done: 'a slip in the name of a backend of a route',
    rules: ['missing-route-service'],
    severity: 'error',
    *places(app) {
      for (const { route, ref, service } of backends(app)) {
        yield { changes: [put(route.object, ref.field.get('name'), misspelt(service.name))] };
      }
    },
  },
  {
    done: 'a backend of another namespace without that namespace',
    rules: ['missing-route-service'],
    severity: 'error',
    *places(app) {
      for (const { route, ref } of backends(app)) {
        if (ref.namespace !== route.object.namespace) {
          yield { changes: [drop(route.object, ref.field.get('namespace'))] };
        }
      }
    },
  },
  {
    done: 'a backend port that the Service of a route lacks',
    rules: ['missing-route-port'],
    severity: 'error',
    *places(app) {
      for (const { route, ref } of backends(app)) {
        yield { changes: [put(route.object, ref.field.get('port'), 4711)] };
      }
    },
  },
  {
    done: 'a backend of a route without its port',
    rules: ['missing-backend-ref-port'],
    severity: 'error',
    *places(app) {
      for (const { route, ref } of backends(app)) {
        yield { changes: [drop(route.object, ref.field.get('port'))] };
      }
    },
  },
  ...['http', 0, 65_536].map(
    (port): Mistake => ({
      done: `port: ${JSON.stringify(port)} in a backend of a route`,
      rules: ['forbidden-field-type', 'outside-range-port', 'forbidden-port-name'],
      severity: 'error',
      *places(app) {
        for (const { route, ref } of backends(app)) {
          yield { changes: [put(route.object, ref.field.get('port'), port)] };
        }
      },
    }),
  ),
  {
    done: 'the grant of a reference into another namespace taken back',
    rules: ['missing-reference-grant'],
    severity: 'error',
    *places(app) {
      for (const { route, ref } of backends(app)) {
        const grants = app.cluster.ofKind('ReferenceGrant').in(ref.namespace);
        const serving = grants.filter(({ object }) =>
          JSON.stringify(object.spec.value).includes(`"${route.object.kind}"`),
        );
        if (ref.namespace !== route.object.namespace && serving.length === 1) {
          yield { changes: serving.map(({ object }) => remove(object)), named: route.object };
        }
      }
    },
  },
  ...(
    [
      ['from', 'namespace', 'elsewhere'],
      ['from', 'kind', 'Gateway'],
      ['to', 'kind', 'Secret'],
    ] as const
  ).map(
    ([side, key, value]): Mistake => ({
      done: `${key}: ${value} in the grant of a reference`,
      rules: ['missing-reference-grant'],
      severity: 'error',
      *places(app) {
        for (const { route, ref } of backends(app)) {
          const grants = app.cluster.ofKind('ReferenceGrant').in(ref.namespace);
          const serving = grants.filter(({ object }) =>
            JSON.stringify(object.spec.value).includes(`"${route.object.kind}"`),
          );
          const [grant] = serving;
          if (
            ref.namespace !== route.object.namespace &&
            serving.length === 1 &&
            grant?.object.spec.get(side).items.length === 1
          ) {
            yield { changes: [put(grant.object, grant.object.spec.find(side, 0, key), value)], named: route.object };
          }
        }
      },
    }),
  ),
  {
    done: 'the grant of a certificate taken back',
    rules: ['missing-certificate-grant'],
    severity: 'error',
    *places(app) {
      for (const { object, listeners } of gateways(app)) {
        for (const certificate of listeners.flatMap(({ certificates }) => certificates)) {
          const grants = app.cluster.ofKind('ReferenceGrant').in(certificate.namespace);
          const serving = grants.filter(({ object: grant }) => JSON.stringify(grant.spec.value).includes('"Secret"'));
          if (certificate.namespace !== object.namespace && serving.length === 1) {
            yield { changes: serving.map((each) => remove(each.object)), named: object };
          }
        }
      }
    },
  },
  {
    done: 'a slip in the certificate of a listener',
    rules: ['missing-tls-secret'],
    severity: 'warning',
    besides: { 'missing-certificate-grant': 'the grant is for the right name' },
    *places(app) {
      for (const { object, listeners } of gateways(app)) {
        for (const { field, namespace, name } of listeners.flatMap(({ certificates }) => certificates)) {
          if (app.cluster.ofKind('Secret').named(namespace, name).length > 0 && object.namespace !== namespace) {
            yield { changes: [put(object, field.get('name'), misspelt(name))] };
          }
        }
      }
    },
  },
  {
    done: 'two listeners of one name',
    rules: ['duplicate-listener', 'duplicate-entry'],
    severity: 'error',
    besides: { 'missing-gateway-listener': 'a route names the other listener' },
    *places(app) {
      for (const { object, listeners } of gateways(app)) {
        const [first, second] = listeners;
        if (first !== undefined && second !== undefined) {
          yield { changes: [put(object, second.field.get('name'), first.name)] };
        }
      }
    },
  },
  {
    done: 'two listeners for the same port and host',
    rules: ['duplicate-listener'],
    severity: 'error',
    *places(app) {
      for (const { object, listeners } of gateways(app)) {
        const [first] = listeners;
        if (first !== undefined) {
          const copy = { ...(first.field.value as object), name: 'again' };
          yield { changes: [put(object, object.spec.find('listeners', listeners.length), copy)] };
        }
      }
    },
  },
  ...(
    [
      ['protocol', 'http', ['unreachable-listener-protocol']],
      ['protocol', 'TPC', ['unreachable-listener-protocol']],
      ['hostname', 'https://shop.example.com', ['forbidden-gateway-hostname']],
      ['port', '80', ['forbidden-field-type']],
      ['port', 70_000, ['outside-range-port']],
      ['port', 0, ['outside-range-port']],
      ['name', 'HTTP_listener', ['forbidden-name', 'forbidden-gateway-hostname']],
    ] as const
  ).map(
    ([key, value, rules]): Mistake => ({
      done: `${key}: ${JSON.stringify(value)} in a listener`,
      rules,
      severity: 'error',
      besides: {
        'missing-gateway-listener': 'a route names the listener',
        'forbidden-listener-field': 'a listener of TCP has no host',
        'mismatched-listener-kind': 'the kinds were right for another protocol',
        'mismatched-route-kind': 'the kinds were right for another protocol',
        'mismatched-route-hostname': 'the host of the route is another',
        'duplicate-listener': 'another listener has the port',
      },
      *places(app) {
        for (const { object, listeners } of gateways(app)) {
          for (const { field } of listeners.slice(0, 1)) {
            yield { changes: [put(object, field.get(key), value)] };
          }
        }
      },
    }),
  ),
  ...(
    [
      ['hostnames', ['shop.example.com:443'], ['forbidden-gateway-hostname']],
      ['hostnames', ['shop_1.example.com'], ['forbidden-gateway-hostname']],
      ['hostname', ['shop.example.com'], ['forbidden-unknown-field']],
      ['parentRef', { name: 'front' }, ['forbidden-unknown-field']],
      ['rule', [], ['forbidden-unknown-field']],
      ['backendRefs', [], ['forbidden-unknown-field']],
    ] as const
  ).map(
    ([key, value, rules]): Mistake => ({
      done: `${key}: ${JSON.stringify(value)} in a route`,
      rules,
      severity: 'error',
      besides: { 'mismatched-route-hostname': 'the listener is for another host' },
      *places(app) {
        for (const route of routes(app)) {
          if (route.object.kind === 'HTTPRoute') {
            yield { changes: [put(route.object, route.object.spec.get(key), value)] };
          }
        }
      },
    }),
  ),
  ...(
    [
      [['matches'], [{ path: { type: 'PathPrefix', value: 'books' } }], ['forbidden-value']],
      [['matches'], [{ path: { type: 'Exact', value: '//books' } }], ['forbidden-value']],
      [['matches'], [{ method: 'get' }], ['forbidden-value']],
      [['filters'], [{ type: 'UrlRewrite' }], ['forbidden-value']],
      [['filters'], [{ type: 'RequestRedirect', requestRedirect: { scheme: 'HTTPS' } }], ['forbidden-value']],
      [['filters'], [{ type: 'RequestRedirect', requestRedirect: { statusCode: '301' } }], ['forbidden-field-type']],
      [['filters'], [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefix' } } }], ['forbidden-value']],
      [['timeouts', 'request'], 10, ['forbidden-field-type']],
      [['backendRefs', 0, 'weight'], -1, ['outside-range-number']],
      [['backendRefs', 0, 'weight'], 2_000_000, ['outside-range-number']],
    ] as const
  ).map(
    ([way, value, rules]): Mistake => ({
      done: `${way.join('.')}: ${JSON.stringify(value)} in a rule of a route`,
      rules,
      severity: 'error',
      besides: { 'forbidden-combination': 'a redirect leaves no request for the backends that the rule has' },
      *places(app) {
        for (const { object, rules } of routes(app)) {
          const [rule] = rules;
          if (object.kind === 'HTTPRoute' && rule?.get('backendRefs').length) {
            yield { changes: [put(object, rule.find(...way), value)] };
          }
        }
      },
    }),
  ),
  ...(
    [
      ['apiVersion', 'networking.k8s.io/v1'],
      ['apiVersion', 'gateway.networking.k8.io/v1'],
      ['apiVersion', 'gateway.networking.k8s.io/v2'],
      ['kind', 'HttpRoute'],
    ] as const
  ).map(
    ([key, value]): Mistake => ({
      done: `${key}: ${value} of a route`,
      rules: ['forbidden-api-version'],
      severity: 'error',
      besides: { 'ignored-headless-port': 'no route leads to the headless Service any more' },
      *places(app) {
        for (const { object } of routes(app)) {
          if (object.kind === 'HTTPRoute') {
            yield { changes: [put(object, object.root.get(key), value)] };
          }
        }
      },
    }),
  ),
  ...['prefix', 'Prefix', 'pathPrefix', 'Regex'].map(
    (type): Mistake => ({
      done: `the path type ${type} in a route`,
      rules: ['forbidden-value'],
      severity: 'error',
      besides: { 'forbidden-combination': 'a filter replaces prefixes, which such a match has not' },
      *places(app) {
        for (const { object, rules } of routes(app)) {
          for (const rule of rules) {
            const path = rule.find('matches', 0, 'path');
            if (path.isGiven) {
              yield { changes: [put(object, path.get('type'), type)] };
            }
          }
        }
      },
    }),
  ),
];

function routes(app: Application): Route[] {
  return app.cluster.routes.all.filter(({ object }) => isSound(app, object));
}

function gateways(app: Application): Gateway[] {
  return app.cluster.gateways.all.filter(({ object }) => isSound(app, object));
}

/** The references of routes to Gateways that are here. */
function attached(
  app: Application,
): { route: Route; parent: ParentRef; gateway: Gateway; listener: Listener | undefined }[] {
  return routes(app).flatMap((route) =>
    route.parentRefs.flatMap((parent) => {
      const [gateway, another] = app.cluster.gateways.named(parent.namespace, parent.name);
      return gateway !== undefined && another === undefined && parent.kind === 'Gateway'
        ? [{ route, parent, gateway, listener: gateway.listeners[0] }]
        : [];
    }),
  );
}

/** The backends of routes whose Services are here. */
function backends(app: Application): { route: Route; ref: BackendRef; service: Service }[] {
  return routes(app).flatMap((route) =>
    route.backendRefs.filter(isService).flatMap((ref) => {
      const [service] = app.cluster.services.named(ref.namespace, ref.name);
      return service !== undefined && isSound(app, service.object) ? [{ route, ref, service }] : [];
    }),
  );
}
