import { RULES } from '../../src/check/rules';
import { causesOf } from '../../src/diagnosis/causes';
import { SUSPECTS, SYMPTOMS, type Symptom } from '../../src/diagnosis/symptoms';
import { diagnosed } from '../support/diagnosed';
import { type Shop, unready } from '../support/live-shop';

/** The causes that fit, with how certain each is, and after them those that do not. */
function causes(symptom: Symptom, spoil?: (shop: Shop) => void): string[] {
  return causesOf(diagnosed(spoil), symptom).map(
    ({ outcome, because, findings }) => `${outcome}: ${because}${findings.map(({ rule }) => ` [${rule}]`).join('')}`,
  );
}

const notPulled = (shop: Shop) =>
  unready(shop, { state: { waiting: { reason: 'ErrImagePull', message: 'manifest unknown' } } });

test('refused: what is certain stands first', () => {
  expect(causes('refused', notPulled)).toEqual([
    'failed: every connection to a Service without a ready pod is refused [missing-ready-pods]',
    'failed: every connection to a Service without endpoints is refused',
    'unknown: nothing listens at the port that the Service leads to',
    'unknown: a program on loopback refuses whoever comes from another pod',
    'passed: a port that the Service does not have is refused, or not answered where iptables is used',
  ]);
});

test('refused: where all is well, the facts rule out everything', () => {
  expect(causes('refused').every((each) => each.startsWith('passed'))).toBe(true);
});

test('timeout: the policy that drops packets', () => {
  const [first, ...rest] = causes('timeout', ({ more }) =>
    more.push({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'deny', namespace: 'shop', uid: '1' },
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    }),
  );
  expect(first).toBe(
    'failed: packets that no NetworkPolicy lets through are dropped without a word [uncovered-service-port]',
  );
  expect(rest).toContain('unknown: a cluster IP need not answer a ping, and is nowhere but inside the cluster');
});

test('timeout: where no pod is ready, connections are refused, and no policy drops them', () => {
  const told = causes('timeout', notPulled);
  expect(told.filter((each) => each.startsWith('failed'))).toEqual([]);
  expect(told).toContain('passed: packets that no NetworkPolicy lets through are dropped without a word');
});

test('timeout: a load balancer without an address', () => {
  const [first] = causes('timeout', ({ service }) => {
    service.spec.type = 'LoadBalancer';
    service.spec.ports[0].nodePort = 30080;
  });
  expect(first).toBe('warned: nobody is at the address that clients outside try [missing-load-balancer-address]');
});

test('no-such-name: a headless Service has no address without pods, others keep theirs', () => {
  const headless = (shop: Shop) => {
    Object.assign(shop.service.spec, { clusterIP: 'None', clusterIPs: ['None'] });
    shop.service.spec.ports[0].port = 8080;
    notPulled(shop);
  };
  expect(causes('no-such-name', headless)[0]).toBe(
    'failed: the name of a headless Service without a ready pod has no address [missing-ready-pods]',
  );
  expect(causes('no-such-name', notPulled)).toEqual([
    'passed: the DNS server does not answer, or the client asks for another name',
  ]);
});

test('503: pods that are not ready, and backends that are not there', () => {
  expect(causes('503', notPulled)[0]).toBe(
    'failed: a router answers 503 where a Service has no ready pod [missing-ready-pods]',
  );
  const wrongPort = ({ ingress }: Shop) => {
    ingress.spec.rules[0].http.paths[0].backend.service.port.number = 81;
  };
  expect(causes('503', wrongPort)[0]).toBe(
    'failed: a router answers 503 for a backend that is not there [missing-backend-port]',
  );
});

test('404: a class that nobody serves', () => {
  const [first, second] = causes('404', ({ ingress }) => {
    ingress.spec.ingressClassName = 'trafik';
  });
  expect(first).toBe('warned: a router answers 404 to hosts and paths that no rule is for [missing-ingress-class]');
  expect(second).toBe('unknown: the program itself may have no such page');
});

test('certificate: a Secret without a certificate', () => {
  const [first] = causes('certificate', ({ ingress }) => {
    ingress.spec.tls = [{ hosts: ['shop.example.com'], secretName: 'db' }];
  });
  expect(first).toBe('failed: clients are shown another certificate, or none [mismatched-tls-secret]');
});

test('each symptom has suspects, and every sort of finding at a way in is a suspect of one', () => {
  expect(Object.keys(SUSPECTS)).toHaveLength(SYMPTOMS.length);
  const atWaysIn = RULES.filter(({ about, refused }) => (about === 'Ingresses' || about === 'Gateway API') && !refused);
  const patterns = Object.values(SUSPECTS).flatMap((suspects) => suspects.flatMap(({ rules }) => rules ?? []));
  const unsuspected = atWaysIn.filter(({ id }) => !patterns.some((each) => each.test(id))).map(({ id }) => id);
  expect(unsuspected).toEqual([]);
});
