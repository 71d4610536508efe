import type { Service, ServicePort } from '../../../../src/model/views/service';
import type { Application } from '../application';
import { drop, put } from '../change';
import type { Mistake } from '../mistake';
import { services, virtualServices } from '../places';

/** Ports of Services that the API server refuses. */
export const SERVICE_PORTS: readonly Mistake[] = [
  {
    done: 'two ports, of which one has no name',
    rules: ['missing-port-name'],
    severity: 'error',
    *places(app) {
      for (const { service, port } of portsOf(app)) {
        if (service.ports.length > 1 && port.name !== '') {
          yield { changes: [drop(service.object, port.field.get('name'))] };
        }
      }
    },
    besides: {
      'missing-backend-port': 'an Ingress names the port',
      'mismatched-slice-port': 'a slice names the port',
      'missing-referenced-port': 'a policy for what it speaks names the port',
    },
  },
  {
    done: 'a second port with the number of the first',
    rules: ['duplicate-service-port'],
    severity: 'error',
    besides: { 'missing-endpoints-port': 'endpoints have no port of that name' },
    *places(app) {
      for (const service of virtualServices(app)) {
        const [port] = service.ports;
        if (port?.name && port.nodePort === undefined) {
          const copy = { ...(port.field.value as object), name: 'again', targetPort: port.target };
          yield { changes: [put(service.object, service.spec.find('ports', service.ports.length), copy)] };
        }
      }
    },
  },
  {
    done: 'a second port with the name of the first',
    rules: ['duplicate-entry'],
    severity: 'error',
    *places(app) {
      for (const service of virtualServices(app)) {
        const [port] = service.ports;
        if (port?.name && port.nodePort === undefined) {
          const copy = { ...(port.field.value as object), port: 4711, targetPort: port.target };
          yield { changes: [put(service.object, service.spec.find('ports', service.ports.length), copy)] };
        }
      }
    },
  },
  {
    done: 'the number of a port in quotes',
    rules: ['forbidden-field-type'],
    severity: 'error',
    *places(app) {
      for (const { service, port } of portsOf(app)) {
        yield { changes: [put(service.object, port.field.get('port'), String(port.number))] };
      }
    },
  },
  ...refusedValues('port', ['outside-range-port'], [0, 65536, -1]),
  ...refusedValues('port', ['forbidden-field-type', 'forbidden-port-name'], ['http', 80.5]),
  ...refusedValues('targetPort', ['outside-range-port'], [65536, -1]),
  ...refusedValues(
    'targetPort',
    ['forbidden-port-name', 'forbidden-field-type'],
    ['8080', 'My_Port', 'a-name-of-more-than-15-letters', 80.5, true],
  ),
  ...refusedValues('protocol', ['forbidden-value'], ['tcp', 'HTTP', 'TPC']),
  ...refusedValues('name', ['forbidden-port-name', 'forbidden-name'], ['HTTP', 'web_port', 'http.', '-http']),
  ...refusedValues('name', ['forbidden-field-type'], [80]),
  ...refusedValues('appProtocol', ['forbidden-qualified-name'], ['kubernetes.io/', 'http 2']),
  {
    done: 'no ports',
    rules: ['missing-field'],
    severity: 'error',
    *places(app) {
      for (const service of virtualServices(app)) {
        yield { changes: [drop(service.object, service.spec.get('ports'))] };
      }
    },
  },
  {
    done: 'an empty list of ports',
    rules: ['missing-field'],
    severity: 'error',
    *places(app) {
      for (const service of virtualServices(app)) {
        yield { changes: [put(service.object, service.spec.get('ports'), [])] };
      }
    },
  },
  {
    done: 'one port where the list belongs',
    rules: ['forbidden-field-type'],
    severity: 'error',
    *places(app) {
      for (const service of services(app)) {
        const ports = service.spec.get('ports');
        if (ports.items.length > 0) {
          yield { changes: [put(service.object, ports, ports.get(0).value)] };
        }
      }
    },
    besides: {
      'missing-route-port': 'a route names another port',
      'missing-named-port': 'clients name another port',
      'missing-referenced-port': 'a route of a controller names another port',
    },
  },
  {
    done: 'a port without its number',
    rules: ['missing-field'],
    severity: 'error',
    *places(app) {
      for (const { service, port } of portsOf(app)) {
        yield { changes: [drop(service.object, port.field.get('port'))] };
      }
    },
  },
  {
    done: 'a node port outside the range',
    rules: ['outside-range-node-port'],
    severity: 'error',
    *places(app) {
      for (const { service, port } of portsOf(app)) {
        if (['NodePort', 'LoadBalancer'].includes(service.type)) {
          yield { changes: [put(service.object, port.field.get('nodePort'), 8080)] };
          yield { changes: [put(service.object, port.field.get('nodePort'), 32768)] };
        }
      }
    },
  },
  {
    done: 'a node port of a Service without node ports',
    rules: ['forbidden-for-service-type'],
    severity: 'error',
    *places(app) {
      for (const { service, port } of portsOf(app)) {
        if (service.type === 'ClusterIP' && !service.isHeadless) {
          yield { changes: [put(service.object, port.field.get('nodePort'), 31234)] };
        }
      }
    },
  },
  {
    done: 'the node port of another Service',
    rules: ['duplicate-node-port'],
    severity: 'error',
    *places(app) {
      // Of two, the one that comes later is told.
      const taken = portsOf(app).find(({ port }) => port.nodePort !== undefined);
      for (const { service, port } of portsOf(app).slice(
        taken === undefined ? 0 : portsOf(app).findIndex((each) => each.port === taken.port),
      )) {
        if (
          taken !== undefined &&
          taken.service !== service &&
          ['NodePort', 'LoadBalancer'].includes(service.type) &&
          taken.port.protocol === port.protocol
        ) {
          const changes = [put(service.object, port.field.get('nodePort'), taken.port.nodePort)];
          const [file, other] = [service, taken.service].map(({ object }) => object.origin?.chunk.source.name);
          yield { changes, isInDoubt: file !== other };
        }
      }
    },
  },
];

function portsOf(app: Application): { service: Service; port: ServicePort }[] {
  return virtualServices(app).flatMap((service) => service.ports.map((port) => ({ service, port })));
}

/** The same mistake with each of some values. */
function refusedValues(field: string, rules: readonly string[], values: readonly unknown[]): Mistake[] {
  return values.map((value) => ({
    done: `${field}: ${JSON.stringify(value)} in a port of a Service`,
    rules,
    severity: 'error',
    besides: { 'mismatched-port-protocol': 'the name of the port says so as well' },
    *places(app) {
      for (const { service, port } of portsOf(app)) {
        yield { changes: [put(service.object, port.field.get(field), value)] };
      }
    },
  }));
}
