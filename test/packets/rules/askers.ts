import type { Manifest } from '../../support/synth';
import { IMAGE } from '../harness/echo';
import { nodes } from '../harness/nodes';
import type { Place } from '../harness/places';
import type { Stage } from '../harness/stage';
import { until } from '../harness/waiting';
import type { PacketsOfRule } from './expectation';

/*
 * Who asks in an example, from where, and at which address.
 */

/** The pod that asks, in each namespace of the example; the examples have no pod of that name. */
export const ASKER = 'asker';

/** On another node than the pods of `web`, so that what is said of nodes can be seen. */
export function asker(): Manifest {
  const apart = { labelSelector: { matchLabels: { app: 'web' } }, topologyKey: 'kubernetes.io/hostname' };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: ASKER, labels: { app: ASKER } },
    spec: {
      terminationGracePeriodSeconds: 1,
      containers: [{ name: ASKER, image: IMAGE }],
      affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [apart] } },
    },
  };
}

/** From where an example is asked. */
export async function placeOf({ from = 'shop' }: PacketsOfRule, stages: ReadonlyMap<string, Stage>): Promise<Place> {
  if (isOutside(from)) {
    return from === OUTSIDE ? 'client' : OUTSIDE;
  }
  if (isNamespace(from)) {
    return (stages.get(from) as Stage).in(ASKER);
  }
  const shop = stages.get('shop') as Stage;
  const [kind, name] = from.split(':');
  if (kind === 'pod') {
    // Among the files of its container, by which it knows its DNS server.
    return shop.inside(name, name);
  }
  const [pod] = await shop.pods(name);
  return shop.in(pod.name);
}

const OUTSIDE = 'outside';

function isOutside(from: string): boolean {
  return from.split(':')[0] === OUTSIDE;
}

/** As which host outside it is asked, where one is named. */
export function addressOf({ from = 'shop' }: PacketsOfRule): string | undefined {
  return isOutside(from) ? from.split(':')[1] : undefined;
}

/** Whether a pod asks that is in a namespace and part of nothing. */
export function isNamespace(from: string): boolean {
  return from !== OUTSIDE && !from.includes(':');
}

/** The nodes that a question goes by first: that of the pod that asks, and from outside it may be any. */
export async function nodesBy(from: Place, stages: ReadonlyMap<string, Stage>): Promise<string[]> {
  const [kind, namespace, name] = from.split('/');
  if (kind !== 'pod') {
    return (await nodes()).map((node) => node.name);
  }
  const stage = [...stages.values()].find((each) => each.namespace === namespace) as Stage;
  const { spec } = await stage.read('v1', 'Pod', name);
  return [spec.nodeName];
}

/** What is asked, with the addresses that only the cluster knows. */
export async function whole(what: string, from: Place, stages: ReadonlyMap<string, Stage>): Promise<string> {
  const shop = stages.get('shop') as Stage;
  if (what.includes('{balancer}')) {
    const { status } = await until(
      `an address for Service web in ${shop.namespace}`,
      () => shop.service('web'),
      ({ status }) => status?.loadBalancer?.ingress?.[0]?.ip !== undefined,
    );
    return what.replace('{balancer}', status.loadBalancer.ingress[0].ip);
  }
  if (what.includes('{node}')) {
    const name = from.split('/')[2] ?? ASKER;
    const { status } = await shop.read('v1', 'Pod', name);
    const whole = what.replace('{node}', status.hostIP);
    return whole.includes('{nodePort}') ? whole.replace('{nodePort}', await nodePortOf(shop)) : whole;
  }
  return what;
}

async function nodePortOf(shop: Stage): Promise<string> {
  const { spec } = await shop.service('web');
  return String(spec.ports[0].nodePort);
}
