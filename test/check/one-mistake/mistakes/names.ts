import { add, drop, put } from '../change';
import type { Mistake } from '../mistake';
import { services, sound } from '../places';

const NETWORKING = ['Service', 'Ingress', 'StatefulSet', 'Deployment', 'EndpointSlice', 'NetworkPolicy', 'HTTPRoute'];

/** What refers to an object that is not one any more. */
const LOST = {
  'missing-route-service': 'a route has lost its backend',
  'missing-backend-service': 'an Ingress has lost its backend',
  'missing-headless-service': 'a StatefulSet has lost its headless Service',
  'missing-referenced-service': 'a webhook or a route of a controller has lost its Service',
  'missing-named-service': 'clients have lost their host',
  'missing-endpoints-service': 'endpoints have lost their Service',
  'unreachable-selector': 'a Service has lost its pods',
  'missing-ingress-class': 'an Ingress has lost its class',
};

/** Names, labels and versions that the API server does not take. */
export const NAMES: readonly Mistake[] = [
  ...[
    { app: 'my app' },
    { app: 'web/front' },
    { app: '-web' },
    { 'app name': 'web' },
    { '/app': 'web' },
    { app: `${'long-'.repeat(13)}x` },
  ].map(
    (labels): Mistake => ({
      done: `the label ${JSON.stringify(labels)}`,
      rules: ['forbidden-label'],
      severity: 'error',
      *places(app) {
        for (const object of sound(app, ...NETWORKING)) {
          const [[key, value]] = Object.entries(labels) as [[string, string]];
          yield { changes: [put(object, object.root.find('metadata', 'labels', key), value)] };
        }
      },
    }),
  ),
  ...[{ version: 1 }, { enabled: true }, { app: ['web'] }, { app: { name: 'web' } }].flatMap((texts) =>
    ['labels', 'annotations'].map(
      (place): Mistake => ({
        done: `${JSON.stringify(texts)} in the ${place}`,
        rules: ['forbidden-field-type'],
        severity: 'error',
        *places(app) {
          for (const object of sound(app, ...NETWORKING)) {
            const [[key, value]] = Object.entries(texts) as [[string, unknown]];
            if (!object.root.find('metadata', place, key).isGiven) {
              yield { changes: [put(object, object.root.find('metadata', place, key), value)] };
            }
          }
        },
      }),
    ),
  ),
  ...['My-Service', 'my_service', '-web', 'web-', 'web.shop', `${'long-'.repeat(13)}x`].map(
    (name): Mistake => ({
      done: `a Service called ${name}`,
      rules: ['forbidden-name'],
      severity: 'error',
      *places(app) {
        for (const { object } of services(app)) {
          if (!isMentioned(JSON.stringify(app.objects.map(({ root }) => root.value)), object.name)) {
            yield { changes: [put(object, object.root.find('metadata', 'name'), name)] };
          }
        }
      },
    }),
  ),
  ...['Web', 'web_1', 'web!'].map(
    (name): Mistake => ({
      done: `an object called ${name}`,
      rules: ['forbidden-name'],
      severity: 'error',
      *places(app) {
        for (const object of sound(app, 'Ingress', 'Deployment', 'NetworkPolicy', 'HTTPRoute')) {
          yield { changes: [put(object, object.root.find('metadata', 'name'), name)] };
        }
      },
    }),
  ),
  {
    done: 'an object without a name',
    rules: ['missing-field', 'forbidden-name'],
    severity: 'error',
    *places(app) {
      for (const object of sound(app, 'Ingress', 'Deployment', 'NetworkPolicy', 'HTTPRoute')) {
        yield { changes: [drop(object, object.root.find('metadata', 'name'))] };
      }
    },
  },
  ...(
    [
      ['Ingress', 'extensions/v1beta1'],
      ['Ingress', 'networking.k8s.io/v1beta1'],
      ['NetworkPolicy', 'extensions/v1beta1'],
      ['Deployment', 'extensions/v1beta1'],
      ['Deployment', 'apps/v1beta2'],
      ['StatefulSet', 'apps/v1beta1'],
      ['EndpointSlice', 'discovery.k8s.io/v1beta1'],
      ['IngressClass', 'networking.k8s.io/v1beta1'],
    ] as const
  ).map(([kind, version]) => ofVersion(kind, version, 'the removed version')),
  ...(
    [
      ['Service', 'apps/v1'],
      ['Service', 'v2'],
      ['Deployment', 'v1'],
      ['Deployment', 'app/v1'],
      ['StatefulSet', 'v1'],
      ['Ingress', 'v1'],
      ['Ingress', 'apps/v1'],
      ['Ingress', 'networking/v1'],
      ['Ingress', 'networking.k8s.io/v2'],
      ['NetworkPolicy', 'v1'],
      ['EndpointSlice', 'v1'],
    ] as const
  ).map(([kind, version]) => ofVersion(kind, version, 'the wrong version')),
  ...['service', 'Services', 'deployment', 'Statefulset', 'ingress', 'Ingres'].map(
    (kind): Mistake => ({
      done: `kind: ${kind}`,
      rules: ['forbidden-api-version'],
      severity: 'error',
      besides: LOST,
      *places(app) {
        for (const object of sound(app, 'Service', 'Deployment', 'StatefulSet', 'Ingress')) {
          if (object.kind.toLowerCase().startsWith(kind.toLowerCase().slice(0, 6))) {
            yield { changes: [put(object, object.root.get('kind'), kind)] };
          }
        }
      },
    }),
  ),
  ...['apiVersion', 'kind'].map(
    (key): Mistake => ({
      done: `no ${key}`,
      rules: ['forbidden-api-version'],
      severity: 'error',
      besides: LOST,
      *places(app) {
        for (const object of sound(app, ...NETWORKING)) {
          yield { changes: [drop(object, object.root.get(key))] };
        }
      },
    }),
  ),
  {
    done: 'two different Services of one name',
    rules: ['duplicate-object'],
    severity: 'warning',
    besides: { 'ignored-service-field': 'the second has a field of another type' },
    *places(app) {
      for (const { object } of services(app)) {
        if (object.namespaceGiven) {
          const data = structuredClone(object.root.value) as { spec: object };
          yield { changes: [add({ ...data, spec: { ...data.spec, externalName: 'other.example.com' } }, object)] };
        }
      }
    },
  },
];

function ofVersion(kind: string, version: string, what: string): Mistake {
  return {
    done: `${kind} of ${what} ${version}`,
    rules: ['forbidden-api-version'],
    severity: 'error',
    besides: LOST,
    *places(app) {
      for (const object of sound(app, kind)) {
        yield { changes: [put(object, object.root.get('apiVersion'), version)] };
      }
    },
  };
}

/** Whether a name occurs more than once, so that others may refer to it. */
function isMentioned(text: string, name: string): boolean {
  return text.split(JSON.stringify(name).slice(1, -1)).length > 2;
}
