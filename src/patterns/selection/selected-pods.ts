import type { ApiObject } from 'cdk8s';
import { Complaint, isComplaint } from '../../values/complaint';
import { hasPrototype, isPlain, keysOf } from '../../values/foreign-object';
import { selectorLabels, type TextMap } from '../../values/labels';
import type { Parser } from '../../values/parser';
import { listed, quoted, shown } from '../../values/wording';
import { PodLabels } from './pod-labels';
import { workloadOf } from './selected-workload';

/** What a Service needs to know of the pods it is to select. */
export interface SelectedPods {
  readonly labels: TextMap;
  /** The namespace the pods are known to live in; undefined where nobody said. */
  readonly namespace?: string;
  /** The object that makes the pods, where the selection is one of this app. */
  readonly workload?: ApiObject;
}

/** A selection as cdk8s-plus puts it, as far as it could be read. */
interface Selection {
  readonly labels: unknown;
  /** The keys of the conditions that are more than equality. */
  readonly expressions: readonly unknown[];
  /** Undefined where the selection says nothing of namespaces. */
  readonly namespaces?: { readonly names: readonly unknown[]; readonly byLabel: boolean };
}

/** What written labels select: they never change, and many Services may share them. */
const written = new WeakMap<PodLabels, SelectedPods>();

/**
 * Reads a pod selection of any cdk8s-plus release. A Service selects by equality of labels in its own namespace
 * and by nothing else, so whatever says more is refused: cdk8s-plus itself would drop it without a word.
 */
export const selectedPods: Parser<SelectedPods> = (input) => {
  if (!hasPrototype(input, PodLabels.prototype)) {
    return parsed(input);
  }
  const known = written.get(input);
  const pods = known ?? parsed(input);
  if (known === undefined && !isComplaint(pods)) {
    written.set(input, pods);
  }
  return pods;
};

const parsed: Parser<SelectedPods> = (input) => {
  const selection = selectionOf(input);
  if (selection === undefined) {
    return new Complaint(
      shown(input),
      'pods: a workload, Pods.select(…) or PodLabels.of({ app: "web" })',
      areLabels(input)
        ? 'write labels as PodLabels.of({ … }), or pass the workload itself'
        : 'pass the workload itself',
    );
  }
  if (selection.expressions.length > 0) {
    return new Complaint(
      `label expressions on ${listed(selection.expressions.map(shown), 'and')}`,
      'labels with one value each: a Service selects by equality only',
      'give the pods a label of their own and select that',
    );
  }
  const labels = selectorLabels(selection.labels);
  const namespace = namespaceOf(selection);
  if (isComplaint(labels)) {
    return labels;
  }
  return isComplaint(namespace) ? namespace : { labels, namespace, workload: workloadOf(input) };
};

/** Whether somebody may have written labels where the pods belong, as a manifest does. */
function areLabels(input: unknown): boolean {
  return keysOf(input)?.includes('toPodSelectorConfig') === false && isPlain(input as object);
}

/** What is wrong with pods for a Service of namespace `own`. Where one of the two is unknown, nothing can be said. */
export function elsewhereComplaint(pods: SelectedPods, own: string | undefined): Complaint | undefined {
  return pods.namespace === undefined || !own || pods.namespace === own
    ? undefined
    : new Complaint(
        `pods of namespace ${quoted(pods.namespace)}`,
        `pods of the Service's own namespace ${quoted(own)}`,
        'make the Service in the namespace of the pods',
      );
}

function selectionOf(input: unknown): Selection | undefined {
  try {
    const { labelSelector, namespaces } = (input as any).toPodSelectorConfig();
    const { matchLabels, matchExpressions } = labelSelector._toKube();
    return {
      labels: matchLabels ?? {},
      expressions: Array.from(matchExpressions ?? [], (expression: any) => expression.key),
      namespaces: namespaces
        ? { names: Array.from(namespaces.names ?? []), byLabel: namespaces.labelSelector?.isEmpty() === false }
        : undefined,
    };
  } catch {
    // Whatever went wrong in there, this is not a selection.
    return undefined;
  }
}

function namespaceOf({ namespaces }: Selection): string | undefined | Complaint {
  if (namespaces === undefined) {
    return undefined;
  }
  const { names, byLabel } = namespaces;
  const [only] = names;
  if (typeof only === 'string' && names.length === 1 && !byLabel) {
    return only;
  }
  return new Complaint(
    names.length > 0 && !byLabel
      ? `pods of the namespaces ${listed(names.map(shown), 'and')}`
      : `pods of ${byLabel ? 'namespaces chosen by label' : 'all namespaces'}`,
    'pods of one namespace: a Service selects in its own',
    'make a Service in each namespace',
  );
}
