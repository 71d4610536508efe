/*
 * Prints the texts and regular expressions in what judges, guesses, models, traces and diagnoses, what it imports by name, and the regular
 * expressions that it compares with keys of annotations, as JSON. Of rules their judging half alone: manuals show manifests, in which
 * controllers have their names.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { PARTS, withoutParts } from './rule-parts.mjs';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const ROOMS = ['check', 'diagnosis', 'guesses', 'model', 'trace'];

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

/** What is asked of the keys of annotations: `annotationLike(object, /x/)`, or `keysOf(object).some((key) => /x/.test(key))`. */
const OF_ANNOTATIONS = /(^|\.)\w*Annotation$|^annotation[A-Z]|\bkeysOf\(|\bannotations\.keys\(/;

function grepsOf(file) {
  const found = [];
  const visit = (node, isOfAnnotations) => {
    if (isOfAnnotations && ts.isRegularExpressionLiteral(node)) {
      found.push({ file, grep: node.text });
    }
    // What is called, without what it is given: several things may be asked in one line.
    const asks = ts.isCallExpression(node) && OF_ANNOTATIONS.test(node.expression.getText());
    ts.forEachChild(node, (child) => visit(child, isOfAnnotations || asks));
  };
  visit(ts.createSourceFile(file, judgingPart(file), ts.ScriptTarget.Latest, true), false);
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

process.stdout.write(
  JSON.stringify({
    texts: files.flatMap(textsOf),
    imports: files.flatMap(importsOf),
    greps: files.flatMap(grepsOf),
  }),
);
