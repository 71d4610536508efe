import { boolYaml11Tag, CORE_SCHEMA, floatYaml11Tag, load, loadAll, mergeTag } from 'js-yaml';
import { FOREIGN_TAGS } from './foreign-tags';
import { readLoosely } from './loose-flows';

/** Of a whole number as well, where the tag is written. */
const FLOAT = {
  ...floatYaml11Tag,
  resolve: (source: string, isExplicit: boolean, tagName: string) =>
    isExplicit && /^[-+]?\d+$/.test(source) ? Number(source) : floatYaml11Tag.resolve(source, isExplicit, tagName),
};

/**
 * YAML as Kubernetes' tools read it: `yes` and `on` are booleans, as in YAML 1.1, and `1e3` is a text.
 * A label `debug: on` is refused by the API server for that reason.
 */
const SCHEMA = CORE_SCHEMA.withTags(mergeTag, boolYaml11Tag, FLOAT, ...FOREIGN_TAGS);

/** What a single document says. Throws js-yaml's exception. */
export function loadYaml(text: string, duplicateKeys: 'refused' | 'last wins'): unknown {
  return readLoosely(text, (each) => load(each, { schema: SCHEMA, json: duplicateKeys === 'last wins' })).result;
}

/** What all documents of a text say. Throws js-yaml's exception where one of them has a flaw. */
export function loadYamlDocuments(text: string): readonly unknown[] {
  return loadAll(text, { schema: SCHEMA, json: false });
}
