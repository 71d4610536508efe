import { Chart, Testing } from 'cdk8s';
import { type Container, Deployment, EnvValue } from 'cdk8s-plus-27';
import {
  ClientPlace,
  type ClientVariables,
  ClusterIpService,
  ExternalAlias,
  HeadlessService,
  PodLabels,
  PodPort,
} from '../../../src';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const selector = PodLabels.of({ app: 'db' });
const mysql = PodPort.tcp(3306, 'mysql');
const admin = PodPort.tcp(33_062, 'admin');

function client(chart: Chart): Container {
  return new Deployment(chart, 'client', { containers: [{ image: 'client' }] }).containers[0];
}

function db(chart: Chart, ...ports: PodPort[]): ClusterIpService {
  return new ClusterIpService(chart, 'db', { selector, ports: ports.map((port) => port.exposedAs(port.number + 1)) });
}

function variablesOf(chart: Chart): unknown {
  return theOnly(chart, 'Deployment').spec.template.spec.containers[0].env;
}

test('a container is given host and port, as clients see them', () => {
  const chart = shopChart();
  db(chart, mysql).addAddressTo(client(chart), { host: 'DATABASE_HOST', port: 'DATABASE_PORT' });
  expect(variablesOf(chart)).toEqual([
    { name: 'DATABASE_HOST', value: 'db' },
    { name: 'DATABASE_PORT', value: '3307' },
  ]);
});

test('the host alone or the port alone will do', () => {
  const chart = shopChart();
  const container = client(chart);
  const service = db(chart, mysql, admin);
  service.addAddressTo(container, { host: 'DB' });
  service.addAddressTo(container, { port: 'ADMIN', ofPort: admin });
  expect(variablesOf(chart)).toEqual([
    { name: 'DB', value: 'db' },
    { name: 'ADMIN', value: '33063' },
  ]);
});

test.each<[ClientPlace | undefined, string]>([
  [undefined, 'db'],
  [ClientPlace.SAME_NAMESPACE, 'db'],
  [ClientPlace.OTHER_NAMESPACE, 'db.shop'],
])('called from %p the host is %s', (calledFrom, value) => {
  const chart = shopChart();
  db(chart, mysql).addAddressTo(client(chart), { host: 'DB', calledFrom });
  expect(variablesOf(chart)).toEqual([{ name: 'DB', value }]);
});

test("clients of a headless Service and of an alias connect to the target's own port", () => {
  const chart = shopChart();
  const container = client(chart);
  new HeadlessService(chart, 'peers', { selector, ports: [mysql] }).addAddressTo(container, { port: 'PEER' });
  new ExternalAlias(chart, 'outside', { externalName: 'db.example.com', ports: [admin] }).addAddressTo(container, {
    host: 'OUTSIDE',
    port: 'OUTSIDE_PORT',
  });
  expect(variablesOf(chart)).toEqual([
    { name: 'PEER', value: '3306' },
    { name: 'OUTSIDE', value: 'outside' },
    { name: 'OUTSIDE_PORT', value: '33062' },
  ]);
});

test('a host needs no port of the Service', () => {
  const chart = shopChart();
  new HeadlessService(chart, 'peers', { selector }).addAddressTo(client(chart), { host: 'PEER' });
  expect(variablesOf(chart)).toEqual([{ name: 'PEER', value: 'peers' }]);
});

test.each<[string, ClientVariables, string]>([
  [
    'no variable',
    {},
    'shop/db addAddressTo: found no variable, expected host, port or both; write { host: "DATABASE_HOST", port: "DATABASE_PORT" }',
  ],
  [
    'one variable for both',
    { host: 'DB', port: 'DB' },
    'shop/db addAddressTo port: found "DB" for host and port, expected two variables; rename one',
  ],
  [
    'a port handle without a variable',
    { host: 'DB', ofPort: mysql },
    'shop/db addAddressTo ofPort: found port 3306/TCP (mysql), expected a variable for the port; set port, or leave it out',
  ],
  [
    'a place without a variable',
    { port: 'DB', ofPort: mysql, calledFrom: ClientPlace.OTHER_NAMESPACE },
    'shop/db addAddressTo calledFrom: found "other namespace", expected a variable for the host, which alone depends on it; set host, or leave it out',
  ],
  [
    'an ambiguous port',
    { port: 'DB' },
    'shop/db port: found nothing, expected one of 3306/TCP (mysql) or 33062/TCP (admin); say which port is meant',
  ],
  [
    'a foreign port',
    { port: 'DB', ofPort: PodPort.udp(53) },
    "shop/db port: found port 53/UDP, which is not one of this Service's, expected 3306/TCP (mysql) or 33062/TCP (admin); pass the handle that the Service was made with",
  ],
  [
    'a number for a port',
    { port: 'DB', ofPort: 3306 as any },
    'shop/db addAddressTo ofPort: found 3306, expected a PodPort; make one with PodPort.tcp(8080, "http")',
  ],
  [
    'an unknown place',
    { host: 'DB', calledFrom: 'elsewhere' as any },
    'shop/db addAddressTo calledFrom: found "elsewhere", expected ClientPlace.SAME_NAMESPACE or ClientPlace.OTHER_NAMESPACE; choose one of these',
  ],
  [
    'a host that is null',
    { host: null as any, port: 'DB' },
    'shop/db addAddressTo host: found null, expected the name of an environment variable: printable ASCII without "="; write it as a text, such as "DATABASE_HOST"',
  ],
  [
    'a variable that the container has',
    { host: 'NEW', port: 'TAKEN', ofPort: mysql },
    'shop/db addAddressTo: found the variable "TAKEN", which the container has already, expected a new variable; choose another name',
  ],
])('%s is refused, and the container left alone', (_, variables, sentence) => {
  const chart = shopChart();
  const container = client(chart);
  container.env.addVariable('TAKEN', EnvValue.fromValue('before'));
  expect(refusalOf(() => db(chart, mysql, admin).addAddressTo(container, variables))).toBe(sentence);
  expect(variablesOf(chart)).toEqual([{ name: 'TAKEN', value: 'before' }]);
});

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'nothing'],
  ['null', null, 'null'],
  ['a Deployment', { containers: [] }, 'an object'],
  ['an object with an odd environment', { env: { addVariable: 'yes' } }, 'an object'],
  ['an object with an environment that knows no variables', { env: { addVariable: () => {} } }, 'an object'],
])('%s is no container', (_, container, found) => {
  expect(refusalOf(() => db(shopChart(), mysql).addAddressTo(container as any, { host: 'DB' }))).toBe(
    `shop/db addAddressTo container: found ${found}, expected a container; pass the container that addContainer(…) returned`,
  );
});

test('a client in another namespace needs a known namespace', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const variables = { host: 'DB', calledFrom: ClientPlace.OTHER_NAMESPACE };
  expect(refusalOf(() => db(chart, mysql).addAddressTo(client(chart), variables))).toBe(
    'shop/db dns: found no namespace, expected a known one; set metadata.namespace or the namespace of the chart, or use the short name',
  );
});
