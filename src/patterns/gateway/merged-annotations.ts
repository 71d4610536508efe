import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';

/** Annotations of the user and those that follow from other properties; contradictions are refused, none are undefined. */
export function mergedAnnotations(
  construct: Construct,
  given: TextMap | undefined,
  made: TextMap,
): Record<string, string> | undefined {
  for (const [key, value] of Object.entries(made)) {
    const present = given?.[key];
    if (present !== undefined && present !== value) {
      throw refusal(
        construct,
        new Complaint(
          `${quoted(key)} set to ${quoted(present)}`,
          `${quoted(value)}, which follows from the other properties`,
          'leave the annotation out, or change the property that it follows from',
          '.metadata.annotations',
        ),
      );
    }
  }
  const merged = { ...given, ...made };
  return Object.keys(merged).length === 0 ? undefined : merged;
}
