import { listeningPlacesOf } from '../../../../src/guesses/settings/listening';
import { drop, put } from '../change';
import type { Mistake } from '../mistake';
import { declaredPorts, pairs } from '../places';
import { probes } from '../probed';
import { misspelt, mistyped } from '../typing';

/** Two probes that agree on a port nobody declares bear witness to it. */
const WITNESS = { 'mismatched-probe-port': 'the other probe of the container has lost its witness' };

/** Probes that never succeed, and other mistakes in containers. */
export const PROBES: readonly Mistake[] = [
  {
    done: 'a slip in the port name of a probe',
    rules: ['missing-probe-port'],
    severity: 'error',
    *places(app) {
      for (const { object, port, probe } of probes(app)) {
        if (port.text !== undefined) {
          // Until it has failed, a liveness probe counts as passed.
          const isInDoubt = probe.key === 'livenessProbe';
          yield { changes: [put(object, port, misspelt(port.text))], isInDoubt };
        }
      }
    },
  },
  {
    done: 'a probe of a port that the container does not name',
    rules: ['missing-probe-port'],
    severity: 'error',
    besides: WITNESS,
    *places(app) {
      for (const { object, port, probe } of probes(app)) {
        yield { changes: [put(object, port, 'health')], isInDoubt: probe.key === 'livenessProbe' };
      }
    },
  },
  {
    done: 'a slip in the number of a probe',
    rules: ['mismatched-probe-port'],
    severity: 'warning',
    *places(app) {
      for (const { object, port, container, probe } of probes(app)) {
        const others = ['readinessProbe', 'livenessProbe', 'startupProbe'].filter(
          (each) => container.get(each).isGiven,
        );
        const declared = container.get('ports').items.map((each) => each.get('containerPort').number);
        const number = port.number ?? declared[0];
        if (number !== undefined && declared.length === 1 && others.length === 1 && probe.key === 'readinessProbe') {
          yield { changes: [put(object, port, mistyped(number))] };
        }
      }
    },
  },
  {
    done: 'a variable that makes the application listen elsewhere',
    rules: ['mismatched-listening-port'],
    severity: 'warning',
    *places(app) {
      for (const { workload } of pairs(app)) {
        const [container] = workload.pod.serving.filter(({ ports }) => ports.length > 0);
        const isTold = container === undefined || listeningPlacesOf(app.cluster).get(container).length > 0;
        if (!isTold && container.ports.length === 1 && container.ports.every(({ protocol }) => protocol === 'TCP')) {
          const env = container.field.get('env');
          yield {
            changes: [put(workload.object, env, [...((env.value as object[]) ?? []), { name: 'PORT', value: '4711' }])],
          };
        }
      }
    },
  },
  {
    done: 'a server that listens on the loopback address',
    rules: ['unreachable-loopback'],
    severity: 'warning',
    *places(app) {
      for (const { service, workload } of pairs(app)) {
        const [container] = workload.pod.serving.filter(({ ports }) => ports.length === 1);
        const isServed = declaredPorts(service, workload).some(({ declared }) => container?.ports.includes(declared));
        if (container !== undefined && isServed && !container.field.has('args')) {
          yield { changes: [put(workload.object, container.field.get('args'), ['--listen-address=127.0.0.1'])] };
        }
      }
    },
  },
  {
    done: 'a request to the container in the moment it starts',
    rules: ['unreachable-start-hook'],
    severity: 'warning',
    *places(app) {
      for (const { object, port, container, probe } of probes(app)) {
        if (probe.key === 'readinessProbe' && !container.has('lifecycle')) {
          const postStart = { httpGet: { path: '/warm', port: port.value } };
          yield { changes: [put(object, container.get('lifecycle'), { postStart })] };
        }
      }
    },
  },
  ...[0, 70_000, 'My-Port', true].map(
    (value): Mistake => ({
      done: `port: ${JSON.stringify(value)} in a probe`,
      rules: [
        'forbidden-port-name',
        'outside-range-port',
        'forbidden-field-type',
        'missing-field',
        'missing-probe-port',
      ],
      severity: 'error',
      besides: WITNESS,
      *places(app) {
        for (const { object, port } of probes(app)) {
          yield { changes: [put(object, port, value)] };
        }
      },
    }),
  ),
  {
    done: 'the number of a probed port in quotes',
    rules: ['forbidden-port-name'],
    severity: 'error',
    besides: WITNESS,
    *places(app) {
      for (const { object, port } of probes(app)) {
        if (port.number !== undefined) {
          yield { changes: [put(object, port, String(port.number))] };
        }
      }
    },
  },
  {
    done: 'the number of a container port in quotes',
    rules: ['forbidden-field-type'],
    severity: 'error',
    *places(app) {
      for (const { workload } of pairs(app)) {
        for (const { field, number } of workload.pod.ports) {
          yield { changes: [put(workload.object, field.get('containerPort'), String(number))] };
        }
      }
    },
  },
  {
    done: 'a probe without its port',
    rules: ['missing-field'],
    severity: 'error',
    besides: WITNESS,
    *places(app) {
      for (const { object, port } of probes(app)) {
        yield { changes: [drop(object, port)] };
      }
    },
  },
  {
    done: 'a probe of two kinds',
    rules: ['forbidden-combination'],
    severity: 'error',
    *places(app) {
      for (const { object, probe } of probes(app)) {
        yield { changes: [put(object, probe.get('exec'), { command: ['true'] })] };
      }
    },
  },
  {
    done: 'a probe of no kind',
    rules: ['forbidden-combination', 'missing-field'],
    severity: 'error',
    besides: WITNESS,
    *places(app) {
      for (const { object, probe } of probes(app)) {
        yield { changes: [put(object, probe, { periodSeconds: 5 })] };
      }
    },
  },
  ...(
    [
      ['periodSeconds', -1, 'outside-range-number'],
      ['timeoutSeconds', '5', 'forbidden-field-type'],
      ['timeoutSeconds', '5s', 'forbidden-field-type'],
      ['failureThreshold', -3, 'outside-range-number'],
      ['initialDelaySecond', 5, 'forbidden-unknown-field'],
    ] as const
  ).map(
    ([key, value, rule]): Mistake => ({
      done: `${key}: ${JSON.stringify(value)} in a probe`,
      rules: [rule],
      severity: 'error',
      *places(app) {
        for (const { object, probe } of probes(app)) {
          yield { changes: [put(object, probe.get(key), value)] };
        }
      },
    }),
  ),
  {
    done: 'a scheme in small letters',
    rules: ['forbidden-value'],
    severity: 'error',
    *places(app) {
      for (const { object, probe } of probes(app)) {
        if (probe.get('httpGet').isGiven) {
          yield { changes: [put(object, probe.find('httpGet', 'scheme'), 'https')] };
        }
      }
    },
  },
  {
    done: 'a liveness probe that must succeed twice',
    rules: ['outside-range-number'],
    severity: 'error',
    *places(app) {
      for (const { object, probe } of probes(app)) {
        if (probe.key === 'livenessProbe') {
          yield { changes: [put(object, probe.get('successThreshold'), 2)] };
        }
      }
    },
  },
  ...(
    [
      ['containerPort', 0, ['outside-range-port', 'missing-field']],
      ['containerPort', 70_000, ['outside-range-port']],
      ['name', 'HTTP', ['forbidden-port-name']],
      ['name', 'http_web', ['forbidden-port-name']],
      ['name', 'a-name-of-more-than-15', ['forbidden-port-name']],
      ['name', '8080', ['forbidden-port-name']],
      ['protocol', 'TPC', ['forbidden-value']],
      ['port', 8080, ['forbidden-unknown-field']],
    ] as const
  ).map(
    ([key, value, rules]): Mistake => ({
      done: `${key}: ${JSON.stringify(value)} in a port of a container`,
      rules,
      severity: 'error',
      besides: {
        'missing-target-port': 'a Service names the port',
        'missing-probe-port': 'a probe names the port',
        'mismatched-target-protocol': 'the port was one for UDP',
        'forbidden-combination': 'the port of the node is the same number',
      },
      *places(app) {
        for (const { workload } of pairs(app)) {
          for (const port of workload.pod.ports) {
            yield { changes: [put(workload.object, port.field.get(key), value)] };
          }
        }
      },
    }),
  ),
  {
    done: 'a port of a container without its number',
    rules: ['missing-field'],
    severity: 'error',
    *places(app) {
      for (const { workload } of pairs(app)) {
        for (const port of workload.pod.ports) {
          yield { changes: [drop(workload.object, port.field.get('containerPort'))] };
        }
      }
    },
  },
  ...(
    [
      ['env', { PORT: '80' }, 'forbidden-field-type'],
      ['command', 'serve', 'forbidden-field-type'],
    ] as const
  ).map(
    ([key, value, rule]): Mistake => ({
      done: `${key}: ${JSON.stringify(value)} in a container`,
      rules: [rule],
      severity: 'error',
      *places(app) {
        for (const { workload } of pairs(app)) {
          for (const { field } of workload.pod.serving) {
            yield { changes: [put(workload.object, field.get(key), value)] };
          }
        }
      },
    }),
  ),
  ...[8080, true].map(
    (value): Mistake => ({
      done: `value: ${value} of a variable, without quotes`,
      rules: ['forbidden-field-type'],
      severity: 'error',
      *places(app) {
        for (const { workload } of pairs(app)) {
          for (const { field } of workload.pod.serving) {
            const [variable] = field.get('env').items.filter((each) => each.get('value').isGiven);
            if (variable !== undefined) {
              yield { changes: [put(workload.object, variable.get('value'), value)] };
            }
          }
        }
      },
    }),
  ),
];
