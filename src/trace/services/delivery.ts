import { type ClosedRule, type Passage, passageAt } from '../../model/traffic/passage';
import type { NetworkPolicy } from '../../model/views/network-policy';
import type { Workload } from '../../model/views/workload';
import { MOST_NAMED } from '../alternatives';
import type { Request } from '../request';
import { type Outcome, type Path, type Receiver, split, type Walk } from '../walk';
import type { EndpointGroup } from './written-groups';

/** Sends a request on to endpoints, past the policies at both ends. Groups that fare alike are one path. */
export function deliver(request: Request, walk: Walk, groups: readonly EndpointGroup[]): Path[] {
  const fates = new Map<string, { readonly fate: Fate; readonly groups: EndpointGroup[] }>();
  for (const group of groups) {
    const fate = fateOf(request, group);
    const same = fates.get(fate.key);
    if (same === undefined) {
      fates.set(fate.key, { fate, groups: [group] });
    } else {
      same.groups.push(group);
    }
  }
  return split(
    [...fates.values()].map((each) => ({
      weight: each.groups.reduce((sum, { count }) => sum + count, 0),
      paths: end(request, walk, each.fate, each.groups),
    })),
  );
}

/** What the policies do to a connection. */
interface Fate {
  /** The same for groups that fare alike. */
  readonly key: string;
  readonly passages: readonly { readonly side: 'egress' | 'ingress'; readonly passage: Passage }[];
}

function fateOf({ cluster, sender, leaving, protocol }: Request, { workload, address, port }: EndpointGroup): Fate {
  const reached = { number: port, protocol };
  const receiver = workload === undefined ? { is: 'address' as const, address: address ?? '' } : podsOf(workload);
  const passages = [
    ...(leaving === undefined
      ? []
      : [{ side: 'egress' as const, passage: passageAt(cluster, leaving, 'Egress', receiver, reached) }]),
    ...(workload === undefined
      ? []
      : [{ side: 'ingress' as const, passage: passageAt(cluster, workload, 'Ingress', sender, reached) }]),
  ];
  return { key: passages.map(({ passage }) => keyOf(passage)).join('\n'), passages };
}

function podsOf(workload: Workload) {
  return { is: 'pods' as const, workload };
}

function keyOf(passage: Passage): string {
  switch (passage.is) {
    case 'open':
      return passage.by === undefined
        ? passage.isToItself
          ? 'itself'
          : ''
        : `${passage.by.policy.object.title} ${passage.by.rule.path}`;
    case 'shut':
      return `shut ${titles(passage.policies)}`;
    case 'unknown':
      return `unknown ${passage.settledBy}`;
  }
}

function end(request: Request, start: Walk, { passages }: Fate, groups: readonly EndpointGroup[]): Path[] {
  let walk = start;
  for (const { side, passage } of passages) {
    switch (passage.is) {
      case 'open':
        if (passage.isToItself && request.isTranslated) {
          // From its own address it never leaves; that of a Service leads out of the pod and back.
          walk = walk.assuming(
            `the network plugin lets ${request.leaving?.object.title} through to itself, as no policy does`,
          );
        }
        if (passage.by !== undefined) {
          const { policy, rule } = passage.by;
          walk = walk.hop('policy', `${policy.object.title} lets it through (${side})`, policy.object, rule);
        }
        break;
      case 'shut': {
        const [policy] = passage.policies;
        const because = `no ${side} rule of ${titles(passage.policies)} lets it through`;
        return walk
          .hop(
            'policy',
            because,
            policy?.object,
            policy?.object.spec.get(side),
            passage.rules.slice(0, MOST_NAMED).map(closed),
          )
          .assuming(
            ...passage.blocksOfServices.map((block) => `the addresses of ${block} are those of Services, as usual`),
          )
          .ends({ is: 'dropped', because });
      }
      case 'unknown':
        return walk.ends({ is: 'unknown', settledBy: passage.settledBy });
    }
  }
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const to = groups.map((group) => receiverOf(group, total));
  for (const group of groups) {
    walk = walk
      .hop('pod', arrival(group, request.protocol), group.workload?.object, group.workload?.pod.field)
      .assuming(...group.assumptions);
  }
  const outcome: Outcome = { is: 'delivered', to };
  return walk.ends(outcome);
}

function closed({ policy, rule, isFor }: ClosedRule): string {
  return `${policy.object.title} ${rule.path}, which is for ${isFor}`;
}

function arrival({ workload, pod, address, port, count }: EndpointGroup, protocol: string): string {
  const title = workload?.object.title ?? address;
  const who = pod === undefined ? `${numberOf(workload, count)}${title}` : `pod ${pod} of ${title}`;
  return `${who} on ${port}/${protocol}`;
}

/** How many pods there are, where a workload makes a number of them. */
function numberOf(workload: Workload | undefined, count: number): string {
  const isCounted = workload !== undefined && workload.kind !== 'Pod' && workload.replicas !== undefined;
  return isCounted ? `${count} ${count === 1 ? 'pod' : 'pods'} of ` : '';
}

function receiverOf({ workload, pod, address, port, count }: EndpointGroup, total: number): Receiver {
  return {
    name: workload?.object.title ?? address ?? '',
    object: workload?.object,
    pod,
    port,
    share: total === 0 ? 0 : count / total,
  };
}

function titles(policies: readonly NetworkPolicy[]): string {
  return policies.map(({ object }) => object.title).join(' and ');
}
