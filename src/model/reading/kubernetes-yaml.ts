import { boolYaml11Tag, CORE_SCHEMA, load, loadAll, mergeTag } from 'js-yaml';
import { FOREIGN_TAGS } from './foreign-tags';
import { readLoosely } from './loose-flows';
import { NUMBERS } from './numbers';

/**
 * YAML as Kubernetes' tools read it: `yes` and `on` are booleans, as in YAML 1.1, and `1e3` is a number.
 * Labels `debug: on` and `commit: 12e5` are refused by the API server for that reason.
 */
const SCHEMA = CORE_SCHEMA.withTags(mergeTag, boolYaml11Tag, ...NUMBERS, ...FOREIGN_TAGS);

/** What a single document says. Throws js-yaml's exception. */
export function loadYaml(text: string, duplicateKeys: 'refused' | 'last wins'): unknown {
  return readLoosely(text, (each) => load(each, { schema: SCHEMA, json: duplicateKeys === 'last wins' })).result;
}

/** What all documents of a text say. Throws js-yaml's exception where one of them has a flaw. */
export function loadYamlDocuments(text: string): readonly unknown[] {
  return loadAll(text, { schema: SCHEMA, json: false });
}
