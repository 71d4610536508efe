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

  test('find the server over the network: its socket is elsewhere in other images of the same server', () => {
    for (const text of Object.values(texts)) {
      expect(text).not.toMatch(/\/run\/(mysqld|mariadb|postgresql)/);
    }
  });
});

describe('what MySQL and MariaDB share', () => {
  const { 'quoting.sh': quoting, 'accounts.sh': accounts } = replicationScripts('mariadb');
  const told = (lines: string) =>
    execFileSync('bash', ['--norc', '-euc', `${quoting}\n${accounts}\n${lines}`], { encoding: 'utf8' });

  test('has clients give up soon, by a group of options that both read and that a dump does not', () => {
    expect(told(`RUN=$(mktemp -d); own_client_file probe.cnf probe 'a"b\\c'; cat "$RUN/probe.cnf"; rm -r "$RUN"`)).toBe(
      '[client]\nprotocol=tcp\nuser=probe\npassword="a\\"b\\\\c"\nhost=127.0.0.1\n[mysql]\nconnect-timeout=3\n',
    );
  });

  test('sets the password of an account that is there as well, and quotes it', () => {
    expect(told(`login shop % "it's \\\\" REQUIRE SSL`)).toBe(
      "CREATE USER IF NOT EXISTS 'shop'@'%' IDENTIFIED BY 'it''s \\\\' REQUIRE SSL;\nALTER USER 'shop'@'%' IDENTIFIED BY 'it''s \\\\' REQUIRE SSL;\n",
    );
  });

  test('has what is of this pod alone in no log that replicas read', () => {
    expect(told('unlogged no_promoter')).toBe(
      `SET SESSION sql_log_bin=0;\nDROP USER IF EXISTS 'replication'@'localhost';\nDROP USER IF EXISTS 'replication'@'127.0.0.1';\nSET SESSION sql_log_bin=1;\n`,
    );
  });

  test.each(['mysql', 'mariadb'] as const)('has the probe of %s log in only when all lines were taken', (engine) => {
    const sql = replicationScripts(engine)['sql.sh'];
    const given = `secret() { echo "the $1"; }; replication_password=r probe_password=p SEMI_SYNCHRONOUS=yes APP_USER=shop APP_DATABASE=shop`;
    const lines = told(`${sql}\n${given}; primary_sql`).trimEnd().split('\n');
    expect(lines[0]).toBe('SET NAMES utf8mb4;');
    expect(lines.at(-2)).toMatch(/^GRANT .* TO 'probe'@'127.0.0.1';$/);
    expect(lines.at(-1)).toBe('SET SESSION sql_log_bin=1;');
    const waits = lines.findIndex((line) => line.includes('rpl_semi_sync'));
    expect(lines.slice(waits + 1)).toContainEqual(
      expect.stringMatching(/^ALTER USER 'probe'@'localhost' IDENTIFIED BY 'p'/),
    );
    expect(lines.slice(0, waits)).toContainEqual(
      expect.stringMatching(/^ALTER USER 'shop'@'%' IDENTIFIED BY 'the user-password'/),
    );
  });
});
