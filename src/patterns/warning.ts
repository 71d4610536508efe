import type { IConstruct } from 'constructs';
import type { Complaint } from '../values/complaint';
import { type Look, leaveWord } from './told-fault';

/** The metadata type under which a construct keeps its warnings. */
export const WARNING = 'cdk8s-service-patterns:warning';

/**
 * Says that something legal will not do what it looks like. The sentence goes to standard error, so that it
 * never mixes with YAML on standard output, and stays on the construct as metadata for tests to read. A `rule` of the checks
 * that would find the same is named, so that they leave it to the construct.
 */
export function warn(construct: IConstruct, complaint: Complaint, rule?: string): void {
  if (rule !== undefined) {
    leaveWord(construct, rule, false, () => complaint);
  }
  const sentence = complaint.sentence(construct.node.path);
  if (!construct.node.metadata.some(({ type, data }) => type === WARNING && data === sentence)) {
    construct.node.addMetadata(WARNING, sentence);
    console.warn(`warning: ${sentence}`);
  }
}

/**
 * Looks at synth whether there is something to warn of, for what cannot be known before. Each construct says a sentence
 * once, however often the app is synthesized. A `rule` of the checks that would find the same is named.
 */
export function warnAtSynth(construct: IConstruct, look: Look, rule?: string): void {
  if (rule !== undefined) {
    leaveWord(construct, rule, false, look);
  }
  construct.node.addValidation({
    validate: () => {
      for (const complaint of [look() ?? []].flat()) {
        warn(construct, complaint);
      }
      return [];
    },
  });
}
