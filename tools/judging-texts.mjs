/*
 * Prints the texts and regular expressions in what judges, guesses, models and traces, and what it imports by name, as JSON. Of
 * rules their judging half alone: manuals show manifests, in which controllers have their names.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { PARTS, withoutParts } from './rule-parts.mjs';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const ROOMS = ['check', 'guesses', 'model', 'trace'];

/** What is said of a rule as a whole is for people, and names whom it is about. */
const PROSE = ['because'];

/** Manifests of which examples of rules are made. */
const EXAMPLES = 'check/examples/';

const RULE = /^check\/rules\/[a-z]+-[a-z-]+\.ts$/;

const files = ROOMS.flatMap((room) =>
  readdirSync(join(SRC, room), { recursive: true })
    .map((file) => relative(SRC, join(SRC, room, file)).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.startsWith(EXAMPLES)),
);

function judgingPart(file) {
  const text = readFileSync(join(SRC, file), 'utf8');
  return RULE.test(file) ? withoutParts(text, [...PARTS.manual, ...PROSE]) : text;
}

function textsOf(file) {
  const found = [];
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      found.push({ file, text: node.text });
    } else if (ts.isRegularExpressionLiteral(node)) {
      found.push({ file, text: node.text.replaceAll('\\', '') });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, judgingPart(file), ts.ScriptTarget.Latest, true));
  return found;
}

function importsOf(file) {
  return ts
    .createSourceFile(file, judgingPart(file), ts.ScriptTarget.Latest, true)
    .statements.filter(ts.isImportDeclaration)
    .flatMap(({ moduleSpecifier, importClause }) =>
      (importClause?.namedBindings?.elements ?? []).map(({ name, propertyName }) => ({
        file,
        from: moduleSpecifier.text,
        name: (propertyName ?? name).text,
      })),
    );
}

process.stdout.write(JSON.stringify({ texts: files.flatMap(textsOf), imports: files.flatMap(importsOf) }));
