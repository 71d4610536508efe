import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RegExpParser } from '@eslint-community/regexpp';
import { analyse } from 'scslre';
import ts from 'typescript';

/*
 * Manifests and props are whatever somebody wrote. A regular expression that takes quadratic time or worse for some text lets one long value
 * stop a synth or a check: a header of forty words once did, for hours.
 */

const SRC = join(__dirname, '../src');

interface Written {
  readonly at: string;
  readonly text: string;
}

test('no regular expression takes longer than its text is long', () => {
  expect([...files().flatMap(literalsIn), ...builtWhenLoaded()].filter(({ text }) => isSlow(text))).toEqual([]);
});

test.each([String.raw`/^[!-~]+([\t ]?[!-~]+)*$/`, String.raw`/\/+$/`])('%s is one that does', (text) => {
  expect(isSlow(text)).toBe(true);
});

function isSlow(text: string): boolean {
  return analyse(new RegExpParser().parseLiteral(text)).reports.length > 0;
}

function files(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
}

function textOf(file: string): string {
  return readFileSync(join(SRC, file), 'utf8');
}

function literalsIn(file: string): Written[] {
  const parsed = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
  const found: Written[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = parsed.getLineAndCharacterOfPosition(node.getStart());
      found.push({ at: `${file}:${line + 1}`, text: node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}

/** Those that modules put together from parts when they are loaded. */
function builtWhenLoaded(): Written[] {
  const built: Written[] = [];
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, given: [string, string?]) {
      const made = new target(...given);
      built.push({ at: 'new RegExp', text: String(made) });
      return made;
    },
  });
  try {
    jest.isolateModules(() => {
      for (const file of files().filter((each) => textOf(each).includes('new RegExp('))) {
        require(join(SRC, file));
      }
    });
  } finally {
    globalThis.RegExp = Original;
  }
  expect(built).not.toEqual([]);
  return built;
}
