import { SERVICE_NAME_LABEL } from '../../../../src/kinds/parts/slice-labels';
import type { KubeObject } from '../../../../src/model/objects/kube-object';
import type { Service } from '../../../../src/model/views/service';
import type { EndpointSlice } from '../../../../src/model/views/written-endpoints';
import type { Application } from '../application';
import { drop, moved, put, renamed } from '../change';
import type { Mistake } from '../mistake';
import { isSound, sound } from '../places';
import { misspelt } from '../typing';

/** Endpoints written by hand that their Service never gets. */
export const ENDPOINTS: readonly Mistake[] = [
  {
    done: 'a slice without the label of its Service',
    rules: ['missing-endpoints-service'],
    severity: 'error',
    *places(app) {
      for (const { slice } of slices(app)) {
        yield { changes: [drop(slice.object, label(slice.object))] };
      }
    },
  },
  {
    done: 'a slip in the label of a slice',
    rules: ['missing-endpoints-service'],
    severity: 'error',
    *places(app) {
      for (const { slice, service } of slices(app)) {
        yield { changes: [put(slice.object, label(slice.object), misspelt(service.name))] };
      }
    },
  },
  {
    done: 'a slip in the key of the label of a slice',
    rules: ['missing-endpoints-service'],
    severity: 'error',
    *places(app) {
      for (const { slice } of slices(app)) {
        yield { changes: renamed(slice.object, label(slice.object), 'kubernetes.io/servicename') };
      }
    },
  },
  {
    done: 'a slice in another namespace than its Service',
    rules: ['missing-endpoints-service'],
    severity: 'error',
    *places(app) {
      for (const { slice, service } of slices(app)) {
        if (slice.object.namespaceGiven && service.object.namespaceGiven) {
          yield { changes: [moved(slice.object, 'neighbours')] };
        }
      }
    },
  },
  {
    done: 'another port name in a slice than in its Service',
    rules: ['mismatched-slice-port'],
    severity: 'error',
    *places(app) {
      for (const { slice, service } of slices(app)) {
        if (!service.isHeadless && service.ports.length > 0) {
          yield { changes: [put(slice.object, slice.ports[0]?.field.get('name') as never, 'web')] };
        }
      }
    },
  },
  {
    done: 'no port name in a slice whose Service has one',
    rules: ['mismatched-slice-port'],
    severity: 'error',
    *places(app) {
      for (const { slice, service } of slices(app)) {
        const [port] = slice.ports;
        if (port?.name && slice.ports.length === 1 && !service.isHeadless && service.ports.length > 0) {
          yield { changes: [drop(slice.object, port.field.get('name'))] };
        }
      }
    },
  },
  {
    done: 'a port name in a Service whose slice has none',
    rules: ['mismatched-slice-port'],
    severity: 'error',
    *places(app) {
      for (const { slice, service } of slices(app)) {
        const [port] = service.ports;
        if (port?.name && service.ports.length === 1 && !service.isHeadless && isSound(app, service.object)) {
          yield { changes: [put(service.object, port.field.get('name'), 'other')], named: slice.object };
        }
      }
    },
  },
  {
    done: 'UDP for TCP in a slice',
    rules: ['mismatched-slice-port'],
    severity: 'error',
    *places(app) {
      for (const { slice, service } of slices(app)) {
        const [port] = slice.ports;
        if (port !== undefined && !service.isHeadless && service.ports.length > 0) {
          yield { changes: [put(slice.object, port.field.get('protocol'), port.protocol === 'TCP' ? 'UDP' : 'TCP')] };
        }
      }
    },
  },
  {
    done: 'a port without its number in a slice',
    rules: ['missing-endpoint-port-number', 'missing-field'],
    severity: 'error',
    *places(app) {
      for (const { slice } of slices(app)) {
        const [port] = slice.ports;
        if (port !== undefined) {
          yield { changes: [drop(slice.object, port.field.get('port'))] };
        }
      }
    },
  },
  {
    done: 'no ports in a slice',
    rules: ['missing-endpoint-port-number'],
    severity: 'error',
    *places(app) {
      for (const { slice, service } of slices(app)) {
        if (slice.ports.length > 0 && !service.isHeadless && app.cluster.slicesOf(service).length === 1) {
          yield { changes: [drop(slice.object, slice.object.root.get('ports'))] };
        }
      }
    },
  },
  ...['IPv6', 'ipv4'].map(
    (type): Mistake => ({
      done: `addressType: ${type} in a slice of IPv4 addresses`,
      rules: ['mismatched-address-type', 'forbidden-value', 'forbidden-address'],
      severity: 'error',
      *places(app) {
        for (const { slice } of slices(app)) {
          if (slice.addressType === 'IPv4' && slice.addresses.length > 0) {
            yield { changes: [put(slice.object, slice.object.root.get('addressType'), type)] };
          }
        }
      },
    }),
  ),
  {
    done: 'a slice without addressType',
    rules: ['missing-field'],
    severity: 'error',
    *places(app) {
      for (const { slice } of slices(app)) {
        yield { changes: [drop(slice.object, slice.object.root.get('addressType'))] };
      }
    },
  },
  ...[
    '127.0.0.1',
    '0.0.0.0',
    '169.254.169.254',
    '224.0.0.1',
    'db.example.com',
    '10.0.0.256',
    '2001:db8::1',
    '10.0.0.1:80',
    '010.0.0.1',
  ].map(
    (address): Mistake => ({
      done: `the address ${address} in a slice`,
      rules: ['forbidden-address', 'mismatched-address-type'],
      severity: 'error',
      *places(app) {
        for (const { slice } of slices(app)) {
          const first = slice.object.root.find('endpoints', 0, 'addresses', 0);
          if (slice.addressType === 'IPv4' && first.isGiven) {
            yield { changes: [put(slice.object, first, address)] };
          }
        }
      },
    }),
  ),
  {
    done: 'an endpoint without addresses',
    rules: ['missing-field'],
    severity: 'error',
    *places(app) {
      for (const { slice } of slices(app)) {
        const first = slice.object.root.find('endpoints', 0, 'addresses');
        if (first.isGiven) {
          yield { changes: [put(slice.object, first, [])] };
          yield { changes: [drop(slice.object, first)] };
        }
      }
    },
  },
  {
    done: 'a slice for a Service that selects pods',
    rules: ['duplicate-endpoints'],
    severity: 'warning',
    *places(app) {
      for (const { slice, service } of slices(app)) {
        const other = app.cluster.services
          .in(service.namespace)
          .find((each) => each.hasSelector && each.ports.length === 1 && each.ports[0]?.name === slice.ports[0]?.name);
        if (other !== undefined && slice.ports.length === 1) {
          yield { changes: [put(slice.object, label(slice.object), other.name)], named: other.object };
        }
      }
    },
  },
  {
    done: 'Endpoints called otherwise than their Service',
    rules: ['missing-endpoints-service'],
    severity: 'error',
    *places(app) {
      for (const object of endpoints(app)) {
        yield { changes: [put(object, object.root.find('metadata', 'name'), misspelt(object.name))] };
      }
    },
    besides: { 'deprecated-endpoints': 'which holds for all Endpoints' },
  },
  {
    done: 'a loopback address in Endpoints',
    rules: ['forbidden-address'],
    severity: 'error',
    *places(app) {
      for (const object of endpoints(app)) {
        yield { changes: [put(object, object.root.find('subsets', 0, 'addresses', 0, 'ip'), '127.0.0.1')] };
      }
    },
  },
  {
    done: 'another port name in Endpoints than in their Service',
    rules: ['mismatched-slice-port'],
    severity: 'error',
    *places(app) {
      for (const object of endpoints(app)) {
        yield { changes: [put(object, object.root.find('subsets', 0, 'ports', 0, 'name'), 'web')] };
      }
    },
  },
];

function label(object: KubeObject) {
  return object.root.find('metadata', 'labels', SERVICE_NAME_LABEL);
}

/** The slices whose Service is here, selects no pods and has no other slice. */
function slices(app: Application): { slice: EndpointSlice; service: Service }[] {
  return app.cluster.slices.all.flatMap((slice) => {
    const [service, another] = app.cluster.services.named(slice.object.namespace, slice.serviceName ?? '');
    const isOnly = service !== undefined && another === undefined && app.cluster.slicesOf(service).length === 1;
    return isOnly && !service.hasSelector && !service.isHeadless && isSound(app, slice.object)
      ? [{ slice, service }]
      : [];
  });
}

function endpoints(app: Application): KubeObject[] {
  return sound(app, 'Endpoints').filter(
    ({ namespace, name }) => app.cluster.services.named(namespace, name)[0]?.hasSelector === false,
  );
}
