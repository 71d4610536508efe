import { quotedMessage } from '../../values/wording';
import type { Cluster } from '../cluster/cluster';
import { Multimap } from '../lookup/multimap';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';

/** Something that went wrong with an object, as the cluster noted it. */
export interface Warning {
  readonly reason: string;
  readonly message: string;
  /** The last time that it was noted, as the API writes times: their order is that of texts. */
  readonly when: string;
}

/**
 * What went wrong with an object, the newest first, where a dump holds Events. Clusters keep them for an hour.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 */
export function warningsAbout(cluster: Cluster, { kind, namespace, name }: KubeObject): readonly Warning[] {
  return warningsIn(cluster).get(`${kind}/${namespace}/${name}`);
}

/** What went wrong with an object last, as a sentence quotes it. */
export function lastWarningAbout(cluster: Cluster, object: KubeObject): string | undefined {
  const [last] = warningsAbout(cluster, object);
  return last && `${last.reason}: ${quotedMessage(last.message)}`;
}

const warningsIn = once((cluster: Cluster) => {
  const events = cluster.objects.filter(({ kind, root }) => kind === 'Event' && root.get('type').text === 'Warning');
  const read = events.map(({ root }) => {
    // `events.k8s.io` has other names for the fields of `v1`.
    const about = root.has('regarding') ? root.get('regarding') : root.get('involvedObject');
    const warning: Warning = {
      reason: root.get('reason').text ?? '',
      message: root.get('message').text ?? root.get('note').text ?? '',
      when:
        root.find('series', 'lastObservedTime').text ??
        root.get('lastTimestamp').text ??
        root.get('eventTime').text ??
        '',
    };
    return { key: ['kind', 'namespace', 'name'].map((each) => about.get(each).text ?? '').join('/'), warning };
  });
  const warnings = new Multimap<string, Warning>();
  for (const { key, warning } of read.sort((a, b) => (a.warning.when < b.warning.when ? 1 : -1))) {
    warnings.add(key, warning);
  }
  return warnings;
});
