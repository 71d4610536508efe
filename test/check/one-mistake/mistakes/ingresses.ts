import type { Ingress, IngressBackend } from '../../../../src/model/views/ingress';
import type { Service } from '../../../../src/model/views/service';
import type { Application } from '../application';
import { add, drop, moved, put, renamed } from '../change';
import type { Mistake } from '../mistake';
import { isSound, sound } from '../places';
import { misspelt } from '../typing';

/** Ingresses that lead nowhere, or that the API server refuses. */
export const INGRESSES: readonly Mistake[] = [
  {
    done: 'a slip in the name of a backend Service',
    rules: ['missing-backend-service'],
    severity: 'error',
    *places(app) {
      for (const { ingress, backend } of routed(app)) {
        yield {
          changes: [put(ingress.object, backend.field.find('service', 'name'), misspelt(backend.serviceName ?? ''))],
        };
      }
    },
  },
  {
    done: 'a backend Service by the name that it had once',
    rules: ['missing-backend-service'],
    severity: 'warning',
    *places(app) {
      for (const { ingress, backend } of routed(app)) {
        yield { changes: [put(ingress.object, backend.field.find('service', 'name'), 'former-name')] };
      }
    },
  },
  {
    done: 'an Ingress in another namespace than its Services',
    rules: ['missing-backend-service'],
    severity: 'error',
    besides: { 'missing-tls-secret': 'the certificate is in the other namespace too' },
    *places(app) {
      for (const { ingress, service } of routed(app)) {
        if (ingress.object.namespaceGiven && service.object.namespaceGiven) {
          yield { changes: [moved(ingress.object, 'ingress')] };
        }
      }
    },
  },
  {
    done: 'a backend port by a number that the Service lacks',
    rules: ['missing-backend-port'],
    severity: 'error',
    *places(app) {
      for (const { ingress, backend } of routed(app)) {
        yield { changes: [put(ingress.object, backend.field.find('service', 'port'), { number: 4711 })] };
      }
    },
  },
  {
    done: 'the port of the pods in place of that of the Service',
    rules: ['missing-backend-port'],
    severity: 'warning',
    *places(app) {
      for (const { ingress, backend, service } of routed(app)) {
        for (const { target, number } of service.ports) {
          if (typeof target === 'number' && target !== number && service.portsNumbered(target).length === 0) {
            yield { changes: [put(ingress.object, backend.field.find('service', 'port'), { number: target })] };
          }
        }
      }
    },
  },
  {
    done: 'a slip in the name of a backend port',
    rules: ['missing-backend-port'],
    severity: 'error',
    *places(app) {
      for (const { ingress, backend, service } of routed(app)) {
        const [named] = service.ports.filter(({ name }) => name !== '');
        if (named !== undefined) {
          yield {
            changes: [put(ingress.object, backend.field.find('service', 'port'), { name: misspelt(named.name) })],
          };
        }
      }
    },
  },
  {
    done: 'a backend port by name, where the port has none',
    rules: ['missing-backend-port'],
    severity: 'error',
    *places(app) {
      for (const { ingress, backend, service } of routed(app)) {
        if (service.ports.every(({ name }) => name === '')) {
          yield { changes: [put(ingress.object, backend.field.find('service', 'port'), { name: 'http' })] };
        }
      }
    },
  },
  ...[{ number: 80.5 }, { name: 80 }, 80, '80'].map(
    (port): Mistake => ({
      done: `port: ${JSON.stringify(port)} in a backend`,
      rules: ['forbidden-field-type', 'forbidden-port-name'],
      severity: 'error',
      *places(app) {
        for (const { ingress, backend } of routed(app)) {
          yield { changes: [put(ingress.object, backend.field.find('service', 'port'), port)] };
        }
      },
    }),
  ),
  {
    done: 'the number of a backend port in quotes',
    rules: ['forbidden-field-type'],
    severity: 'error',
    *places(app) {
      for (const { ingress, backend, service } of routed(app)) {
        const number = String(service.ports[0]?.number);
        yield { changes: [put(ingress.object, backend.field.find('service', 'port'), { number })] };
      }
    },
  },
  ...[{}, { number: 80, name: 'http' }, { number: 0 }, { number: 65_536 }, { name: 'HTTP_port' }].map(
    (port): Mistake => ({
      done: `port: ${JSON.stringify(port)} in a backend, which is refused`,
      rules: [
        'forbidden-ingress-backend',
        'forbidden-port-name',
        'outside-range-port',
        'forbidden-combination',
        'missing-field',
      ],
      severity: 'error',
      *places(app) {
        for (const { ingress, backend } of routed(app)) {
          yield { changes: [put(ingress.object, backend.field.find('service', 'port'), port)] };
        }
      },
    }),
  ),
  {
    done: 'serviceName and servicePort, as before networking.k8s.io/v1',
    rules: ['forbidden-unknown-field'],
    severity: 'error',
    *places(app) {
      for (const { ingress, backend, service } of routed(app)) {
        const old = { serviceName: service.name, servicePort: service.ports[0]?.number };
        yield { changes: [put(ingress.object, backend.field, old)] };
      }
    },
  },
  {
    done: 'a backend without its Service',
    rules: ['forbidden-ingress-backend', 'missing-field'],
    severity: 'error',
    *places(app) {
      for (const { ingress, backend } of routed(app)) {
        yield { changes: [drop(ingress.object, backend.field.get('service'))] };
      }
    },
  },
  {
    done: 'a Service without its name',
    rules: ['forbidden-ingress-backend', 'missing-field'],
    severity: 'error',
    *places(app) {
      for (const { ingress, backend } of routed(app)) {
        yield { changes: [drop(ingress.object, backend.field.find('service', 'name'))] };
      }
    },
  },
  {
    done: 'a path without pathType',
    rules: ['forbidden-ingress-path', 'missing-field'],
    severity: 'error',
    *places(app) {
      for (const { ingress, path } of paths(app)) {
        yield { changes: [drop(ingress.object, path.field.get('pathType'))] };
      }
    },
  },
  ...['prefix', 'PathPrefix', 'exact', 'Regex'].map(
    (type): Mistake => ({
      done: `pathType: ${type}`,
      rules: ['forbidden-value', 'forbidden-ingress-path'],
      severity: 'error',
      *places(app) {
        for (const { ingress, path } of paths(app)) {
          yield { changes: [put(ingress.object, path.field.get('pathType'), type)] };
        }
      },
    }),
  ),
  ...['api', 'shop/cart', '/a//b', '/a/../b', '/a/./b'].map(
    (text): Mistake => ({
      done: `the path ${text}`,
      rules: ['forbidden-ingress-path'],
      severity: 'error',
      besides: { 'mismatched-rewrite-target': 'the rewrite was for the pattern' },
      *places(app) {
        for (const { ingress, path } of paths(app)) {
          yield {
            changes: [
              put(ingress.object, path.field.get('path'), text),
              put(ingress.object, path.field.get('pathType'), 'Prefix'),
            ],
          };
        }
      },
    }),
  ),
  {
    done: 'a star at the end of a prefix',
    rules: ['unreachable-path-pattern'],
    severity: 'error',
    *places(app) {
      for (const { ingress, path } of paths(app)) {
        if (path.pathType === 'Prefix' && ['public', 'traefik'].includes(ingress.className ?? '')) {
          yield { changes: [put(ingress.object, path.field.get('path'), '/shelves/*')] };
        }
      }
    },
  },
  {
    done: 'a slip in the class, where the class is in the files',
    rules: ['missing-ingress-class'],
    severity: 'warning',
    *places(app) {
      for (const ingress of ingresses(app)) {
        const name = ingress.object.spec.get('ingressClassName');
        if (name.text && app.cluster.ofKind('IngressClass').named('', name.text).length > 0) {
          yield { changes: [put(ingress.object, name, misspelt(name.text))] };
        }
      }
    },
  },
  ...['ingressClass', 'ingressClassname', 'IngressClassName'].map(
    (key): Mistake => ({
      done: `${key} for ingressClassName`,
      rules: ['forbidden-unknown-field'],
      severity: 'error',
      *places(app) {
        for (const { object } of ingresses(app)) {
          const name = object.spec.get('ingressClassName');
          if (name.isGiven) {
            yield { changes: renamed(object, name, key) };
          }
        }
      },
    }),
  ),
  {
    done: 'a TLS host that no rule has',
    rules: ['uncovered-tls-host'],
    severity: 'warning',
    *places(app) {
      for (const { object, tls, rules } of ingresses(app)) {
        const [host] = tls[0]?.hosts ?? [];
        if (
          host?.text &&
          tls.length === 1 &&
          tls[0]?.hosts.length === 1 &&
          rules.some((rule) => rule.get('host').text === host.text)
        ) {
          yield { changes: [put(object, host, `old-${host.text}`)] };
        }
      }
    },
  },
  {
    done: 'a slip in the name of the certificate, where that is in the files',
    rules: ['missing-tls-secret'],
    severity: 'warning',
    *places(app) {
      for (const { object, tls } of ingresses(app)) {
        for (const { field, secretName } of tls) {
          if (secretName && app.cluster.ofKind('Secret').named(object.namespace, secretName).length > 0) {
            yield { changes: [put(object, field.get('secretName'), misspelt(secretName))] };
          }
        }
      }
    },
  },
  {
    done: 'a Secret with a password for a certificate',
    rules: ['mismatched-tls-secret'],
    severity: 'error',
    *places(app) {
      for (const { object, tls } of ingresses(app)) {
        const opaque = app.cluster
          .ofKind('Secret')
          .in(object.namespace)
          .find((secret) => secret.object.root.get('type').text === 'Opaque');
        for (const { field } of opaque === undefined ? [] : tls) {
          yield { changes: [put(object, field.get('secretName'), opaque?.object.name)] };
        }
      }
    },
  },
  {
    done: 'the certificate in a namespace other than that of the Ingress',
    rules: ['missing-tls-secret'],
    severity: 'warning',
    besides: { 'missing-certificate-grant': 'a Gateway has lost it as well' },
    *places(app) {
      for (const { object, tls } of ingresses(app)) {
        for (const { secretName = '' } of tls) {
          const [secret] = app.cluster.ofKind('Secret').named(object.namespace, secretName);
          if (secret !== undefined) {
            yield { changes: [moved(secret.object, 'certificates')], named: object };
          }
        }
      }
    },
  },
  ...[
    '192.0.2.1',
    'https://shop.example.com',
    'shop.example.com:443',
    'shop_1.example.com',
    'Shop.example.com',
    'shop.*.com',
    '*',
    'shop.example.com/books',
  ].map(
    (host): Mistake => ({
      done: `the host ${host}`,
      rules: ['forbidden-ingress-host'],
      severity: 'error',
      besides: { 'uncovered-tls-host': 'the host of the certificate is another' },
      *places(app) {
        for (const { object, rules } of ingresses(app)) {
          for (const rule of rules.filter((each) => each.get('http').isGiven)) {
            yield { changes: [put(object, rule.get('host'), host)] };
          }
        }
      },
    }),
  ),
  {
    done: 'a second Ingress for the same host and path',
    rules: ['duplicate-ingress-path'],
    severity: 'warning',
    *places(app) {
      for (const { object, paths } of ingresses(app)) {
        const other = app.cluster.services
          .in(object.namespace)
          .find(({ name, ports }) => ports.length > 0 && !paths.some(({ backend }) => backend.serviceName === name));
        if (
          paths.length > 0 &&
          paths[0]?.backend.serviceName &&
          other !== undefined &&
          // Annotations may tell requests apart by more than their path.
          object.annotations.size === 0 &&
          object.spec.get('rules').items.length === 1
        ) {
          const data = structuredClone(object.root.value) as any;
          data.metadata.name = `${object.name}-again`;
          const backend = { service: { name: other.name, port: { number: other.ports[0]?.number } } };
          data.spec.rules[0].http.paths = [{ ...data.spec.rules[0].http.paths[0], backend }];
          yield { changes: [add(data, object)] };
        }
      }
    },
    besides: {
      'duplicate-ingress-path': 'each of the two Ingresses may be the wrong one',
      'mismatched-session-affinity': 'the Service stood behind no Ingress before',
    },
  },
  {
    done: 'paths beside http',
    rules: ['forbidden-unknown-field'],
    severity: 'error',
    *places(app) {
      for (const { object, rules } of ingresses(app)) {
        for (const rule of rules) {
          const paths = rule.find('http', 'paths');
          if (paths.isGiven) {
            yield { changes: [put(object, rule, { ...(rule.value as object), http: undefined, paths: paths.value })] };
          }
        }
      }
    },
  },
  {
    done: 'no rules',
    rules: ['missing-ingress-rule'],
    severity: 'error',
    *places(app) {
      for (const { object, defaultBackend } of ingresses(app)) {
        if (defaultBackend === undefined) {
          yield { changes: [drop(object, object.spec.get('rules'))] };
        }
      }
    },
    besides: { 'uncovered-tls-host': 'the certificate has no rule' },
  },
  ...(
    [
      ['http', { paths: [] }],
      ['http', {}],
    ] as const
  ).map(
    ([key, value]): Mistake => ({
      done: `a rule with ${key}: ${JSON.stringify(value)}`,
      rules: ['missing-field', 'missing-ingress-rule'],
      severity: 'error',
      *places(app) {
        for (const { object, rules } of ingresses(app)) {
          for (const rule of rules) {
            yield { changes: [put(object, rule.get(key), value)] };
          }
        }
      },
    }),
  ),
];

function ingresses(app: Application): Ingress[] {
  return app.cluster.ingresses.all.filter(({ object, isV1 }) => isV1 && isSound(app, object));
}

function paths(app: Application) {
  return ingresses(app).flatMap((ingress) => ingress.paths.map((path) => ({ ingress, path })));
}

/** The backends whose Services are here. */
function routed(app: Application): { ingress: Ingress; backend: IngressBackend; service: Service }[] {
  const known = new Set(sound(app, 'Service'));
  return ingresses(app).flatMap((ingress) =>
    ingress.backends.flatMap((backend) => {
      const [service] = app.cluster.services.named(ingress.object.namespace, backend.serviceName ?? '');
      return service !== undefined && known.has(service.object) && !service.isExternalName
        ? [{ ingress, backend, service }]
        : [];
    }),
  );
}
