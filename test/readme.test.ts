import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import * as patterns from '../src';
import { main } from '../src/cli/main';
import * as matchers from '../src/jest';
import { diagnosticsOf } from './types/type-check';

/*
 * The README is true: every block of code is compiled and run, and what stands below it is what it really prints.
 */

const ROOT = join(__dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

interface Block {
  readonly language: string;
  readonly text: string;
}

const BLOCKS: Block[] = [...README.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const CODE = BLOCKS.map((block, i) => ({ ...block, next: BLOCKS[i + 1] })).filter(({ language }) => language === 'ts');

/** What the blocks that are no whole programs build on. */
const PRELUDE = `
import { expect } from '@jest/globals';
import { App, Chart, Duration, Testing } from 'cdk8s';
import { Deployment, Service, ServiceType } from 'cdk8s-plus-27';
import { ClusterIpService, ExternalAlias, HttpRoute, NetworkChecks, PodPort, StickyService } from 'cdk8s-service-patterns';
import 'cdk8s-service-patterns/jest';
const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const http = PodPort.tcp(8080, 'http');
const web = new Deployment(chart, 'web', {});
const container = web.addContainer({ image: 'registry.example.com/web:1.4', ports: [http] });
const cart = new ClusterIpService(chart, 'cart', { selector: web, ports: [http.exposedAs(80)] });
export const prelude = [Duration, ExternalAlias, HttpRoute, StickyService, container, cart];
export const checks = [expect, NetworkChecks, Service, ServiceType, Testing];
`;

const programOf = (text: string) => (text.includes('import ') ? text : PRELUDE + text);

/** The doors of the package, from their sources. */
const OURS = new Map<string, unknown>([
  ['cdk8s-service-patterns', patterns],
  ['cdk8s-service-patterns/jest', matchers],
]);

/** Runs a program with the sources of the library; returns what it wrote to its output folder and what it pushed to `found`. */
function run(program: string): { written: string[]; found: string[] } {
  const outdir = mkdtempSync(join(tmpdir(), 'readme-'));
  process.env.CDK8S_OUTDIR = outdir;
  try {
    const { outputText } = ts.transpileModule(program, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const exported: { found: string[] } = { found: [] };
    const load = (name: string) => OURS.get(name) ?? require(name);
    new Function('require', 'exports', outputText)(load, exported);
    const written = readdirSync(outdir).flatMap((file) => readFileSync(join(outdir, file), 'utf8').split('---\n'));
    return { written, found: exported.found };
  } finally {
    delete process.env.CDK8S_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}

/** The lines of a block that say in a comment what they evaluate to, as a program that returns what they really do. */
function withCommentsChecked(text: string): { program: string; claims: string[] } {
  const claims: string[] = [];
  const program = text.replace(/^(.+); \/\/ (.+)$/gm, (_, expression, claim) => {
    claims.push(claim);
    return `exports.found.push(String(${expression}));`;
  });
  return { program: programOf(program), claims };
}

const diagnostics = diagnosticsOf(Object.fromEntries(CODE.map(({ text }) => [text, programOf(text)])));

test('it shows code, what the code makes, and mistakes', () => {
  expect(CODE.length).toBeGreaterThanOrEqual(4);
  expect(CODE.map(({ next }) => next?.language)).toEqual(expect.arrayContaining(['yaml', 'text']));
});

describe.each(CODE.map((block) => [block.text.trim().split('\n').at(-1) ?? '', block] as const))(
  '%s',
  (_, { text, next }) => {
    test('compiles', () => {
      expect(diagnostics.get(text)).toEqual([]);
    });

    test('does what the README says', () => {
      if (next?.language === 'text') {
        expect(() => run(programOf(text))).toThrow(new Error(next.text.trim()));
        return;
      }
      const { program, claims } = withCommentsChecked(text);
      const { written, found } = run(program);
      expect(found).toEqual(claims);
      expect(written).toEqual(next?.language === 'yaml' ? expect.arrayContaining([next.text]) : expect.any(Array));
    });
  },
);

const CONSOLE = BLOCKS.flatMap((block, i) =>
  block.language === 'console' ? [{ said: block.text, manifests: BLOCKS[i - 1]?.text ?? '' }] : [],
);

test.each(CONSOLE)('the command says what the README says', ({ said, manifests }) => {
  const [, file = ''] = /^\$ npx cdk8s-service-patterns check (\S+)\n/.exec(said) ?? [];
  let out = '';
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: () => undefined,
    input: () => manifests,
    colours: false,
    watched: false,
    tool: { version: '1.2.3', helpOn: (rule: string) => `https://example.com/rules/${rule}` },
  };
  main(['check', '-'], terminal);
  const shown = out.replace(/--> -:/, `--> ${file}:`).replace(/\(\d+ ms\)/, '(9 ms)');
  expect(said).toBe(`$ npx cdk8s-service-patterns check ${file}\n${shown}`);
});

test('every file it links to exists', () => {
  const links = [...README.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, file = '']) => file);
  expect(links.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test('every npm script it names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const named = [...README.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test('it names every pattern', () => {
  const made = Object.keys(patterns).filter((name) => /(Service|LoadBalancer|Ingress|Alias|Db)$/.test(name));
  expect(made.filter((name) => name !== 'ProxiedService' && !README.includes(`\`${name}\``))).toEqual([]);
});
