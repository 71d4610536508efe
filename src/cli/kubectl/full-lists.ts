import type { KnownKind } from '../../kinds/known-kinds';
import { resourceOf } from '../../kinds/resources';
import type { FullList } from '../../model/cluster/inventory';
import type { Question } from './resources';

/** Resources that a cluster listed, and where it was asked for them. */
export interface Answer {
  readonly question: Question;
  readonly resources: readonly string[];
  /** Nothing for that of the context, or for all. */
  readonly namespace: string | undefined;
  readonly everywhere: boolean;
  readonly manifests: readonly unknown[];
}

/** The kinds of which it makes a difference whether all are known: those that others name or select. */
const KINDS: ReadonlyMap<string, KnownKind> = new Map(
  (['Service', 'Pod', 'EndpointSlice', 'ConfigMap', 'Secret', 'IngressClass'] as const).map((kind) => [
    resourceOf(kind),
    kind,
  ]),
);

/** Of which kinds a cluster told all that it has. A question for those with a label is none for all. */
export function fullListsIn(answers: readonly Answer[]): readonly FullList[] {
  const home = namespaceOfContext(answers);
  return answers
    .filter(({ question }) => question.also === undefined)
    .flatMap(({ question, resources, namespace = home, everywhere }) => {
      const isOfAll = everywhere || question.lie === 'in none';
      const kinds = resources.flatMap((resource) => KINDS.get(resource) ?? []);
      return isOfAll || namespace !== undefined
        ? kinds.map((kind) => ({ kind, namespace: isOfAll ? undefined : namespace }))
        : [];
    });
}

/** kubectl alone knows the namespace of the context: whatever lies in it tells. Where nothing does, nobody asks for it either. */
function namespaceOfContext(answers: readonly Answer[]): string | undefined {
  const here = answers.filter(
    ({ question, namespace, everywhere }) => question.lie === 'in namespaces' && namespace === undefined && !everywhere,
  );
  return here
    .flatMap(({ manifests }) => manifests)
    .map((manifest) => (manifest as { metadata?: { namespace?: string } }).metadata?.namespace)
    .find((namespace) => namespace !== undefined);
}
