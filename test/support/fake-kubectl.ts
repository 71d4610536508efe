import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Live } from './live-shop';

/*
 * A kubectl that answers out of a file: a program on the PATH, as the real one is. It knows `get`, lists by resource, name
 * space and label, the template for Secrets, and refuses what it is told to refuse in the words of the real one.
 */

/** What the cluster behind it is like. */
export interface FakeCluster {
  readonly objects: readonly Live[];
  /** Resources that the user may not read. */
  readonly forbidden?: readonly string[];
  /** Resources that the cluster does not have. */
  readonly absent?: readonly string[];
  /** What it says to every question, if it cannot be reached. */
  readonly down?: string;
}

const PROGRAM = `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { objects, forbidden = [], absent = [], down } = JSON.parse(readFileSync(join(__dirname, 'cluster.json'), 'utf8'));
const args = process.argv.slice(2);
appendFileSync(join(__dirname, 'asked.txt'), args.join(' ') + '\\n');
const after = (flag) => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);
const fail = (text) => { process.stderr.write(text + '\\n'); process.exit(1); };
if (down !== undefined) fail(down);
const resources = args[args.indexOf('get') + 1].split(',');
for (const each of resources) {
  const [name] = each.split('.');
  if (absent.includes(name)) fail('error: the server doesn\\'t have a resource type "' + name + '"');
  if (forbidden.includes(name)) fail('Error from server (Forbidden): ' + each + ' is forbidden: User "jane" cannot list resource "' + name + '"');
}
const plural = (kind) => { const low = kind.toLowerCase(); return low.endsWith('s') ? low + 'es' : /[^aeiou]y$/.test(low) ? low.slice(0, -1) + 'ies' : low + 's'; };
const wanted = new Set(resources.map((each) => each.split('.')[0]));
const [key, value] = (after('-l') ?? '').split('=');
const namespace = args.includes('-A') ? undefined : (after('-n') ?? 'shop');
const found = objects.filter(({ kind, metadata, spec }) =>
  wanted.has(plural(kind)) &&
  (metadata.namespace === undefined || namespace === undefined || metadata.namespace === namespace) &&
  (key === '' || metadata.labels?.[key] === value || spec?.selector?.[key] === value));
const output = after('-o');
process.stdout.write(output.startsWith('go-template=')
  ? found.map(({ metadata, type, data }) => [metadata.namespace, metadata.name, type, ...Object.keys(data)].join('\\t') + '\\n').join('')
  : JSON.stringify({ apiVersion: 'v1', kind: 'List', items: found }));
`;

/** Puts the program into a folder; gives the PATH on which it is found, and what it was asked. */
export function fakeKubectl(
  folder: string,
  cluster: FakeCluster,
): { readonly path: string; asked(): readonly string[] } {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'cluster.json'), JSON.stringify(cluster));
  writeFileSync(join(bin, 'kubectl'), PROGRAM);
  chmodSync(join(bin, 'kubectl'), 0o755);
  const asked = join(bin, 'asked.txt');
  return {
    path: [bin, process.env.PATH].join(delimiter),
    asked: () => (existsSync(asked) ? readFileSync(asked, 'utf8').trim().split('\n') : []),
  };
}
