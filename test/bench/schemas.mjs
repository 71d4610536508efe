/*
 * JSON schemas of the kinds of Kubernetes, a file each, named as kubeconform looks for them, out of the definitions of its OpenAPI
 * document. The two types that a manifest may write as text or number are texts there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TEXT_OR_NUMBER = { oneOf: [{ type: 'string' }, { type: 'number' }] };
const WRITTEN_BOTH_WAYS = [
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString',
  'io.k8s.apimachinery.pkg.api.resource.Quantity',
];

export function writeSchemas(published, folder) {
  const definitions = { ...published };
  for (const name of WRITTEN_BOTH_WAYS) definitions[name] = TEXT_OR_NUMBER;
  mkdirSync(folder);
  for (const [name, definition] of Object.entries(definitions)) {
    for (const { group, version, kind } of definition['x-kubernetes-group-version-kind'] ?? []) {
      const file = [kind, group.split('.')[0], version]
        .filter((part) => part !== '')
        .join('-')
        .toLowerCase();
      const schema = { $ref: `#/definitions/${name}`, definitions: neededBy(name, definitions) };
      writeFileSync(join(folder, `${file}.json`), JSON.stringify(schema));
    }
  }
}

/** A definition and all that it refers to. */
function neededBy(name, definitions) {
  const needed = {};
  const add = (each) => {
    if (each in needed) return;
    needed[each] = definitions[each];
    for (const [, next] of JSON.stringify(definitions[each]).matchAll(/"#\/definitions\/([^"]+)"/g)) add(next);
  };
  add(name);
  return needed;
}
