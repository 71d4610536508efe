import { operatorIn } from '../../../../src/guesses/makers/operators';
import type { Mention } from '../../../../src/guesses/settings/mentions';
import { serviceNamed } from '../../../../src/guesses/settings/named-service';
import { mentionsIn, tellersIn } from '../../../../src/guesses/settings/settings';
import type { KubeObject } from '../../../../src/model/objects/kube-object';
import type { Service } from '../../../../src/model/views/service';
import type { Field } from '../../../../src/values/field';
import type { Application } from '../application';
import { type Change, put } from '../change';
import type { Mistake } from '../mistake';
import { isSound } from '../places';
import { misspelt } from '../typing';

/** Applications that ask for a host or port nobody offers. */
export const CLIENTS: readonly Mistake[] = [
  {
    done: 'a slip in the host of a setting',
    rules: ['missing-named-service'],
    severity: 'error',
    *places(app) {
      for (const { object, mention, service } of mentions(app)) {
        yield {
          changes: [
            replaced(object, mention.field, mention.host, mention.host.replace(service.name, misspelt(service.name))),
          ],
          ...(isInDoubt(app, object, mention) && { isInDoubt: true }),
        };
      }
    },
  },
  {
    done: 'a slip in the namespace of a host',
    rules: ['missing-named-service'],
    severity: 'warning',
    *places(app) {
      for (const { object, mention, service } of mentions(app)) {
        const qualified = `${service.name}.${service.namespace}`;
        if (mention.host.startsWith(`${qualified}.`) || mention.host === qualified) {
          yield {
            changes: [replaced(object, mention.field, qualified, `${service.name}.${misspelt(service.namespace)}`)],
          };
        }
      }
    },
  },
  {
    done: 'the namespace of a host left out',
    rules: ['missing-named-service'],
    severity: 'warning',
    *places(app) {
      for (const { object, mention, service } of mentions(app)) {
        if (service.namespace !== object.namespace && object.namespaceGiven) {
          yield { changes: [replaced(object, mention.field, mention.host, service.name)] };
        }
      }
    },
  },
  {
    done: 'localhost in place of a Service',
    rules: ['unreachable-localhost'],
    severity: 'warning',
    *places(app) {
      for (const { object, mention, service } of mentions(app)) {
        const isPlain = mention.host === service.name && mention.port !== undefined && !mention.isImplied;
        const [workload] = app.cluster.workloads.named(object.namespace, object.name);
        const ports = workload?.pod.serving.length === 1 ? workload.pod.ports : [];
        const isOfOthers = ports.length > 0 && ports.every(({ number }) => number !== mention.port);
        if (isPlain && isOfOthers && app.cluster.selectedBy(service).length > 0) {
          yield { changes: [replaced(object, mention.field, mention.host, 'localhost')] };
        }
      }
    },
  },
  {
    done: 'a port of a setting that the Service lacks',
    rules: ['missing-named-port'],
    severity: 'error',
    *places(app) {
      for (const { object, mention, service } of mentions(app)) {
        const isOnce = (mention.portField.text ?? '').split(`${mention.port}`).length === 2;
        if (isOnce && !mention.isImplied && !service.isHeadless && !service.isExternalName) {
          yield {
            changes: [replaced(object, mention.portField, String(mention.port), '4711')],
            ...(isInDoubt(app, object, mention) && { isInDoubt: true }),
          };
        }
      }
    },
  },
  {
    done: 'a Service renamed, and its clients forgotten',
    rules: ['missing-named-service'],
    severity: 'warning',
    besides: { 'missing-endpoints-service': 'endpoints look for it under its old name' },
    *places(app) {
      for (const { object, service, mention } of mentions(app)) {
        const isPlain = !/(service|svc|server|app)$/.test(service.name);
        if (
          isPlain &&
          mention.isSure &&
          mention.port !== undefined &&
          isSound(app, service.object) &&
          !isRouted(app, service)
        ) {
          yield {
            changes: [put(service.object, service.object.root.find('metadata', 'name'), `${service.name}-svc`)],
            named: object,
          };
        }
      }
    },
  },
  {
    done: 'a Service without the port that its clients know',
    rules: ['missing-named-port'],
    severity: 'warning',
    *places(app) {
      for (const { object, service, mention } of mentions(app)) {
        const [port] = service.portsNumbered(mention.port ?? 0);
        if (
          port !== undefined &&
          !service.isHeadless &&
          !service.isExternalName &&
          isSound(app, service.object) &&
          !isRouted(app, service)
        ) {
          yield { changes: [put(service.object, port.field.get('port'), 4711)], named: object };
        }
      }
    },
    besides: { 'mismatched-target-port': 'the port stood in for its target' },
  },
];

/** Settings that name a Service which is here. */
function mentions(app: Application): { object: KubeObject; mention: Mention; service: Service }[] {
  return tellersIn(app.cluster)
    .filter(({ object }) => isSound(app, object))
    .flatMap((teller) =>
      mentionsIn(teller).flatMap((mention) => {
        const { object } = teller;
        const named = serviceNamed(app.cluster, mention.host, object.namespace);
        const [service, another] = named.is === 'known' ? named.services : [];
        // In a script, the name may stand for other things as well.
        const text = mention.field.text ?? '';
        const isOnce = text.split(mention.host).length === 2;
        const isWhole =
          isOnce && service !== undefined && mention.host.split('.')[0] === service.name && service.name.length > 3;
        return isWhole && another === undefined ? [{ object, mention, service }] : [];
      }),
    );
}

/** In ConfigMaps, and without a port, a host may be another one. */
function isInDoubt(app: Application, object: KubeObject, { isSure, port, isImplied }: Mention): boolean {
  return (
    operatorIn(app.cluster) !== undefined || object.known === 'ConfigMap' || !isSure || port === undefined || isImplied
  );
}

function isRouted(app: Application, { name }: Service): boolean {
  return app.objects.some(
    ({ known, spec }) =>
      /Ingress|Route|Slice|Endpoints|StatefulSet/.test(known ?? '') &&
      JSON.stringify(spec.value ?? '').includes(`"${name}"`),
  );
}

/** A setting with something else in place of the last of its parts that read so. */
function replaced(object: KubeObject, field: Field, was: string, is: string): Change {
  const text = field.text ?? '';
  const at = text.lastIndexOf(was);
  return put(object, field, text.slice(0, at) + is + text.slice(at + was.length));
}
