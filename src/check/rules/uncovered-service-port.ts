import type { Cluster } from '../../model/cluster/cluster';
import { isolationIn } from '../../model/traffic/isolation';
import { mayServe, opens, type ReachedPort, reachedPorts } from '../../model/traffic/opening';
import type { NetworkPolicy } from '../../model/views/network-policy';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { isComplaint } from '../../values/complaint';
import type { Field } from '../../values/field';
import { isNumberSlip } from '../../values/number-likeness';
import { portName } from '../../values/port';
import { listed } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { compactService, compactWorkload } from '../examples/compact-parts';
import { manifests, WEB } from '../examples/parts';
import { at, isolated, networkPolicy } from '../examples/policy-parts';
import { toldOf } from '../policies/told-policy';

const opening = (port: number) => networkPolicy({ pods: '', ingress: [at(port)] });

const ALLOWED_ELSEWHERE = `${compactWorkload()}
---${compactService()}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: deny
spec:
  podSelector: {}
  policyTypes:
    - Ingress
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow
spec:
  podSelector:
    matchLabels: {app: web}
  ingress:
    - {from: [{podSelector: {}}]}`;

export const uncoveredServicePort: Rule<NetworkPolicy> = {
  id: 'uncovered-service-port',
  // Other files may hold the policy that lets the traffic through.
  severity: 'warning',
  because: 'Pods that a policy selects take the connections that some policy allows, and no others.',
  about: 'NetworkPolicies',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  avoidedBy: {
    nothing:
      'a Service refuses isolated pods of cdk8s-plus that nobody may reach; other policies are written without this library',
  },
  bad: manifests(WEB, opening(9090)),
  says: 'NetworkPolicy shop/web spec.ingress: found no way to port 8080/TCP of Deployment shop/web, expected one, as Service shop/web sends connections there; allow it here, or in another policy for these pods',
  good: manifests(WEB, opening(8080)),
  silent: [
    { when: 'another policy allows what the default denies', manifests: ALLOWED_ELSEWHERE },
    {
      when: 'a policy opens the port of the pods',
      manifests: isolated('policyTypes: [Ingress], ingress: [{ports: [{port: 8080}]}]'),
    },
    {
      when: 'a policy opens a range of ports',
      manifests: isolated('policyTypes: [Ingress], ingress: [{ports: [{port: 8000, endPort: 9000}]}]'),
    },
    {
      when: 'a policy opens a named port',
      manifests: isolated('policyTypes: [Ingress], ingress: [{ports: [{port: http}]}]'),
    },
    {
      when: 'a policy opens all ports to some',
      manifests: isolated('policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {}}]}]'),
    },
  ],
  on: (cluster) => isolationIn(cluster).decisive,
  *check(policy, cluster): Iterable<Fault> {
    for (const workload of policy.directions.includes('Ingress') ? isolationIn(cluster).podsOf(policy) : []) {
      const service = cutOff(workload, cluster);
      if (service !== undefined && policy === toldOf(isolationIn(cluster).policiesOf(workload, 'Ingress'), 'Ingress')) {
        const ports = reachedPorts(service, workload).map(({ number, protocol }) => `${number}/${protocol}`);
        yield fault(
          policy.object.spec.get('ingress'),
          `no way to port ${listed([...new Set(ports)])} of ${workload.object.title}`,
          `one, as ${service.object.title} sends connections there`,
          'allow it here, or in another policy for these pods',
        );
        return;
      }
    }
  },
};

/** A Service of which the policies of its pods let nothing through. */
function cutOff(workload: Workload, cluster: Cluster): Service | undefined {
  const rules = isolationIn(cluster).rulesOf(workload, 'Ingress');
  return cluster.servicesOf(workload).find((service) => {
    const ports = reachedPorts(service, workload).filter((port) => mayServe(port, workload));
    const opened = rules.flatMap((rule) => rule.get('ports').items.map((each) => each.get('port')));
    const shut = ports.filter((port) => !rules.some((rule) => opens(rule, port, workload)));
    return (
      ports.length > 0 &&
      !opened.some((port) => isOtherMistake(port, service, ports, workload)) &&
      (shut.length === ports.length || shut.some((port) => opened.some((each) => isSlipOf(each, port, workload))))
    );
  });
}

/** Whether a policy opens a port that is none of the pods', and of which the number is a slip of one that is shut. */
function isSlipOf({ number }: Field, { number: shut }: ReachedPort, { pod }: Workload): boolean {
  const isOfPods = pod.ports.some((port) => port.number === number);
  return number !== undefined && pod.ports.length > 0 && !isOfPods && isNumberSlip(number, shut);
}

/** Whether a policy opens the port of the Service in place of that of its pods, or a name that is none of theirs. */
function isOtherMistake(
  { number, text }: Field,
  service: Service,
  reached: readonly ReachedPort[],
  { pod }: Workload,
): boolean {
  if (text !== undefined) {
    return isComplaint(portName(text)) || pod.ports.length === 0 || !pod.ports.some(({ name }) => name === text);
  }
  return service.ports.some((port) => port.number === number) && reached.every((port) => port.number !== number);
}
