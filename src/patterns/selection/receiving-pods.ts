import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import { writtenPorts } from '../ports/distinct-ports';
import type { PortMapping } from '../ports/service-port';
import { type PodTemplate, podTemplateOf } from './selected-workload';

/**
 * Finds out at synth, when the workload is complete, whether its pods can receive what the Service sends: ports that are
 * meant by name must be there, and isolated pods need a policy that lets somebody in.
 */
export function checkReceivingPods(owner: IConstruct, workload: ApiObject, ports: readonly PortMapping[]): void {
  const byName = ports.filter(({ targetsName }) => targetsName);
  if (byName.length > 0) {
    owner.node.addValidation({ validate: () => told(owner, namelessTarget(workload, byName)) });
  }
  if ((workload.node.scope as { isolate?: unknown } | undefined)?.isolate === true) {
    owner.node.addValidation({ validate: () => told(owner, isolation(workload)) });
  }
}

function told(owner: IConstruct, complaint: Complaint | undefined): string[] {
  return complaint === undefined ? [] : [complaint.sentence(owner.node.path)];
}

function namelessTarget(workload: ApiObject, ports: readonly PortMapping[]): Complaint | undefined {
  const pods = podTemplateOf(workload);
  const missing = ports.find(
    ({ target }) =>
      !pods?.ports.some((port) => port.name === target.name && (port.protocol ?? 'TCP') === target.protocol),
  );
  if (pods === undefined || missing === undefined) {
    return undefined;
  }
  const declared = pods.ports.map(({ containerPort, protocol = 'TCP', name }) => ({
    port: containerPort,
    protocol,
    name,
  }));
  return new Complaint(
    `target port name ${quoted(missing.target.name ?? '')}, which no container of ${pathOf(workload)} has`,
    declared.length === 0 ? 'a container with that port' : writtenPorts(declared),
    'give a container the port, or leave out targetingName()',
    '.ports',
  );
}

function isolation(workload: ApiObject): Complaint | undefined {
  const pods = podTemplateOf(workload);
  if (pods === undefined || policiesOf(workload).some((policy) => letsSomebodyIn(policy, pods))) {
    return undefined;
  }
  return new Complaint(
    `the isolated pods of ${pathOf(workload)}, which no network policy of this app lets anybody reach`,
    'pods that take traffic',
    'let the clients in: connections.allowFrom(…)',
    '.selector',
  );
}

/** The network policies that the app writes into the namespace of a workload. */
function policiesOf(workload: ApiObject): NetworkPolicy[] {
  return workload.node.root.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.namespace === workload.metadata.namespace)
    .map((policy) => policy.toJson());
}

interface NetworkPolicy {
  readonly spec?: {
    readonly podSelector?: { readonly matchLabels?: Record<string, string>; readonly matchExpressions?: unknown[] };
    readonly ingress?: readonly unknown[];
  };
}

/** Label expressions are given the benefit of the doubt. */
function letsSomebodyIn({ spec }: NetworkPolicy, { labels }: PodTemplate): boolean {
  const wanted = Object.entries(spec?.podSelector?.matchLabels ?? {});
  return (spec?.ingress ?? []).length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

function pathOf(workload: ApiObject): string {
  return workload.node.scope?.node.path ?? workload.node.path;
}
