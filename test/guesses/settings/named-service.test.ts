import { serviceNamed } from '../../../src/guesses/settings/named-service';
import { clusterOf } from '../../support/judge';

const service = (name: string, namespace: string, spec = '') =>
  `---\n{apiVersion: v1, kind: Service, metadata: {name: ${name}, namespace: ${namespace}}, spec: {${spec}}}\n`;

const cluster = clusterOf(service('web', 'shop') + service('db', 'shop', 'clusterIP: None') + service('mail', 'store'));

test.each<[string, string]>([
  ['web', 'known'],
  ['WEB', 'known'],
  ['web.shop', 'known'],
  ['web.shop.svc', 'known'],
  ['web.shop.svc.cluster.local.', 'known'],
  ['db-0.db', 'known'],
  ['db-0.db.shop.svc.cluster.local', 'known'],
  ['mail.store', 'known'],
  ['mail', 'missing'],
  ['web.store', 'missing'],
  ['web.store.svc', 'missing'],
  ['example.com', 'foreign'],
  ['www.example.com', 'foreign'],
  ['10.0.0.7', 'foreign'],
  ['localhost', 'foreign'],
])('to pods of namespace shop, %s is %s', (host, is) => {
  expect(serviceNamed(cluster, host, 'shop').is).toBe(is);
});

test('a Service whose manifest names no namespace may be in any', () => {
  const drifting = clusterOf('{apiVersion: v1, kind: Service, metadata: {name: web}}');
  expect(serviceNamed(drifting, 'web.shop.svc', 'shop').is).toBe('foreign');
});
