import { aliasCircleOf } from '../../../src/model/traffic/alias-circles';
import { clusterOf } from '../../support/judge';

const alias = (name: string, to: string, namespace = 'shop') =>
  `---\n{apiVersion: v1, kind: Service, metadata: {name: ${name}, namespace: ${namespace}}, spec: {type: ExternalName, externalName: ${to}}}\n`;
const whole = (name: string) => `${name}.shop.svc.cluster.local`;

/** The names of the circle that an alias of namespace shop is in. */
function circle(name: string, ...documents: readonly string[]) {
  const cluster = clusterOf(documents.join(''));
  const [service] = cluster.services.named('shop', name);
  return service && aliasCircleOf(cluster, service)?.map((each) => each.name);
}

test('an alias of itself is a circle of one, with a dot at the end of the name as well', () => {
  expect(circle('a', alias('a', whole('a')))).toEqual(['a']);
  expect(circle('a', alias('a', `${whole('a')}.`))).toEqual(['a']);
});

test('a circle is told in the order of its aliases, itself first', () => {
  const three = [alias('a', whole('b')), alias('b', whole('c')), alias('c', whole('a'))];
  expect(circle('a', ...three)).toEqual(['a', 'b', 'c']);
  expect(circle('b', ...three)).toEqual(['b', 'c', 'a']);
});

test('what leads into a circle is no part of it', () => {
  expect(circle('x', alias('x', whole('a')), alias('a', whole('b')), alias('b', whole('a')))).toBeUndefined();
});

test('aliases that end elsewhere are no circle', () => {
  expect(circle('a', alias('a', whole('b')), alias('b', 'db.example.com'))).toBeUndefined();
  expect(circle('a', alias('a', 'a.shop'))).toBeUndefined();
  expect(circle('a', alias('a', 'db-0.a.shop.svc.cluster.local'))).toBeUndefined();
});

test('where an alias has a namesake, or its namespace is open, the manifests do not tell where it leads', () => {
  const both = [alias('b', whole('a')), alias('b', 'db.example.com')];
  expect(circle('a', alias('a', whole('b')), ...both)).toBeUndefined();
  const open = alias('b', whole('a')).replace(', namespace: shop', '');
  expect(circle('a', alias('a', 'b.default.svc.cluster.local'), open)).toBeUndefined();
});
