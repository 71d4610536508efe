import { judged } from '../../support/judge';

const service = (name: string) => `
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop}
spec: {ports: [{port: 3306}]}`;

const endpoints = (name: string) => `
apiVersion: v1
kind: Endpoints
metadata: {name: ${name}, namespace: shop}
subsets: [{addresses: [{ip: 192.0.2.10}], ports: [{port: 3306}]}]`;

const cures = (...manifests: string[]) =>
  judged(manifests.join('\n---')).findings.map(({ rule, message }) => `${rule}: ${message.split('expected ')[1]}`);

const WRITE = 'write the addresses into one';

test.each([
  ['their Service', ['mysql'], 'mysql'],
  ['the one Service that waits, which is called otherwise', ['db'], 'db'],
  ['the Service of nearly their name, of several that wait', ['mysq', 'db'], 'mysq'],
  ['their own name, where either of several may be meant', ['db', 'queue'], 'mysql'],
])('who writes a slice in place of Endpoints is told to name %s', (_which, services, named) => {
  expect(cures(...services.map(service), endpoints('mysql'))).toContain(
    `deprecated-endpoints: an EndpointSlice labelled kubernetes.io/service-name: ${named}; ${WRITE}`,
  );
});

test('Endpoints called otherwise than the one Service that waits are told of, in doubt', () => {
  const { findings } = judged([service('db'), endpoints('mysql')].join('\n---'));
  expect(findings.find(({ rule }) => rule === 'missing-endpoints-service')).toMatchObject({
    message:
      'Endpoints shop/mysql metadata.name: found "mysql", which no Service in namespace shop is called, expected the name of Service shop/db, which waits for endpoints; correct the name',
    severity: 'warning',
    doubt: 'the Service may be in files that were not given',
  });
});

test('nobody is told for which Service they are, where others are without one as well', () => {
  expect(cures(service('db'), endpoints('mysql'), endpoints('queue'))).toEqual([
    `deprecated-endpoints: an EndpointSlice labelled kubernetes.io/service-name: mysql; ${WRITE}`,
    `deprecated-endpoints: an EndpointSlice labelled kubernetes.io/service-name: queue; ${WRITE}`,
  ]);
});
