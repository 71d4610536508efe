import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runIn } from '../support/small-terminal';
import { deployment, service } from '../support/trace-manifests';

const SHOP = deployment('web') + service('web');

const graph = (...args: string[]) => runIn(['graph', '-', ...args], { input: () => SHOP });

test.each([
  [[], /^flowchart LR\n/],
  [['--format', 'dot'], /^digraph traffic \{\n/],
  [['--format', 'html'], /^<!doctype html>\n/],
])('graph %j', (args, beginning) => {
  expect(graph(...args)).toMatchObject({ code: 0, out: expect.stringMatching(beginning), err: '' });
});

test('without an input, or with a format that is none, it is a misuse', () => {
  expect(runIn(['graph'])).toMatchObject({ code: 2, err: expect.stringMatching(/^graph: found no file/) });
  expect(graph('--format', 'htm')).toMatchObject({ code: 2, err: expect.stringContaining('did you mean') });
});

test('the page shows the picture that its command prints', () => {
  const page = readFileSync(join(__dirname, '../../docs/graph.md'), 'utf8');
  const [, printed = ''] = /```mermaid\n([\s\S]*?)```/.exec(page) ?? [];
  expect(printed).toMatch(/^flowchart/);
  expect(page).toContain(`graph shop.yaml\n${printed}`);
});
