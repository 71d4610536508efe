import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { succeed } from './processes';

/** A root file system that stands for an official image. */
export interface Image {
  /** The name that the manifest has for it. */
  readonly name: string;
  readonly root: string;
  readonly variables: Readonly<Record<string, string>>;
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
  'postgres:15': 'postgres-15',
  'postgres:18': 'postgres-18',
};

/** Makes the root file system of an image, or finds it in the cache. */
export async function prepareImage(name: string): Promise<Image> {
  const root = await succeed(join(__dirname, '../../cluster/rootfs/make.sh'), ROOTS[name] ?? name);
  const lines = readFileSync(join(root, 'image.env'), 'utf8').trim().split('\n');
  return {
    name,
    root,
    variables: Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2))),
    entrypoint: ['docker-entrypoint.sh', { mysql: 'mysqld', mariadb: 'mariadbd' }[name.split(':')[0]] ?? 'postgres'],
    stopSignal: name.startsWith('postgres') ? 'SIGINT' : 'SIGTERM',
  };
}
