import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ReplicatedEngine,
  replicationScripts,
} from '../../../../src/patterns/database/replication/replication-scripts';

const scripts = join(__dirname, '../../../../src/patterns/database/replication/scripts');
const engines: readonly ReplicatedEngine[] = ['mysql', 'mariadb', 'postgres'];

/** The folders that the scripts of each engine lie in. */
const folders: Readonly<Record<ReplicatedEngine, readonly string[]>> = {
  mysql: ['', 'mysql-family', 'mysql'],
  mariadb: ['', 'mysql-family', 'mariadb'],
  postgres: ['', 'postgres'],
};

describe.each(engines)('the scripts of %s', (engine) => {
  const texts = replicationScripts(engine);

  test('are the files in scripts/, to the byte; npm run scripts writes them into the module', () => {
    const files = folders[engine].flatMap((folder) =>
      readdirSync(join(scripts, folder))
        .filter((name) => name.endsWith('.sh'))
        .map((name) => [name, readFileSync(join(scripts, folder, name), 'utf8')]),
    );
    expect(Object.keys(texts).sort()).toEqual(files.map(([name]) => name).sort());
    expect(texts).toEqual(Object.fromEntries(files));
  });

  test('are scripts that bash can read', () => {
    for (const text of Object.values(texts)) {
      execFileSync('bash', ['-n'], { input: text });
    }
  });

  test('start, tell readiness and end the first initialisation, and source only files that are mounted with them', () => {
    expect(Object.keys(texts)).toEqual(expect.arrayContaining(['start.sh', 'ready.sh', 'initdb.sh']));
    for (const text of Object.values(texts)) {
      for (const [, sourced] of text.matchAll(/^\. "\$here\/(.*)"$/gm)) {
        expect(texts).toHaveProperty([sourced]);
      }
    }
  });

  test('fit into a ConfigMap many times over', () => {
    expect(Buffer.byteLength(Object.values(texts).join(''))).toBeLessThan(64 * 1024);
  });

  test('give no program a password as an argument', () => {
    for (const text of Object.values(texts)) {
      expect(text).not.toMatch(/(--password=|-p"\$|MYSQL_PWD=|PGPASSWORD=)/);
    }
  });
});
