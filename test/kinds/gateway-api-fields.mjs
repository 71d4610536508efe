/*
 * Writes `gateway-api-fields.json`: the fields of the Gateway API, each with its type, as its custom resource definitions
 * have them. Run once for a new release, with the folder of the definitions of the experimental channel, which has all
 * that the standard one has:
 *
 *     go mod download -json sigs.k8s.io/gateway-api@v1.6.0     # says where it lies
 *     node test/kinds/gateway-api-fields.mjs 1.6.0 DIR/config/crd/experimental
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAll } from 'js-yaml';

const [release, folder] = process.argv.slice(2);
if (release === undefined || folder === undefined) {
  throw new Error(
    'found no release and folder, expected both; such as: gateway-api-fields.mjs 1.6.0 config/crd/experimental',
  );
}

/** What a schema holds: the name of a type, a list of one thing, or fields by name. */
function typeOf(schema) {
  if (schema['x-kubernetes-int-or-string']) {
    return 'number or text';
  }
  switch (schema.type) {
    case 'object':
      return schema.properties === undefined
        ? schema.additionalProperties?.type === 'string'
          ? 'texts'
          : 'anything'
        : Object.fromEntries(Object.entries(schema.properties).map(([name, each]) => [name, typeOf(each)]));
    case 'array':
      return [typeOf(schema.items)];
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'flag';
    default:
      return 'text';
  }
}

const kinds = {};
for (const file of readdirSync(folder).filter((name) => name.startsWith('gateway.networking.k8s.io_'))) {
  const definitions = loadAll(readFileSync(join(folder, file), 'utf8')).filter(
    (each) => each?.kind === 'CustomResourceDefinition',
  );
  for (const { spec, version } of definitions.flatMap(({ spec }) =>
    spec.versions.map((version) => ({ spec, version })),
  )) {
    const { name, served, schema } = version;
    if (served) {
      kinds[`${spec.group}/${name} ${spec.names.kind}`] = typeOf(schema.openAPIV3Schema.properties.spec);
    }
  }
}
const lines = Object.entries(kinds).map(([kind, fields]) => `  ${JSON.stringify(kind)}: ${JSON.stringify(fields)}`);
writeFileSync(
  fileURLToPath(new URL('gateway-api-fields.json', import.meta.url)),
  `{\n "release": "${release}",\n "kinds": {\n${lines.join(',\n')}\n }\n}\n`,
);
