import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as patterns from '../../src';
import * as adapted from '../../src/adapted';
import * as matchers from '../../src/jest';
import { diagnosticsOf } from '../types/type-check';
import { transpiled } from './transpiled';

/*
 * Documents are true: every block of code is compiled and run, and what stands below it is what it really makes or says.
 */

/** A fenced block of a document. */
export interface Block {
  readonly language: string;
  readonly text: string;
}

/** A block of code, and the block after it, which may show what it makes. */
export interface CodeBlock extends Block {
  readonly next?: Block;
}

/** The fenced blocks of a document. */
export function blocksOf(document: string): Block[] {
  return [...document.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({ language, text }));
}

/** The blocks of TypeScript, each with the block after it. */
export function codeOf(blocks: readonly Block[]): CodeBlock[] {
  return blocks.map((block, i) => ({ ...block, next: blocks[i + 1] })).filter(({ language }) => language === 'ts');
}

/** What the blocks that are no whole programs build on. The pages call things by their names alone. */
export const PRELUDE = `
import { expect } from '@jest/globals';
import { ApiObject, App, Chart, Duration, Include, JsonPatch, Size, Testing } from 'cdk8s';
import { ConfigMap, Deployment, PodManagementPolicy, Probe, Protocol, Secret, Service, ServiceType, StatefulSet } from 'cdk8s-plus-27';
import { ${Object.keys(patterns).join(', ')} } from 'cdk8s-service-patterns';
import 'cdk8s-service-patterns/jest';
const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const http = PodPort.tcp(8080, 'http');
const web = new Deployment(chart, 'web', {});
const container = web.addContainer({ image: 'registry.example.com/web:1.4', ports: [http] });
const cart = new ClusterIpService(chart, 'cart', { selector: web, ports: [http.exposedAs(80)] });
export const prelude = [${Object.keys(patterns).join(', ')}];
export const checks = [expect, PodManagementPolicy, Probe, Protocol, ApiObject, Include, Duration, JsonPatch, Size, Testing, ConfigMap, Secret, Service, ServiceType, StatefulSet, container, cart];
`;

const programOf = (text: string) => (text.includes('import ') ? text : PRELUDE + text);

/** The doors of the package, from their sources. */
const OURS = new Map<string, unknown>([
  ['cdk8s-service-patterns', patterns],
  ['cdk8s-service-patterns/adapted', adapted],
  ['cdk8s-service-patterns/jest', matchers],
]);

/** What the compiler has against each block of code, by its text. All of a document are compiled at once. */
export function compiled(code: readonly CodeBlock[]): ReadonlyMap<string, string[]> {
  return diagnosticsOf(Object.fromEntries(code.map(({ text }) => [text, programOf(text)])));
}

/** What comes of a block of code, the app that it is part of included. */
export function outcomeOf(text: string): Outcome {
  return run(withCommentsChecked(text).program);
}

/** Compares what a block of code does with what its document says: the values behind its lines, and the block after it. */
export function expectAsDocumented({ text, next }: CodeBlock): void {
  const { program, claims } = withCommentsChecked(text);
  const outcome = run(program);
  if (next?.language === 'text') {
    expect(outcome.thrown ?? outcome.warnings.join('\n')).toBe(next.text.trim());
    return;
  }
  expect({ thrown: outcome.thrown, found: outcome.found }).toEqual({ thrown: undefined, found: claims });
  if (next?.language === 'yaml') {
    expect(outcome.written).toEqual(expect.arrayContaining([next.text]));
  }
}

/** What came of a block of code. */
export interface Outcome {
  /** The documents that the app wrote, if it wrote any. */
  readonly written: string[];
  /** What the lines with a comment evaluated to. */
  readonly found: string[];
  readonly warnings: string[];
  /** The message with which the program failed. */
  readonly thrown?: string;
}

/** Runs a program with the sources of the library. */
function run(program: string): Outcome {
  const outdir = mkdtempSync(join(tmpdir(), 'documented-'));
  const warnings: string[] = [];
  const told = jest.spyOn(console, 'warn').mockImplementation((warning) => warnings.push(String(warning)));
  process.env.CDK8S_OUTDIR = outdir;
  const exported: { found: string[]; app?: { synth(): void } } = { found: [] };
  try {
    const load = (name: string) => OURS.get(name) ?? require(name);
    new Function('require', 'exports', transpiled(program))(load, exported);
    const written = readdirSync(outdir).flatMap((file) => readFileSync(join(outdir, file), 'utf8').split(/^---\n/m));
    return { written, found: exported.found, warnings };
  } catch (error) {
    return { written: [], found: exported.found, warnings, thrown: (error as Error).message };
  } finally {
    told.mockRestore();
    delete process.env.CDK8S_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}

/** The lines of a block that say in a comment what they evaluate to, as a program that says what they really do. */
function withCommentsChecked(text: string): { program: string; claims: string[] } {
  const claims: string[] = [];
  const checked = text.replace(/^(.+); \/\/ (.+)$/gm, (_, expression, claim) => {
    claims.push(claim);
    return `exports.found.push(String(${expression}));`;
  });
  // A block without an app of its own is part of the prelude's, which writes what it made.
  const synthesizes = /\.synth\w*\(/.test(text);
  return { program: `${programOf(checked)}${text.includes('import ') || synthesizes ? '' : '\napp.synth();'}`, claims };
}

/** The files that a document links to. */
export function linksOf(document: string): string[] {
  return [...document.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, file = '']) => file);
}

/** The npm scripts that a document names. */
export function scriptsOf(document: string): string[] {
  return [...document.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
}
