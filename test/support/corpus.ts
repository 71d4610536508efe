import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Source } from '../../src/model/reading/source';

/**
 * Real applications to try checks on. They lie beside the repository, or where CDK8S_SERVICE_PATTERNS_CORPUS says, and
 * are no part of it: whoever lacks them runs all other tests.
 */
const FOLDERS = [process.env.CDK8S_SERVICE_PATTERNS_CORPUS, join(__dirname, '../../../shared/corpus')];

export const CORPUS = FOLDERS.find((folder): folder is string => folder !== undefined && existsSync(folder));

/** One known peculiarity of an application. */
export interface Defect {
  readonly app: string;
  readonly file: string;
  /** `Service/shop/web`, or `Service/web` where no namespace is written. */
  readonly object: string;
  readonly defect: string;
  readonly class: string;
}

export function applications(corpus: string): string[] {
  return readdirSync(join(corpus, 'real')).sort();
}

export function sourcesOf(corpus: string, app: string): Source[] {
  const root = join(corpus, 'real', app);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: relative(root, path), text: readFileSync(path, 'utf8'), metByChance: true }));
}

export function defects(corpus: string): Defect[] {
  const [, ...rows] = readFileSync(join(corpus, 'DEFECTS.tsv'), 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [app = '', file = '', object = '', defect = '', kind = ''] = row.split('\t');
    return { app, file, object, defect, class: kind };
  });
}
