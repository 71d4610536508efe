import { isolationIn } from '../../../../src/model/traffic/isolation';
import type { NetworkPolicy } from '../../../../src/model/views/network-policy';
import type { Field } from '../../../../src/values/field';
import type { Application } from '../application';
import { add, drop, put } from '../change';
import type { Mistake } from '../mistake';
import { declaredPorts, isSound, pairs } from '../places';
import { misspelt } from '../typing';

/** Peers and ports that the API server refuses, beside those that are there. */
const REFUSED: readonly (readonly [where: 'from' | 'ports', item: unknown, rules: readonly string[]])[] = [
  ['from', { ipBlock: { cidr: '10.0.0.0' } }, ['forbidden-address']],
  ['from', { ipBlock: { cidr: '10.0.0/16' } }, ['forbidden-address']],
  ['from', { ipBlock: { cidr: '10.0.0.0/16', except: ['10.0.9.0'] } }, ['forbidden-address']],
  ['from', { ipBlock: { cidr: '10.0.0.0/16', except: ['10.1.9.0/24'] } }, ['forbidden-combination']],
  ['from', { ipBlock: { cidr: '10.0.0.0/16', except: ['10.0.0.0/16'] } }, ['forbidden-combination']],
  ['from', { ipBlock: { cidr: '10.0.0.0/16' }, podSelector: {} }, ['forbidden-combination']],
  ['ports', { port: 'http', endPort: 9000 }, ['forbidden-combination']],
  ['ports', { port: 8443, endPort: 8000 }, ['forbidden-combination']],
];

/** Policies that let through less than they were meant to. */
export const POLICIES: readonly Mistake[] = [
  {
    done: 'the port of the Service in a policy',
    rules: ['mismatched-policy-port'],
    severity: 'error',
    *places(app) {
      for (const { policy, port } of openedPorts(app)) {
        for (const workload of isolationIn(app.cluster).podsOf(policy)) {
          for (const service of app.cluster.servicesOf(workload)) {
            const meant = service.ports.find(
              ({ number, target }) =>
                number !== target &&
                (target === port.value ||
                  workload.pod.ports.some((each) => each.name === target && each.number === port.value)),
            );
            if (meant?.number !== undefined && !workload.pod.ports.some(({ number }) => number === meant.number)) {
              yield { changes: [put(policy.object, port, meant.number)] };
            }
          }
        }
      }
    },
  },
  {
    done: 'a port in a policy that nobody listens on',
    rules: ['uncovered-service-port'],
    severity: 'warning',
    *places(app) {
      for (const { policy, port } of onlyWays(app)) {
        yield { changes: [put(policy.object, port, 4711)] };
      }
    },
  },
  {
    done: 'UDP for TCP in a policy',
    rules: ['uncovered-service-port', 'mismatched-policy-port'],
    severity: 'warning',
    *places(app) {
      for (const { policy, entry } of onlyWays(app)) {
        yield { changes: [put(policy.object, entry.get('protocol'), 'UDP')] };
      }
    },
  },
  {
    done: 'a slip in the pods that a policy is for',
    rules: ['mismatched-policy-labels'],
    severity: 'warning',
    *places(app) {
      for (const policy of policies(app)) {
        const [label] = policy.object.spec.find('podSelector', 'matchLabels').entries;
        if (label?.text && isolationIn(app.cluster).podsOf(policy).length > 0) {
          yield { changes: [put(policy.object, label, misspelt(label.text))] };
        }
      }
    },
  },
  {
    done: 'a slip in the pods that a policy admits',
    rules: ['mismatched-policy-labels'],
    severity: 'warning',
    *places(app) {
      for (const policy of policies(app)) {
        for (const peer of policy.peers.filter((each) => !each.get('namespaceSelector').isGiven)) {
          const labels = peer.find('podSelector', 'matchLabels');
          const [label] = labels.entries;
          if (label?.text && app.cluster.pods.withLabels(policy.object.namespace, labels.texts).length > 0) {
            yield { changes: [put(policy.object, label, misspelt(label.text))] };
          }
        }
      }
    },
  },
  {
    done: 'a namespace admitted by a label that it does not carry',
    rules: ['mismatched-policy-labels'],
    severity: 'warning',
    *places(app) {
      for (const policy of policies(app)) {
        for (const peer of policy.peers) {
          const label = peer.find('namespaceSelector', 'matchLabels', 'kubernetes.io/metadata.name');
          if (label.text && app.cluster.ofKind('Namespace').named('', label.text).length > 0) {
            yield {
              changes: [put(policy.object, peer.get('namespaceSelector'), { matchLabels: { name: label.text } })],
            };
          }
        }
      }
    },
  },
  {
    done: 'no way to the DNS server',
    rules: ['missing-dns-egress'],
    severity: 'warning',
    *places(app) {
      for (const policy of policies(app)) {
        const egress = policy.object.spec.get('egress');
        const dns = egress.items.find((rule) => rule.get('ports').items.some((each) => each.get('port').value === 53));
        if (dns !== undefined && egress.items.length > 1) {
          yield { changes: [drop(policy.object, dns)] };
        }
      }
    },
  },
  {
    done: 'a policy that denies everything, and none that allows',
    rules: ['uncovered-service-port'],
    severity: 'warning',
    *places(app) {
      const [pair] = pairs(app);
      const { policies } = isolationIn(app.cluster);
      if (pair !== undefined && policies.length === 0 && declaredPorts(pair.service, pair.workload).length > 0) {
        const { namespace, namespaceGiven } = pair.workload.object;
        yield {
          changes: [
            add(
              {
                apiVersion: 'networking.k8s.io/v1',
                kind: 'NetworkPolicy',
                metadata: { name: 'deny', ...(namespaceGiven && { namespace }) },
                spec: { podSelector: {}, policyTypes: ['Ingress'] },
              },
              pair.workload.object,
            ),
          ],
        };
      }
    },
  },
  {
    done: 'a port in quotes in a policy',
    rules: ['forbidden-port-name', 'mismatched-policy-port', 'forbidden-field-type'],
    severity: 'error',
    *places(app) {
      for (const { policy, port } of openedPorts(app)) {
        yield { changes: [put(policy.object, port, String(port.value))] };
      }
    },
  },
  ...(
    [
      ['port', 70_000, ['outside-range-port']],
      ['protocol', 'tcp', ['forbidden-value']],
    ] as const
  ).map(
    ([key, value, rules]): Mistake => ({
      done: `${key}: ${JSON.stringify(value)} in a policy`,
      rules,
      severity: 'error',
      *places(app) {
        for (const { policy, entry } of openedPorts(app)) {
          yield { changes: [put(policy.object, entry.get(key), value)] };
        }
      },
    }),
  ),
  ...(
    [
      ['policyTypes', ['ingress'], ['forbidden-value']],
      ['policyTypes', 'Ingress', ['forbidden-field-type']],
      ['ingres', [], ['forbidden-unknown-field']],
      ['podSelector', { app: 'web' }, ['forbidden-unknown-field']],
    ] as const
  ).map(
    ([key, value, rules]): Mistake => ({
      done: `${key}: ${JSON.stringify(value)} of a policy`,
      rules,
      severity: 'error',
      *places(app) {
        for (const { object } of policies(app)) {
          yield { changes: [put(object, object.spec.get(key), value)] };
        }
      },
    }),
  ),
  ...REFUSED.map(
    ([where, item, rules]): Mistake => ({
      done: `${JSON.stringify(item)} in a policy`,
      rules,
      severity: 'error',
      *places(app) {
        for (const policy of policies(app)) {
          for (const rule of policy.rules('Ingress').slice(0, 1)) {
            const list = rule.get(where);
            if (list.length > 0) {
              yield { changes: [put(policy.object, list.get(list.length), item)] };
            }
          }
        }
      },
    }),
  ),
];

function policies(app: Application): NetworkPolicy[] {
  return isolationIn(app.cluster).policies.filter(({ object }) => isSound(app, object));
}

/** The ports that policies open to pods which are here. */
function openedPorts(app: Application): { policy: NetworkPolicy; entry: Field; port: Field }[] {
  return policies(app).flatMap((policy) =>
    isolationIn(app.cluster).podsOf(policy).length === 0
      ? []
      : policy
          .rules('Ingress')
          .flatMap((rule) => rule.get('ports').items)
          .filter((entry) => entry.get('port').number !== undefined)
          .map((entry) => ({ policy, entry, port: entry.get('port') })),
  );
}

/** Those of them without which a Service has no way to its pods. */
function onlyWays(app: Application): ReturnType<typeof openedPorts> {
  const isolation = isolationIn(app.cluster);
  return openedPorts(app).filter(({ policy }) => {
    const pods = isolation.podsOf(policy);
    return (
      pods.every((each) => isolation.policiesOf(each, 'Ingress').length === 1) &&
      pods.some((each) => app.cluster.servicesOf(each).length > 0) &&
      policy.rules('Ingress').length === 1
    );
  });
}
