import { bystandersOf } from '../../../src/guesses/pods/bystanders';
import { clusterOf } from '../../support/judge';

const pods = (name: string, { kind = 'Deployment', image = name, ports = '{containerPort: 8080}' } = {}) =>
  `---\n{apiVersion: apps/v1, kind: ${kind}, metadata: {name: ${name}}, spec: {template: {metadata: {labels: {app: shop, name: ${name}}}, spec: {containers: [{name: main, image: "${image}:1", ports: [${ports}]}]}}}}\n`;
const service = (name: string, selector: string, target: number | string = 8080) =>
  `---\n{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {selector: {${selector}}, ports: [{port: 80, targetPort: ${target}}]}}\n`;

function caught(yaml: string): string | undefined {
  const cluster = clusterOf(yaml);
  const found = cluster.services.all.find(({ name }) => name === 'web');
  return found && bystandersOf(cluster, found)?.workload.name;
}

const WEB = pods('web') + service('web', 'app: shop');

test.each<[string, string, string | undefined]>([
  ['a worker that serves nothing', pods('worker', { ports: '' }), 'worker'],
  ['an application on another port', pods('mail', { ports: '{containerPort: 25}' }), 'mail'],
  ['an application with a Service of its own', pods('mail') + service('mail', 'name: mail'), 'mail'],
  ['an application with the same port', pods('mail'), undefined],
  ['a canary', pods('web-canary', { image: 'web', ports: '' }), undefined],
  ['a canary with the ports of its model', pods('web-canary', { image: 'web' }), undefined],
  [
    'a worker of the same image on a port of its own',
    pods('worker', { image: 'web', ports: '{containerPort: 9998}' }),
    'worker',
  ],
])('beside the pods that are meant, %s', (_what, beside, expected) => {
  expect(caught(WEB + beside)).toBe(expected);
});

test('a Job is caught whatever the others declare', () => {
  const job = pods('migration', { kind: 'Job', ports: '' }).replace('apps/v1', 'batch/v1');
  expect(caught(pods('web', { ports: '' }) + service('web', 'app: shop') + job)).toBe('migration');
});

test('pods without a named port are left out, and harm nobody', () => {
  const web = pods('web', { ports: '{name: http, containerPort: 8080}' }) + service('web', 'app: shop', 'http');
  expect(caught(web + pods('worker', { ports: '' }))).toBeUndefined();
});
