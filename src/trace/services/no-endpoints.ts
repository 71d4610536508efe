import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { writtenPort } from '../../model/views/container';
import type { Service, ServicePort } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { nearMiss } from '../../values/near-miss';
import { shown } from '../../values/wording';
import { MOST_NAMED } from '../alternatives';

/** That a port of a Service has no endpoints. */
export interface NoEndpoints {
  readonly are: 'none';
  readonly because: string;
  /** The field that decides it. */
  readonly by: Decision;
  /** What might have been endpoints. */
  readonly instead: readonly string[];
  readonly assumptions: readonly string[];
}

/** A field of an object. */
export interface Decision {
  readonly object: KubeObject;
  readonly field: Field;
}

export function none(because: string, by: Decision): NoEndpoints {
  return { are: 'none', because, by, instead: [], assumptions: [] };
}

/** What a Service says of its endpoints. */
export function ownField({ object, spec, hasSelector }: Service): Decision {
  return { object, field: spec.get(hasSelector ? 'selector' : 'ports') };
}

/** A workload of which no pod is asked for. */
export function scaledDown(cluster: Cluster, service: Service): Decision | undefined {
  const [workload] = service.hasSelector ? cluster.selectedBy(service) : [];
  return workload && { object: workload.object, field: workload.object.spec.get('replicas') };
}

/** That no pod declares the port which a port of a Service names. */
export function noSuchPort(
  { object }: Service,
  { field, protocol, target }: ServicePort,
  running: readonly Workload[],
) {
  if (target === undefined) {
    const unread = field.get(field.has('targetPort') ? 'targetPort' : 'port');
    return {
      ...none(`${shown(unread.value)} is neither a number nor a name of a port`, { object, field: unread }),
      instead: [],
    };
  }
  const because = `no selected pod has a ${protocol} port named ${JSON.stringify(target)}`;
  return { ...none(because, { object, field: field.get('targetPort') }), instead: portsOf(running, String(target)) };
}

/** The ports that pods declare, the one first that a name may mean. */
function portsOf(workloads: readonly Workload[], name: string): string[] {
  const ports = workloads.flatMap(({ object, pod }) => pod.ports.map((port) => ({ port, of: object.title })));
  const names = ports.flatMap(({ port }) => port.name ?? []);
  const meant = nearMiss(name, names);
  return [...ports]
    .sort((a, b) => Number(b.port.name === meant) - Number(a.port.name === meant))
    .slice(0, MOST_NAMED)
    .map(({ port, of }) => `port ${writtenPort(port)} of ${of}`);
}
