import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Mount } from './container';
import { succeed } from './processes';

/** A root file system that stands for an official image. */
export interface Image {
  /** The name that the manifest has for it. */
  readonly name: string;
  readonly root: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Whose entry point it has: a stand-in, or that of the official image as of a commit. */
  readonly entryPoint: string;
  /** What it has in the place of its own files. */
  readonly mounts: readonly Mount[];
  /** What the container runs where the manifest names no command. */
  readonly entrypoint: readonly string[];
  /** The signal that the image asks to be stopped with. */
  readonly stopSignal: NodeJS.Signals;
}

/** The packages of Debian that stand for the images, by what the manifest calls them. */
const ROOTS: Readonly<Record<string, string>> = {
  'mysql:9.7': 'mysql-9.7',
  'mariadb:10.11': 'mariadb-10.11',
  'mariadb:11.8': 'mariadb-11.8',
  'postgres:15-alpine': 'postgres-alpine-15',
  'postgres:18': 'postgres-18',
};

const ENTRY_POINT = '/usr/local/bin/docker-entrypoint.sh';

/** Makes the root file system of an image, or finds it in the cache. */
export async function prepareImage(name: string): Promise<Image> {
  const rootName = ROOTS[name] ?? name;
  const root = await succeed(join(__dirname, '../../cluster/rootfs/make.sh'), rootName);
  const engine = name.split(':')[0];
  const official = officialEntryPoint(rootName);
  const lines = readFileSync(join(root, 'image.env'), 'utf8').trim().split('\n');
  return {
    name,
    root,
    variables: Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2))),
    entryPoint: official?.commit ?? 'a stand-in',
    mounts: official === undefined ? [] : [{ source: official.file, target: ENTRY_POINT, readOnly: true }],
    entrypoint: ['docker-entrypoint.sh', { mysql: 'mysqld', mariadb: 'mariadbd' }[engine] ?? 'postgres'],
    stopSignal: engine === 'postgres' ? 'SIGINT' : 'SIGTERM',
  };
}

/**
 * The entry point of an official image, out of the folder DATABASES_ENTRY_POINTS, where the commit is a part of its name:
 * `mysql-9.7@7f30fdb.sh`. They are not ours to keep here.
 */
function officialEntryPoint(image: string): { file: string; commit: string } | undefined {
  const folder = process.env.DATABASES_ENTRY_POINTS;
  if (folder === undefined) return undefined;
  const name = readdirSync(folder).find((each) => each.startsWith(`${image}@`) && each.endsWith('.sh'));
  if (name === undefined) {
    throw new Error(`${folder}: found no ${image}@….sh, expected the entry point of the image and its commit`);
  }
  return { file: resolve(folder, name), commit: `that of the image (${name.slice(0, -'.sh'.length)})` };
}
