import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { CHECKED } from '../../values/told-cluster';
import { quoted } from '../../values/wording';
import { writtenPorts } from '../ports/distinct-ports';
import type { PortMapping } from '../ports/service-port';
import { refuseAtSynth } from '../refusal';
import { leaveWord } from '../told-fault';
import { warnAtSynth } from '../warning';
import { type PodTemplate, podTemplateOf } from './selected-workload';

/** What of a Service its pods must be ready for. */
export interface Receiving {
  readonly type?: string;
  readonly ports: readonly PortMapping[];
}

/**
 * Finds out at synth, when the workload is complete, whether its pods can receive what the Service sends: ports that are
 * meant by name must be there, isolated pods need a policy that lets somebody in, and pods there should be. A port that no
 * container declares may be open all the same, so that is a warning.
 */
export function checkReceivingPods(owner: IConstruct, workload: ApiObject, { type, ports }: Receiving): void {
  // The checks of the same app say it better, for they see all pods that the Service selects; nobody is told twice.
  const byName = ports.filter(({ targetsName }) => targetsName);
  if (byName.length > 0) {
    refuseAtSynth(owner, () => (isChecked(owner) ? undefined : namelessTarget(workload, byName)));
  }
  if ((workload.node.scope as { isolate?: unknown } | undefined)?.isolate === true) {
    const look = () => isolation(workload);
    refuseAtSynth(owner, look);
    // The checks tell it of the policy, which the workload made.
    leaveWord(workload.node.scope ?? workload, 'uncovered-service-port', true, look);
  }
  const byNumber = ports.filter(({ targetsName }) => !targetsName);
  if (byNumber.length > 0) {
    warnAtSynth(owner, () => (isChecked(owner) ? undefined : undeclaredTarget(workload, byNumber)));
  }
  if (type === 'LoadBalancer') {
    warnAtSynth(owner, () => noPods(workload), 'missing-replicas');
  }
}

/** Whether `NetworkChecks` tell of what they find here: those of another chart do not. */
function isChecked({ node: { root, scopes } }: IConstruct): boolean {
  return root.node.metadata.some(({ type, data }) => type === CHECKED && scopes.some(({ node }) => node.path === data));
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

function undeclaredTarget(workload: ApiObject, ports: readonly PortMapping[]): Complaint | undefined {
  const declared = podTemplateOf(workload)?.ports ?? [];
  const missing = ports.find(
    ({ target }) =>
      !declared.some(
        ({ containerPort, protocol = 'TCP' }) => containerPort === target.number && protocol === target.protocol,
      ),
  );
  // Who declares none says nothing of the ports there are.
  return missing === undefined || declared.length === 0
    ? undefined
    : new Complaint(
        `target port ${missing.target}, which no container of ${pathOf(workload)} declares`,
        writtenPorts(declared.map(({ containerPort: port, protocol = 'TCP', name }) => ({ port, protocol, name }))),
        'hand the same PodPort to container and Service, or declare the port on the container',
        '.ports',
      );
}

function noPods(workload: ApiObject): Complaint | undefined {
  const { kind, spec } = workload.toJson() as { kind: string; spec?: { replicas?: number } };
  return spec?.replicas !== 0 || isScaled(workload, kind)
    ? undefined
    : new Complaint(
        `0 replicas of ${pathOf(workload)} behind a load balancer, which costs and answers nobody`,
        'pods, or an autoscaler that adds them',
        'raise replicas, or make the Service when there are pods',
        '.selector',
      );
}

/** Whether an autoscaler of this app says how many pods there are. */
function isScaled(workload: ApiObject, kind: string): boolean {
  return workload.node.root.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter((object) => object.kind === 'HorizontalPodAutoscaler' || object.kind === 'ScaledObject')
    .map((object) => object.toJson().spec?.scaleTargetRef)
    .some((target) => target?.name === workload.name && (target.kind ?? 'Deployment') === kind);
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
