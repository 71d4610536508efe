import { basename } from 'node:path';

/** What holds for all bundles. */
export const COMMON = {
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
};

/** Has modules found in the folder of the checker, by the names of their files. */
export function inChecker(paths, folder) {
  const filter = new RegExp(`^(?:${paths.join('|').replaceAll('.', '\\.')})$`);
  return {
    name: 'in-checker',
    setup(bundling) {
      bundling.onResolve({ filter }, ({ path, kind }) =>
        kind === 'require-call' ? { path: `${folder}${basename(path)}.js`, external: true } : undefined,
      );
    },
  };
}
