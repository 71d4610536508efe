import { boolYaml11Tag, CORE_SCHEMA, floatYaml11Tag, load, loadAll, mergeTag } from 'js-yaml';
import { withFreeLines } from './free-lines';

/**
 * YAML as Kubernetes' tools read it: `yes` and `on` are booleans, as in YAML 1.1, and `1e3` is a text.
 * A label `debug: on` is refused by the API server for that reason.
 */
const SCHEMA = CORE_SCHEMA.withTags(mergeTag, boolYaml11Tag, floatYaml11Tag);

/** What a single document says. Throws js-yaml's exception. */
export function loadYaml(text: string, duplicateKeys: 'refused' | 'last wins'): unknown {
  return withFreeLines(text, (free) => load(free, { schema: SCHEMA, json: duplicateKeys === 'last wins' }));
}

/** What all documents of a text say. Throws js-yaml's exception where one of them has a flaw. */
export function loadYamlDocuments(text: string): readonly unknown[] {
  return loadAll(text, { schema: SCHEMA, json: false });
}
