import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseEngine, OrdinalRoles, type RoleCommands } from '../../../src';
import { manifestsOf, refusalOf, shopChart, theOnly } from '../../support/synth';
import { containerOf, database } from './sample-database';

const images = mkdtempSync(join(tmpdir(), 'image-'));
afterAll(() => rmSync(images, { recursive: true }));

/** Puts a program into the image that tells what it was started with. */
function program(name: string, body: string): void {
  writeFileSync(join(images, name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(images, name), 0o755);
}

program('docker-entrypoint.sh', 'echo "$PPID $ROLE $ORDINAL of $PRIMARY_HOST:" "$@"');
program('prepare', 'echo prepared');
program('mysql', 'echo "$MYSQL_PWD:" "$@"');

/** Runs a command as the kubelet has a pod run it, which turns `$$` into `$` first. Our process stands for the runtime. */
function run(command: string[], variables: Record<string, string>): string {
  const [file = '', ...args] = command.map((word) => word.replace(/\$\$/g, () => '$'));
  const env = { ...variables, PATH: `${images}:${process.env.PATH}` };
  const { stdout, stderr } = spawnSync(file, args, { env, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trim();
}

/** What a pod of that ordinal runs. A server that was started with `exec` is a child of the runtime, not of a shell. */
function started(ordinal: number, engine: DatabaseEngine, commands: RoleCommands): string {
  const { command } = containerOf({ engine, roles: OrdinalRoles.primaryAndReplicas(commands) });
  const output = run(command, { HOSTNAME: `mysql-${ordinal}`, PRIMARY_HOST: 'mysql-0.mysql' });
  return output.replace(`${process.pid} `, 'exec ');
}

test('commands of your own take the place of the defaults', () => {
  const commands = {
    primary: 'docker-entrypoint.sh postgres',
    replica: 'prepare\nexec docker-entrypoint.sh postgres -c "primary_conninfo=host=$PRIMARY_HOST"',
  };
  const engine = DatabaseEngine.postgres('17');
  expect(started(0, engine, commands)).toBe('exec primary 0 of mysql-0.mysql: postgres');
  expect(started(2, engine, commands)).toBe(
    'prepared\nexec replica 2 of mysql-0.mysql: postgres -c primary_conninfo=host=mysql-0.mysql',
  );
});

test.each([
  ['\n  docker-entrypoint.sh mysqld\n', 'exec replica 1 of mysql-0.mysql: mysqld'],
  ['exec docker-entrypoint.sh mysqld', 'exec replica 1 of mysql-0.mysql: mysqld'],
  ['prepare && exec docker-entrypoint.sh mysqld', 'prepared\nexec replica 1 of mysql-0.mysql: mysqld'],
  ['prepare; exec docker-entrypoint.sh mysqld', 'prepared\nexec replica 1 of mysql-0.mysql: mysqld'],
  ['ROLE=follower docker-entrypoint.sh mysqld; true', /^\d+ follower 1 of mysql-0\.mysql: mysqld$/],
  ['echo "$$-$ORDINAL"; :', /^\d+-1$/],
])('the command %p does what it says', (replica, output) => {
  expect(started(1, DatabaseEngine.mysql('8.4'), { primary: 'true', replica })).toMatch(
    output instanceof RegExp ? output : new RegExp(`^${output}$`),
  );
});

const commands = { primary: 'docker-entrypoint.sh mysqld', replica: 'docker-entrypoint.sh mysqld' };

test('the primary is known to the pods by its DNS name', () => {
  const roles = OrdinalRoles.primaryAndReplicas(commands);
  expect(containerOf({ roles, metadata: { name: 'orders' } }).env).toContainEqual({
    name: 'PRIMARY_HOST',
    value: 'orders-0.orders.shop.svc.cluster.local',
  });
});

test('commands of your own do without everything that replicates', () => {
  const chart = shopChart();
  database({ roles: OrdinalRoles.primaryAndReplicas(commands), replicas: 3 }, chart);
  expect(manifestsOf(chart).map(({ kind }) => kind)).toEqual(['Service', 'StatefulSet', 'PodDisruptionBudget']);
  const { containers, volumes } = theOnly(chart, 'StatefulSet').spec.template.spec;
  expect(containers[0].env[0]).toEqual({
    name: 'MYSQL_ROOT_PASSWORD_FILE',
    value: '/run/secrets/database/admin-password',
  });
  expect(volumes.map(({ name }: { name: string }) => name)).toEqual(['passwords']);
});

test('arguments for configuration are left to commands of your own', () => {
  const roles = OrdinalRoles.primaryAndReplicas({ primary: 'mongod', replica: 'mongod' });
  const container = containerOf({ engine: DatabaseEngine.mongodb('8.0'), roles, config: { name: 'config' } });
  expect(container).not.toHaveProperty('args');
  expect(container.volumeMounts.at(-1)).toEqual({ name: 'config', mountPath: '/etc/mongo' });
});

test.each<[unknown, string]>([
  [undefined, ': found nothing, expected an object of properties; write an object such as { primary: … }'],
  [{ primary: 'mysqld' }, ' replica: found nothing, expected a text; write it as a text'],
  [
    { primary: ' ', replica: 'mysqld' },
    ' primary: found " ", expected a text with at least one visible character; write something, or leave it out',
  ],
])('the commands %p are refused', (commands, sentence) => {
  expect(refusalOf(() => OrdinalRoles.primaryAndReplicas(commands as RoleCommands))).toBe(
    `OrdinalRoles.primaryAndReplicas${sentence}`,
  );
});

test('the readiness of MySQL is asked with the password from the file, in the environment and not among the arguments', () => {
  const secret = 'pa"ss $word\\';
  const file = join(images, 'password');
  writeFileSync(file, `${secret}\n`);
  const { command } = containerOf({ engine: DatabaseEngine.mysql('5.7') }).readinessProbe.exec;
  expect(run(command, { MYSQL_ROOT_PASSWORD_FILE: file })).toBe(
    `${secret}: --protocol=TCP --host=127.0.0.1 --user=root --execute=SELECT 1`,
  );
});
