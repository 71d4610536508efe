import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIn } from '../support/small-terminal';
import { deployment, ingress, rule, service } from '../support/trace-manifests';

const SHOP =
  deployment('web') +
  service('web') +
  service('idle') +
  ingress('shop', rule('shop.example.com', ['Prefix', '/', 'web']));

const folder = mkdtempSync(join(tmpdir(), 'trace-'));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const shop = file('shop.yaml', SHOP);
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const { code, out, err } = runIn(args, { input: () => SHOP });
  return { code, out, err };
}

describe('trace', () => {
  test('ends with 0 when it arrives, and 1 when it does not', () => {
    expect(run('trace', shop, '--to', 'http://shop.example.com/')).toMatchObject({ code: 0, err: '' });
    expect(run('trace', '-', '--from', 'deployment/web', '--to', 'service/idle:80')).toMatchObject({
      code: 1,
      out: expect.stringContaining('=> refused: Service shop/idle has no endpoint for 80/TCP (web): it selects no pod'),
    });
  });

  test('without a target follows everything there is', () => {
    const { out } = run('trace', shop, '--from', 'deployment/web');
    expect(out.match(/^from .*$/gm)).toEqual([
      'from Deployment shop/web to Service shop/idle port 80',
      'from Deployment shop/web to Service shop/web port 80',
    ]);
  });

  test('as JSON it has the shape that is promised', () => {
    const { out } = run('trace', shop, '--from', 'namespace/shop', '--to', 'http://web/', '--format', 'json');
    expect(JSON.parse(out)).toEqual({
      traces: [
        {
          question: 'from a pod of namespace shop to http://web:80/',
          paths: [
            {
              share: 1,
              hops: [
                expect.objectContaining({ kind: 'name' }),
                {
                  kind: 'service',
                  says: 'Service shop/web port 80/TCP (web), target port main',
                  object: { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web' },
                  path: 'spec.ports[0]',
                  file: shop,
                  line: 3,
                  column: expect.any(Number),
                  instead: [],
                },
                expect.objectContaining({ kind: 'pod' }),
              ],
              outcome: {
                is: 'delivered',
                to: [
                  {
                    name: 'Deployment shop/web',
                    object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' },
                    port: 8080,
                    share: 1,
                  },
                ],
              },
              assumptions: ['the pods are ready'],
            },
          ],
          notFollowed: [],
        },
      ],
    });
  });

  test('as Mermaid, names are text', () => {
    const odd = file('odd.yaml', SHOP.replace('path: /,', 'path: "/\\"];click",'));
    const { out } = run('trace', odd, '--to', 'http://shop.example.com/"];click', '--format', 'mermaid');
    expect(out).toMatch(/^flowchart LR\n/);
    expect(out).not.toContain('"];click');
  });

  test('what is not read there is listed', () => {
    const mesh = file(
      'mesh.yaml',
      `${SHOP}{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: v, namespace: shop}}\n`,
    );
    expect(run('trace', mesh, '--to', 'http://shop.example.com/').out).toContain(
      'not followed: the mesh of Istio (VirtualService shop/v)',
    );
  });

  test.each([
    [['trace'], 'trace: found no file, expected files, folders or -; such as trace dist/\n'],
    [['trace', shop, '--from', 'deployment/wbe'], '--from: found "deployment/wbe", which is not among the manifests'],
    [['trace', shop, '--to', 'htp://x'], '--to: found the scheme "htp", expected one of http, '],
    [['trace', shop, '--format', 'svg'], '--format: found "svg", expected "text", "json" or "mermaid"'],
  ])('%j is a misuse', (args, sentence) => {
    expect(run(...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(sentence) });
  });
});

describe('diff', () => {
  const closed = file('closed.yaml', SHOP.replace("path: '/'", "path: '/shop'"));

  test('says what changed, and fails only on what it is asked to', () => {
    expect(run('diff', shop, shop)).toEqual({ code: 0, out: 'no traffic changes\n', err: '' });
    expect(run('diff', shop, closed)).toMatchObject({ code: 0, out: expect.stringContaining('1 opened, 1 closed\n') });
    expect(run('diff', shop, closed, '--fail-on', 'closed').code).toBe(1);
    expect(run('diff', shop, closed, '--fail-on', 'moved').code).toBe(0);
    expect(run('diff', shop, closed, '--fail-on', 'moved', '--fail-on', 'any').code).toBe(1);
  });

  test.each([
    [['diff'], 'diff: found 0 sets of manifests, expected two; such as diff old/ dist/\n'],
    [['diff', shop], 'diff: found one set of manifests, expected two; such as diff old/ dist/\n'],
    [['diff', shop, shop, '--fail-on', 'open'], '--fail-on: found "open", expected '],
  ])('%j is a misuse', (args, sentence) => {
    expect(run(...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(sentence) });
  });
});

describe('--why-not', () => {
  test('names what ended it, and what is there instead', () => {
    const { out } = run('trace', shop, '--to', 'http://shopp.example.com/', '--why-not');
    expect(out).toContain('nothing here takes requests for shopp.example.com at port 80');
    expect(out).toContain('not shop.example.com');
  });

  test('says that there is nothing to explain', () => {
    expect(run('trace', shop, '--to', 'http://shop.example.com/', '--why-not').out).toContain('  it is reached');
  });
});

test('--header must be a header', () => {
  expect(run('trace', shop, '--to', 'http://shop.example.com/', '--header', 'X-Beta')).toMatchObject({
    code: 2,
    err: '--header: found "X-Beta", expected a name, a colon and a value; such as \'X-Canary: always\'\n',
  });
});
