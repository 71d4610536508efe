import { namedHostsIn } from '../../../../src/guesses/settings/named-hosts';
import type { KubeObject } from '../../../../src/model/objects/kube-object';
import type { Service } from '../../../../src/model/views/service';
import type { Application } from '../application';
import { drop, moved, put } from '../change';
import type { Mistake } from '../mistake';
import { isSound, sound } from '../places';
import { misspelt } from '../typing';

/** StatefulSets whose pods have no names of their own, or that are refused. */
export const STATEFUL_SETS: readonly Mistake[] = [
  {
    done: 'a slip in serviceName',
    rules: ['missing-headless-service'],
    severity: 'error',
    *places(app) {
      for (const { object, service } of governed(app)) {
        yield { changes: [put(object, object.spec.get('serviceName'), misspelt(service.name))] };
      }
    },
  },
  {
    done: 'serviceName left out, while clients call pods by their names',
    rules: ['missing-headless-service'],
    severity: 'error',
    *places(app) {
      for (const { object, service } of governed(app)) {
        const podName = new RegExp(`\\b${object.name}-\\d+\\.${service.name}\\b`);
        if (namedHostsIn(app.cluster).some(({ mention }) => podName.test(mention.host))) {
          yield { changes: [drop(object, object.spec.get('serviceName'))] };
        }
      }
    },
  },
  {
    done: 'the client Service as serviceName',
    rules: ['missing-headless-service'],
    severity: 'warning',
    *places(app) {
      for (const { object } of governed(app)) {
        const client = app.cluster.services
          .in(object.namespace)
          .find((each) => !each.isHeadless && !each.isExternalName);
        if (client !== undefined) {
          yield { changes: [put(object, object.spec.get('serviceName'), client.name)] };
        }
      }
    },
  },
  {
    done: 'clusterIP: None forgotten',
    rules: ['missing-headless-service'],
    severity: 'warning',
    besides: { 'ignored-readiness-probe': 'addresses before readiness are for headless Services' },
    *places(app) {
      for (const { object, service } of governed(app)) {
        // Nothing is lost where nobody calls a pod by its name.
        if (isCalledByName(app, object)) {
          yield { changes: [drop(service.object, service.spec.get('clusterIP'))], named: object };
        }
      }
    },
  },
  {
    done: 'the headless Service in another namespace',
    rules: ['missing-headless-service'],
    severity: 'error',
    besides: {
      'unreachable-selector': 'the Service has lost its pods as well',
      'missing-named-service': 'clients of single pods have lost them as well',
    },
    *places(app) {
      for (const { object, service } of governed(app)) {
        if (object.namespaceGiven && service.object.namespaceGiven) {
          yield { changes: [moved(service.object, 'databases')], named: object };
        }
      }
    },
  },
  {
    done: 'a headless Service that selects none of the pods it names',
    rules: ['mismatched-headless-selector', 'unreachable-selector'],
    severity: 'error',
    *places(app) {
      for (const { object, service } of governed(app)) {
        const [key, value] = [...service.selector][0] ?? [];
        if (key !== undefined && object.spec.find('template', 'metadata', 'labels', key).text === value) {
          yield { changes: [put(service.object, service.spec.find('selector', key), 'quite-another')] };
        }
      }
    },
  },
  {
    done: 'a slip in the volume that is mounted',
    rules: ['missing-volume'],
    severity: 'error',
    *places(app) {
      for (const { object } of governed(app)) {
        const name = object.spec.find('template', 'spec', 'containers', 0, 'volumeMounts', 0, 'name');
        if (name.text) {
          yield { changes: [put(object, name, misspelt(name.text))] };
        }
      }
    },
  },
  ...(
    [
      ['replicas', '3', 'forbidden-field-type'],
      ['replicas', -1, 'outside-range-number'],
      ['replica', 3, 'forbidden-unknown-field'],
      ['servicename', 'db', 'forbidden-unknown-field'],
      ['volumeClaimTemplate', [], 'forbidden-unknown-field'],
      ['podManagementPolicy', 'parallel', 'forbidden-value'],
      ['serviceName', 'db.store', 'forbidden-name'],
      ['serviceName', 'My_DB', 'forbidden-name'],
    ] as const
  ).map(
    ([key, value, rule]): Mistake => ({
      done: `${key}: ${JSON.stringify(value)} in a StatefulSet`,
      rules: [rule],
      severity: 'error',
      *places(app) {
        for (const { object } of governed(app)) {
          yield { changes: [put(object, object.spec.get(key), value)] };
        }
      },
    }),
  ),
  {
    done: 'no selector in a workload',
    rules: ['missing-pod-selector', 'missing-field'],
    severity: 'error',
    *places(app) {
      for (const object of sound(app, 'StatefulSet', 'Deployment', 'DaemonSet')) {
        yield { changes: [drop(object, object.spec.get('selector'))] };
      }
    },
  },
];

/** Whether something mentions a pod by the name that its headless Service gives it. */
function isCalledByName(app: Application, { name }: KubeObject): boolean {
  const call = new RegExp(`\\b${name}-(?:\\d+|\\$\\S+)\\.[a-z]`);
  return app.cluster.objects.some(({ root }) => call.test(JSON.stringify(root.value)));
}

/** The StatefulSets with their headless Service. */
function governed(app: Application): { object: KubeObject; service: Service }[] {
  return sound(app, 'StatefulSet').flatMap((object) => {
    const name = object.spec.get('serviceName').text ?? '';
    const [service] = app.cluster.services.named(object.namespace, name);
    return service?.isHeadless && isSound(app, service.object) ? [{ object, service }] : [];
  });
}
