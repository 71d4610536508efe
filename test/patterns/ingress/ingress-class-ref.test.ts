import { IngressClassRef, IngressController } from '../../../src';
import { refusalOf } from '../../support/synth';

test('a class has a name, and a controller where it is known', () => {
  const { name, controller } = IngressClassRef.named('traefik', IngressController.TRAEFIK);
  expect([name, controller]).toEqual(['traefik', IngressController.TRAEFIK]);
  expect(IngressClassRef.named('nginx.internal').controller).toBeUndefined();
});

test.each<[unknown, string]>([
  ['', 'found an empty text, '],
  ['Traefik', 'did you mean "traefik"?'],
  [undefined, 'found nothing, '],
])('the name %j is refused', (name, sentence) => {
  const refused = refusalOf(() => IngressClassRef.named(name as string));
  expect(refused).toMatch(/^IngressClassRef\.named name: found .*, expected a DNS name: 1 to 253 /);
  expect(refused).toContain(sentence);
});

test('a controller by its name is refused', () => {
  expect(refusalOf(() => IngressClassRef.named('nginx', 'k8s.io/ingress-nginx' as unknown as IngressController))).toBe(
    'IngressClassRef.named controller: found a text, expected an IngressController; make one with IngressController.TRAEFIK',
  );
});
