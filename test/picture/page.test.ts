import { createHash } from 'node:crypto';
import { type Remark, trafficPage } from '../../src/picture/page';
import type { GraphNode } from '../../src/trace/graph/graph';
import { trafficGraph } from '../../src/trace/graph/traffic-graph';
import { readPage } from '../support/html-text';
import { deployment, ingress, rule, service } from '../support/trace-manifests';
import { clusterOf } from '../support/traced';

const SHOP =
  deployment('web') +
  service('web') +
  service('idle') +
  ingress('shop', rule('shop.example.com', ['Prefix', '/', 'web']));

const NONE = () => [];

const pageOf = (yaml: string, remarks: (node: GraphNode) => readonly Remark[] = NONE) =>
  trafficPage(trafficGraph(clusterOf(yaml)), remarks);

test('a page draws every node, and has a place for what is to be said of it', () => {
  const page = pageOf(SHOP);
  const named = [...page.matchAll(/data-details="(n\d+)"/g)].map(([, id]) => id);
  expect(new Set(named).size).toBe(5);
  for (const id of named) {
    expect(page).toContain(`<section id="${id}" hidden>`);
  }
  expect(page).toContain('<summary>shop (4 objects, 1 broken)</summary>');
});

test('findings stand where their object is', () => {
  const page = pageOf(SHOP, ({ object }) =>
    object?.title === 'Service shop/idle'
      ? [{ severity: 'error', rule: 'some-rule', message: 'what <is> wrong', because: 'why', where: 'shop.yaml:1:2' }]
      : [],
  );
  const [section = ''] = page.match(/<section[^>]*><h1>Service shop\/idle<[\s\S]*?<\/section>/) ?? [];
  expect(section).toContain('<div class="finding error"><p>error some-rule</p><p>what &lt;is&gt; wrong</p>');
});

describe('whatever stands in manifests', () => {
  const plain = readPage(pageOf(SHOP));

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onclick='alert(1)",
    '</title></svg><iframe src=//example.com>',
    '&lt;b&gt;',
    '{{alert(1)}} javascript:alert(1)',
    'a\u0000\u0008<b\u0085>',
  ])('is text: %j', (evil) => {
    const names = [`${JSON.stringify(evil)}`, 'web'];
    const yaml = names
      .map(
        (name) =>
          deployment('web').replaceAll('name: web', `name: ${name}`) +
          service('web').replaceAll('name: web, namespace', `name: ${name}, namespace`),
      )
      .join('');
    const hosts = ingress('shop', rule('HOST', ['Prefix', '/', 'web'])).replace('"HOST"', JSON.stringify(evil));
    const page = pageOf(yaml + hosts, () => [
      { severity: 'error', rule: evil, message: evil, because: evil, where: evil },
    ]);
    expect(page).not.toContain(evil.replace('{{alert(1)}} javascript:alert(1)', '\u0000'));
    const read = readPage(page);
    expect(read.tags.filter((tag) => !plain.tags.includes(tag) && !['div', 'p'].includes(tag))).toEqual([]);
    expect(read.attributes.filter((name) => !plain.attributes.includes(name))).toEqual([]);
  });
});

test('the policy knows the one style and the one script by what they hold, and lets nothing else in', () => {
  const page = pageOf(SHOP);
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const hash = (tag: string) => {
    const [, text = ''] = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page) ?? [];
    expect(text).not.toBe('');
    return `sha256-${createHash('sha256').update(text).digest('base64')}`;
  };
  expect(policy.replaceAll('&#39;', "'")).toBe(
    `default-src 'none'; style-src '${hash('style')}'; script-src '${hash('script')}'; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/\b(style|on[a-z]+)="/);
  expect(page).not.toMatch(/\b(src|href)=|url\(|@import/);
});

test('three hundred workloads make a page of less than 2 MB, whose namespaces are folded', () => {
  const names = Array.from({ length: 300 }, (_, i) => `app-${i}`);
  const yaml = names
    .map((name, i) => (deployment(name) + service(name)).replaceAll('namespace: shop', `namespace: team-${i % 20}`))
    .join('');
  const page = pageOf(yaml);
  expect(page.length).toBeLessThan(2 * 2 ** 20);
  expect(page.match(/<details>/g)).toHaveLength(20);
  expect(page.match(/<details open>/g)).toBeNull();
});
