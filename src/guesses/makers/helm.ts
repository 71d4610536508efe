import { CHART_LABEL, HERITAGE_LABEL } from '../../kinds/companions/helm';
import type { KubeObject } from '../../model/objects/kube-object';

/**
 * Whether a chart of Helm made an object. `helm template` asks no cluster, so charts that choose between versions choose the
 * oldest; and what names no namespace is put into that of the release, which others of the chart may write down.
 *
 * @see https://helm.sh/docs/helm/helm_template/
 */
export function isOfHelm({ labels }: KubeObject): boolean {
  return (
    labels.has(CHART_LABEL) ||
    labels.get('app.kubernetes.io/managed-by') === 'Helm' ||
    // As charts wrote it before the labels were agreed on.
    /^(Helm|Tiller)$/.test(labels.get(HERITAGE_LABEL) ?? '')
  );
}
