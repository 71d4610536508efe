import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const GATE = join(__dirname, '../../tools/release-gate.mjs');

const READY = {
  'package.json': '{ "version": "1.2.3", "repository": { "url": "https://example.com/x.git" } }',
  'CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2027-01-31\n',
  '.github/CODEOWNERS': '* @example/maintainers\n',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-gate-'));
  mkdirSync(join(folder, '.github'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What stands in the way of releasing these files under this tag. */
function obstaclesTo(tag: string, files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    writeFileSync(join(folder, path), text);
  }
  const { status, stderr } = spawnSync('node', [GATE, tag, folder], { encoding: 'utf8' });
  expect(status).toBe(stderr === '' ? 0 : 1);
  return stderr.trim();
}

test('a version with tag, section, addresses and owners passes', () => {
  expect(obstaclesTo('v1.2.3', READY)).toBe('');
});

test('another tag does not', () => {
  expect(obstaclesTo('v1.2.4', READY)).toBe(
    'tag: found "v1.2.4", expected "v1.2.3" of package.json; tag the commit that sets the version',
  );
});

test('a version without its section in the changelog does not', () => {
  expect(obstaclesTo('v1.2.3', { ...READY, 'CHANGELOG.md': '## [1.2.30] - 2027-01-31\n' })).toContain(
    'found no section "## [1.2.3] - DATE"',
  );
});

test('placeholders do not', () => {
  const placeholders = {
    ...READY,
    'package.json': '{ "version": "1.2.3", "repository": { "url": "https://example.invalid/x.git" } }',
    '.github/CODEOWNERS': '# A placeholder\n',
  };
  expect(obstaclesTo('v1.2.3', placeholders).split('\n')).toEqual([
    expect.stringContaining('package.json: found the placeholder'),
    expect.stringContaining('.github/CODEOWNERS: found a placeholder'),
  ]);
});
