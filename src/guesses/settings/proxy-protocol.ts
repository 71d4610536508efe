import { PROXY_TAKERS, type ProxyTaker } from '../../kinds/programs/proxy-protocol';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Container } from '../../model/views/container';
import type { Workload } from '../../model/views/workload';

/** Whether a program expects the PROXY protocol, and the object that says so, or does not say so. */
export interface ProxyExpectation {
  readonly isExpected: boolean;
  readonly object: KubeObject;
  /** What says it, as a sentence calls it. */
  readonly setting: string;
}

/** What pods expect, if they are of a program of which it is known, and what it is told is here. */
export function proxyExpectationOf(cluster: Cluster, workload: Workload): ProxyExpectation | undefined {
  for (const container of workload.pod.serving) {
    const taker = PROXY_TAKERS.find(({ image }) => image.test(container.image ?? ''));
    if (taker !== undefined) {
      return taker.inConfigMap === undefined
        ? byFlags(workload, container, taker)
        : byConfigMap(cluster, workload, container, taker.inConfigMap);
    }
  }
  return undefined;
}

function byConfigMap(
  cluster: Cluster,
  { namespace, name: ownName }: Workload,
  { words }: Container,
  { flag, key, values }: NonNullable<ProxyTaker['inConfigMap']>,
): ProxyExpectation | undefined {
  // Charts and manifests of these programs call the ConfigMap like the Deployment.
  const [, value = ownName] =
    words.map(({ text }) => text?.split('=', 2) ?? []).find(([each = '']) => flag.test(each)) ?? [];
  const [name = '', place = namespace] = value.split('/').reverse();
  const [found] = cluster.ofKind('ConfigMap').named(place.startsWith('$') ? namespace : place, name);
  const written = found?.object.root.find('data', key).text;
  return found && { isExpected: values.test(written ?? ''), object: found.object, setting: key };
}

/** Without any flag, it has its settings from somewhere else. */
function byFlags({ object }: Workload, { words }: Container, { byFlag }: ProxyTaker): ProxyExpectation | undefined {
  const flags = words.flatMap(({ text }) => (text?.startsWith('--') ? text : []));
  const isElsewhere = flags.length === 0 || flags.some((flag) => /^--configfile/i.test(flag));
  return isElsewhere || byFlag === undefined
    ? undefined
    : { isExpected: flags.some((flag) => byFlag.test(flag)), object, setting: 'proxyProtocol of an entry point' };
}
