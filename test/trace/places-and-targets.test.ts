import fc from 'fast-check';
import { placeNamed } from '../../src/trace/place';
import { targetName } from '../../src/trace/report/wording';
import { targetNamed } from '../../src/trace/target';
import { isComplaint } from '../../src/values/complaint';
import { oddValue } from '../support/odd-values';
import { deployment, service, statefulSet } from '../support/trace-manifests';
import { clusterOf } from '../support/traced';

const SHOP = clusterOf(deployment('web') + statefulSet('db') + service('web'));

describe('places', () => {
  test.each([
    ['internet', { is: 'internet' }],
    ['outside', { is: 'internet' }],
    ['192.0.2.7', { is: 'address', address: '192.0.2.7' }],
    ['2001:DB8::7', { is: 'address', address: '2001:db8::7' }],
    ['node', { is: 'node', name: undefined }],
    ['node/a', { is: 'node', name: 'a' }],
    ['ns/shop', { is: 'namespace', namespace: 'shop' }],
    ['deployment/shop/web', { is: 'pods', workload: { name: 'web' } }],
    ['Deployment/web', { is: 'pods', workload: { name: 'web' } }],
    ['deploy/web', { is: 'pods', workload: { name: 'web' } }],
    ['sts/db', { is: 'pods', workload: { name: 'db' } }],
    ['pod/db', { is: 'pods', workload: { name: 'db' } }],
  ])('%s', (written, place) => {
    expect(placeNamed(SHOP, written)).toMatchObject(place);
  });

  test.each([
    ['deployment/wbe', 'did you mean Deployment/shop/web?'],
    ['deployment/db', 'did you mean StatefulSet/shop/db?'],
    ['web', 'such as internet or deployment/shop/web'],
    ['a/b/c/d', 'such as internet or deployment/shop/web'],
    ['', 'such as internet or deployment/shop/web'],
    [undefined, 'such as internet or deployment/shop/web'],
  ])('%s is none', (written, fix) => {
    expect(placeNamed(SHOP, written)).toMatchObject({ fix });
  });
});

describe('targets', () => {
  test.each([
    ['https://shop.example.com', 'https://shop.example.com:443/'],
    ['HTTP://Shop.example.com/a/b?c=d#e', 'http://shop.example.com:80/a/b?c=d'],
    ['http://[2001:db8::7]:8080/x', 'http://[2001:db8::7]:8080/x'],
    ['tcp://db:5432', 'tcp://db:5432'],
    ['db:5432', 'tcp://db:5432'],
    ['service/shop/web:80', 'Service shop/web port 80'],
    ['svc/web:web', 'Service shop/web port web'],
    ['service/web', 'Service shop/web'],
    ['deployment/web:8080', 'Deployment shop/web port 8080'],
    ['node:30080', 'port 30080 of a node'],
  ])('%s', (written, name) => {
    const target = targetNamed(SHOP, written);
    expect(isComplaint(target) ? target.sentence('to') : targetName(target)).toBe(name);
  });

  test.each([
    ['htps://x', 'did you mean https?'],
    ['ftp://x', 'use tcp for any other'],
    ['tcp://db', 'add one, such as tcp://db:5432'],
    ['service/shop/wbe:80', 'did you mean service/shop/web?'],
    ['web', 'did you mean http://web or web:80?'],
    ['shop.example.com/orders', 'did you mean https://shop.example.com/orders?'],
    ['', 'such as https://shop.example.com/orders or service/shop/web:80'],
  ])('%s is none', (written, fix) => {
    expect(targetNamed(SHOP, written)).toMatchObject({ fix });
  });
});

test('rubbish is refused and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(oddValue, fc.string()), (input) => {
      placeNamed(SHOP, input);
      targetNamed(SHOP, input);
    }),
  );
});
