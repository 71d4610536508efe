import type { IConstruct } from 'constructs';
import type { Complaint } from '../values/complaint';

/** The metadata type under which a construct keeps its warnings. */
export const WARNING = 'cdk8s-service-patterns:warning';

/**
 * Says that something legal will not do what it looks like. The sentence goes to standard error, so that it
 * never mixes with YAML on standard output, and stays on the construct as metadata for tests to read.
 */
export function warn(construct: IConstruct, complaint: Complaint): void {
  const sentence = complaint.sentence(construct.node.path);
  construct.node.addMetadata(WARNING, sentence);
  console.warn(`warning: ${sentence}`);
}

/**
 * Looks at synth whether there is something to warn of, for what cannot be known before. Each construct says a sentence
 * once, however often the app is synthesized.
 */
export function warnAtSynth(construct: IConstruct, look: () => readonly Complaint[] | Complaint | undefined): void {
  construct.node.addValidation({
    validate: () => {
      for (const complaint of [look() ?? []].flat()) {
        const sentence = complaint.sentence(construct.node.path);
        if (!construct.node.metadata.some(({ type, data }) => type === WARNING && data === sentence)) {
          warn(construct, complaint);
        }
      }
      return [];
    },
  });
}
