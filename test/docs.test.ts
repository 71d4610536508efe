import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, codeOf, compiled, expectAsDocumented, linksOf, scriptsOf } from './support/documented-code';
import { commandsOf, printedBy } from './support/documented-commands';
import { inFolderWith } from './support/documented-files';

/*
 * The pages of docs/ are true, as the README is. What is generated is tested where it is generated.
 */

const FOLDER = join(__dirname, '..', 'docs');

const PAGES = readdirSync(FOLDER).filter((file) => file.endsWith('.md') && !file.startsWith('rules'));

const { scripts } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));

const documents = PAGES.map((page) => {
  const document = readFileSync(join(FOLDER, page), 'utf8');
  return { page, document, code: codeOf(blocksOf(document)) };
});

// All pages at once: the compiler reads the library a single time.
const diagnostics = compiled(documents.flatMap(({ code }) => code));

describe.each(documents)('docs/$page', ({ document, code }) => {
  const blocks = blocksOf(document);
  if (code.length > 0) {
    test.each(code.map((block) => [block.text.trim().split('\n').at(-1) ?? '', block] as const))('%s', (_, block) => {
      expect(diagnostics.get(block.text)).toEqual([]);
      inFolderWith(blocks, () => expectAsDocumented(block));
    });
  }

  const commands = commandsOf(blocks);
  if (commands.length > 0) {
    test.each(commands.map((command) => [command.args.join(' '), command] as const))('$ %s', (_, command) => {
      expect(printedBy(command, blocks)).toBe(command.printed);
    });
  }

  test('links to files that exist, and names scripts that exist', () => {
    expect(linksOf(document).filter((file) => !existsSync(join(FOLDER, file)))).toEqual([]);
    expect(scriptsOf(document).filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

test('there are pages', () => {
  expect(PAGES.length).toBeGreaterThan(1);
});

test('the proof of the databases is written by its harness, of what was seen', () => {
  const harness = join(__dirname, 'databases', 'harness', 'proof-table.mjs');
  const seen = join(__dirname, 'databases', 'seen.json');
  const page = `import { readFileSync } from 'node:fs';
    import { proofPage } from ${JSON.stringify(harness)};
    process.stdout.write(proofPage(JSON.parse(readFileSync(${JSON.stringify(seen)}, 'utf8'))));`;
  expect(readFileSync(join(FOLDER, 'databases-proof.md'), 'utf8')).toBe(
    execFileSync(process.execPath, ['--input-type=module', '--eval', page], { encoding: 'utf8' }),
  );
});

describe('this guard', () => {
  const judged = (document: string) => {
    const [block] = codeOf(blocksOf(document));
    return () => expectAsDocumented(block ?? { language: 'ts', text: '' });
  };

  test.each([
    ['a value that is another', '```ts\ncart.dns.full; // cart.shop\n```'],
    ['YAML that nothing writes', '```ts\ncart.dns.full;\n```\n\n```yaml\napiVersion: v1\nkind: Pod\n```'],
    ['a refusal that does not come', '```ts\ncart.dns.full;\n```\n\n```text\nshop/cart: found nothing\n```'],
    ['code that fails', "```ts\nnew ClusterIpService(chart, 'a', { selector: web, ports: [] });\n```"],
  ])('sees %s', (_, document) => {
    expect(judged(document)).toThrow();
  });

  test('takes what is true', () => {
    expect(judged('```ts\ncart.dns.full; // cart.shop.svc.cluster.local\n```')).not.toThrow();
    expect(
      judged(
        '```ts\nnew ExternalAlias(chart, "pg", { externalName: "pg" });\n```\n\n```text\nshop/pg externalName: found "pg", which DNS looks up as it is, without a search path, expected a full name; write "pg.shop.svc.cluster.local" for a Service, or "pg." for a host of that name alone\n```',
      ),
    ).not.toThrow();
  });
});
