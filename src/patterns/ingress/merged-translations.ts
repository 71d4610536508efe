import type { Construct } from 'constructs';
import type { AnnotationTable } from '../../kinds/annotations/annotation-fact';
import { factOf } from '../../kinds/annotations/judged-annotation';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import type { CustomResource } from './dialect';

/**
 * Annotations of one object from several sources, the earlier ones being the user's. Two values of one key are joined where
 * the reader takes a list, and refused elsewhere: one of them would be lost.
 */
export function mergeAnnotations(
  construct: Construct,
  table: AnnotationTable | undefined,
  ...maps: readonly TextMap[]
): TextMap {
  const merged: Record<string, string> = {};
  for (const [key, value] of maps.flatMap((map) => Object.entries(map))) {
    const present = merged[key];
    if (present === undefined || present === value) {
      merged[key] = value;
    } else if (table !== undefined && factOf(table, key)?.isList) {
      merged[key] = [...new Set([...present.split(','), ...value.split(',')])].join(',');
    } else {
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
  return merged;
}

/** Objects of one kind and name as one, with the settings of all. */
export function mergeResources(resources: readonly CustomResource[]): CustomResource[] {
  const merged = new Map<string, CustomResource>();
  for (const resource of resources) {
    const key = `${resource.kind}/${resource.name}`;
    const present = merged.get(key);
    merged.set(key, present === undefined ? resource : { ...present, spec: { ...present.spec, ...resource.spec } });
  }
  return [...merged.values()];
}
