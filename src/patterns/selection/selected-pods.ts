import { Complaint, isComplaint } from '../../values/complaint';
import { selectorLabels, type TextMap } from '../../values/labels';
import type { Parser } from '../../values/parser';
import { listed, quoted, shown } from '../../values/wording';

/** What a Service needs to know of the pods it is to select. */
export interface SelectedPods {
  readonly labels: TextMap;
  /** The namespace the pods are known to live in; undefined where nobody said. */
  readonly namespace?: string;
}

const EXPECTED = 'pods: a workload, Pods.select(…) or PodLabels.of({ app: "web" })';

/**
 * Reads a pod selection of any cdk8s-plus release. A Service selects by equality of labels in its own namespace
 * and by nothing else, so whatever says more is refused: cdk8s-plus itself would drop it without a word.
 */
export const selectedPods: Parser<SelectedPods> = (input) => {
  const config = configOf(input);
  if (isComplaint(config)) {
    return config;
  }
  const selector = config.labelSelector._toKube();
  if ((selector.matchExpressions ?? []).length > 0) {
    const keys = selector.matchExpressions?.map(({ key }) => quoted(String(key))) ?? [];
    return new Complaint(
      `label expressions on ${listed(keys, 'and')}`,
      'labels with one value each: a Service selects by equality only',
      'give the pods a label of their own and select that',
    );
  }
  const labels = selectorLabels(selector.matchLabels ?? {});
  if (isComplaint(labels)) {
    return labels;
  }
  const namespace = namespaceOf(config.namespaces);
  return isComplaint(namespace) ? namespace : { labels, namespace };
};

interface SelectorConfig {
  readonly labelSelector: {
    _toKube(): { matchLabels?: Record<string, string>; matchExpressions?: readonly { key: unknown }[] };
  };
  readonly namespaces?: { readonly names?: readonly string[]; readonly labelSelector?: { isEmpty?(): boolean } };
}

function configOf(input: unknown): SelectorConfig | Complaint {
  try {
    const config = (input as { toPodSelectorConfig(): SelectorConfig }).toPodSelectorConfig();
    if (shown(config.labelSelector._toKube()).startsWith('an object')) {
      return config;
    }
  } catch {
    // Told below: whatever went wrong, this is not a selection.
  }
  return new Complaint(shown(input), EXPECTED, 'pass the workload itself');
}

function namespaceOf(namespaces: SelectorConfig['namespaces']): string | undefined | Complaint {
  if (namespaces === undefined) {
    return undefined;
  }
  const names = namespaces.names ?? [];
  return names.length === 1 && (namespaces.labelSelector?.isEmpty?.() ?? true)
    ? names[0]
    : new Complaint(
        names.length > 1
          ? `pods of the namespaces ${listed(names.map(quoted), 'and')}`
          : 'pods of namespaces chosen by label',
        'pods of one namespace: a Service selects in its own',
        'make a Service in each namespace',
      );
}
