import type { Obstacle } from '../../model/status/obstacle';
import { type NodeRefusal, nodeRefusalsIn } from '../../model/status/scheduling';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { type Cure, written } from './place';

/** What to do where no node takes the pods: first about what keeps most nodes from it. */
export function placed({ message = '' }: Obstacle, { object, pod }: Workload): Cure {
  const [most] = [...nodeRefusalsIn(message)].sort((a, b) => numberOf(b) - numberOf(a));
  const { spec } = pod;
  switch (most?.is) {
    case 'resources': {
      const asking = pod.containers
        .map(({ field }) => field.find('resources', 'requests'))
        .find((each) => each.isGiven);
      return { field: asking ?? spec, fix: 'ask for less, or add a node that has it' };
    }
    case 'taint':
      return {
        field: written(spec, 'tolerations'),
        fix: 'tolerate the taint, take it off a node, or add a node without it',
      };
    case 'labels':
      return {
        field: written(spec, spec.has('nodeSelector') ? 'nodeSelector' : 'affinity'),
        fix: 'ask for labels that nodes have (kubectl get nodes --show-labels), or label a node',
      };
    case 'spread':
      return {
        field: written(spec, spec.has('topologySpreadConstraints') ? 'topologySpreadConstraints' : 'affinity'),
        fix: 'make it a preference, ask for fewer pods, or add a node',
      };
    case 'ports':
      return { field: spec, fix: 'leave the port of the node out, or ask for no more pods than there are nodes' };
    case 'no claim':
      return { field: written(spec, 'volumes'), fix: 'make the claim, or correct the name' };
    case 'volume':
      return {
        field: written(spec, 'volumes'),
        fix: `see why the claim gets no volume: kubectl describe pvc -n ${object.namespace}${claimsOf(spec)}`,
      };
    case 'cordoned':
      return { field: spec, fix: 'open a node again: kubectl uncordon NODE' };
    default:
      return { field: spec, fix: 'change what the pods ask of a node, or add a node that has it' };
  }
}

/** The claims of pods that they share, each behind a space. Those that a StatefulSet makes have a name for each pod. */
function claimsOf(spec: Field): string {
  return spec
    .get('volumes')
    .items.flatMap((each) => each.find('persistentVolumeClaim', 'claimName').text ?? [])
    .map((name) => ` ${name}`)
    .join('');
}

/** What holds for all nodes weighs most. */
function numberOf({ nodes }: NodeRefusal): number {
  return nodes ?? Number.POSITIVE_INFINITY;
}
