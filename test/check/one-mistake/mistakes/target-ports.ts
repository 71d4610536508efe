import { isPortTold } from '../../../../src/guesses/pods/told-ports';
import { drop, put } from '../change';
import type { Mistake } from '../mistake';
import { declaredPorts, pairs } from '../places';
import { misspelt } from '../typing';

/** Ports of Services that lead to no port of the pods. A headless Service without one lacks an SRV record, which few ask for. */
export const TARGET_PORTS: readonly Mistake[] = [
  {
    done: 'a slip in a named target port',
    rules: ['missing-target-port'],
    severity: 'error',
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        for (const { port } of declaredPorts(service, workload)) {
          if (typeof port.target === 'string') {
            yield {
              changes: [put(service.object, port.field.get('targetPort'), misspelt(port.target))],
              isInDoubt: service.isHeadless,
            };
          }
        }
      }
    },
  },
  {
    done: 'a target port by a name that the pods do not use',
    rules: ['missing-target-port'],
    severity: 'error',
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        for (const { port } of declaredPorts(service, workload)) {
          yield {
            changes: [put(service.object, port.field.get('targetPort'), 'web-port')],
            isInDoubt: service.isHeadless,
          };
        }
      }
    },
  },
  {
    done: 'the name of a container port taken away',
    rules: ['missing-target-port'],
    severity: 'error',
    besides: { 'missing-probe-port': 'a probe names the same port' },
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        for (const { port, declared } of declaredPorts(service, workload)) {
          if (port.target === declared.name && app.cluster.servicesOf(workload).length === 1) {
            yield {
              changes: [drop(workload.object, declared.field.get('name'))],
              named: service.object,
              isInDoubt: service.isHeadless,
            };
          }
        }
      }
    },
  },
  {
    done: 'a container port renamed',
    rules: ['missing-target-port'],
    severity: 'error',
    besides: { 'missing-probe-port': 'a probe names the same port' },
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        for (const { port, declared } of declaredPorts(service, workload)) {
          if (port.target === declared.name && app.cluster.servicesOf(workload).length === 1) {
            yield {
              changes: [put(workload.object, declared.field.get('name'), 'app')],
              named: service.object,
              isInDoubt: service.isHeadless,
            };
          }
        }
      }
    },
  },
  {
    done: 'a target port by a number that the pods do not declare',
    rules: ['mismatched-target-port'],
    severity: 'warning',
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        for (const { port } of declaredPorts(service, workload)) {
          if (!service.isHeadless) {
            yield { changes: [put(service.object, port.field.get('targetPort'), 18088)] };
          }
        }
      }
    },
  },
  {
    done: 'the target port forgotten, where it differs from the port',
    rules: ['mismatched-target-port'],
    severity: 'warning',
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        for (const { port } of declaredPorts(service, workload)) {
          const isTaken = workload.pod.ports.some(({ number }) => number === port.number);
          if (!service.isHeadless && !isTaken && !isPortTold(app.cluster, workload, port.number ?? 0)) {
            yield { changes: [drop(service.object, port.field.get('targetPort'))] };
          }
        }
      }
    },
  },
  {
    done: 'UDP for TCP in a port of a Service, or the other way round',
    rules: ['mismatched-target-protocol'],
    // Of a number, nobody knows for certain that nothing listens there.
    severity: 'error',
    besides: {
      'mismatched-port-protocol': 'the name of the port says so as well',
      'missing-srv-port': 'a client asks for the protocol as it was',
    },
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        for (const { port, declared } of declaredPorts(service, workload)) {
          const other = port.protocol === 'TCP' ? 'UDP' : 'TCP';
          const isBoth = workload.pod.ports.some(
            ({ number, protocol }) => number === declared.number && protocol === other,
          );
          if (!isBoth && !service.ports.some(({ number, protocol }) => number === port.number && protocol === other)) {
            const changes = [put(service.object, port.field.get('protocol'), other)];
            yield { changes, isInDoubt: typeof port.target === 'number' };
          }
        }
      }
    },
  },
  {
    done: 'UDP for TCP in a port of a container, or the other way round',
    rules: ['mismatched-target-protocol'],
    // Of a number, nobody knows for certain that nothing listens there.
    severity: 'error',
    besides: {
      'mismatched-port-protocol': 'the name of the port says so as well',
      'missing-srv-port': 'a client asks for the protocol as it was',
    },
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        for (const { port, declared } of declaredPorts(service, workload)) {
          const other = port.protocol === 'TCP' ? 'UDP' : 'TCP';
          const isBoth = workload.pod.ports.some(
            ({ number, protocol }) => number === declared.number && protocol === other,
          );
          if (!isBoth && app.cluster.servicesOf(workload).length === 1) {
            const changes = [put(workload.object, declared.field.get('protocol'), other)];
            yield { changes, named: service.object, isInDoubt: typeof port.target === 'number' };
          }
        }
      }
    },
  },
  {
    done: 'a headless Service with another port than its pods',
    rules: ['ignored-headless-port'],
    severity: 'warning',
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        for (const { port, declared } of declaredPorts(service, workload)) {
          if (service.isHeadless && declared.number !== 80) {
            yield {
              changes: [
                put(service.object, port.field.get('port'), 80),
                put(service.object, port.field.get('targetPort'), declared.number),
              ],
            };
          }
        }
      }
    },
  },
];
