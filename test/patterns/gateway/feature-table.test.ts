import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayFeature } from '../../../src';
import { GATEWAYS } from '../../../src/kinds/gateways';

const PAGE = join(__dirname, '..', '..', '..', 'docs', 'gateway.md');
const TABLE = /(<!-- features: .*? -->\n)[\s\S]*?(<!-- end of features -->)/;

/** Implementation × feature, as Markdown. */
function table(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(['', ...GATEWAYS.map(({ name, docs }) => `[${name.replace(/^the /, '')}](${docs})`)]),
    row(['---', ...GATEWAYS.map(() => '---')]),
    ...Object.values(GatewayFeature).map((feature) =>
      row([feature, ...GATEWAYS.map(({ serves }) => (serves.includes(feature) ? 'served' : 'refused'))]),
    ),
    row([
      'read from the [report](https://github.com/kubernetes-sigs/gateway-api/tree/main/conformance/reports) of',
      ...GATEWAYS.map(({ release, report }) => `[${release}](${report})`),
    ]),
  ].join('\n');
}

test('docs/gateway.md shows what each implementation serves', () => {
  const page = readFileSync(PAGE, 'utf8');
  const wanted = page.replace(TABLE, (_, start, end) => `${start}\n${table()}\n\n${end}`);
  expect(wanted).toMatch(/\| served \|/);
  if (process.env.UPDATE_DOCS) {
    writeFileSync(PAGE, wanted);
  }
  // Where it differs: UPDATE_DOCS=1 npx jest test/patterns/gateway/feature-table.test.ts
  expect(readFileSync(PAGE, 'utf8')).toBe(wanted);
});
