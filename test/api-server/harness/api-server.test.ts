import * as good from '../support/specimens';
import { expectStoredAsWritten } from './acceptance';
import { ApiServer } from './api-server';
import { published } from './connection';
import { unexpectedWarnings } from './exceptions';
import { namespaceFor } from './run';
import { lossesOf } from './stored';

/*
 * That the suite can fail: a judge that takes everything would be easy to please.
 */

const server = new ApiServer();
const misspelt = good.service({ sessionAfinity: 'ClientIP' });

test('a misspelt field is refused, whichever way it comes', async () => {
  const words = [await server.judge(misspelt), await server.judgeCreation(misspelt)].map(
    ({ accepted, words: its }) => `${accepted} ${its}`,
  );
  expect(words).toEqual([
    expect.stringMatching(/^false failed to create typed patch object .* field not declared in schema$/),
    'false Service in version "v1" cannot be handled as a Service: strict decoding error: unknown field "spec.sessionAfinity"',
  ]);
});

test('without strictness it is dropped, with a warning', async () => {
  const { accepted, warnings } = await server.judgeCreation(misspelt, 'Warn');
  expect([accepted, warnings]).toEqual([true, ['unknown field "spec.sessionAfinity"']]);
});

test('a warning that nobody expected is reported', async () => {
  const verdict = await server.judge(good.service({ externalName: 'db.example.com' }));
  expect(unexpectedWarnings(verdict)).toEqual(['spec.externalName is ignored when spec.type is not "ExternalName"']);
});

test('an object that is refused is not stored as written', async () => {
  const namespace = await namespaceFor(server, 'refused');
  const manifest = { ...misspelt, metadata: { name: 'web', namespace } };
  await expect(expectStoredAsWritten(server, [manifest])).rejects.toThrow('field not declared in schema');
});

describe('an address that is taken', () => {
  const address = '10.96.77.200';
  const asking = good.service({ clusterIP: address });

  test('by a Service that is gone is free', async () => {
    const namespace = await namespaceFor(server, 'gone');
    await server.apply({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IPAddress',
      metadata: {
        name: address,
        labels: {
          'ipaddress.kubernetes.io/ip-family': 'IPv4',
          'ipaddress.kubernetes.io/managed-by': 'ipallocator.k8s.io',
        },
      },
      spec: { parentRef: { resource: 'services', namespace, name: 'gone' } },
    });
    const verdict = await server.judgeByStoring({ ...asking, metadata: { generateName: 'asking-', namespace } });
    expect([verdict.accepted, verdict.words]).toEqual([true, '']);
  });

  test('by one that stands is not', async () => {
    const namespace = await namespaceFor(server, 'stands');
    const holder = { ...asking, metadata: { name: 'holder', namespace } };
    expect(await server.apply(holder)).toMatchObject({ accepted: true });
    const verdict = await server.judgeByStoring({ ...asking, metadata: { generateName: 'asking-', namespace } });
    await server.remove(holder);
    expect([verdict.accepted, verdict.words]).toEqual([
      false,
      expect.stringContaining(`failed to allocate IP ${address}: provided IP is already allocated`),
    ]);
  });
});

test('trouble between us and the server judges nothing', async () => {
  const stranger = new ApiServer({ ...published(), cert: undefined, key: undefined, headers: {} });
  await expect(stranger.judge(good.service())).rejects.toThrow(/^The server answered 40[13]/);
});

test('every field that was written must be there, with its value', () => {
  const written = { a: 1, list: [{ b: 'x' }, { b: 'y' }], none: [], resources: { limits: { memory: '2048Mi' } } };
  const stored = { a: 2, list: [{ b: 'x', added: true }], resources: { limits: { memory: '2Gi' } } };
  expect(lossesOf(written, stored)).toEqual([
    '.a: 1 became 2',
    '.list: 2 became 1',
    '.list[1]: {"b":"y"} became undefined',
  ]);
});
