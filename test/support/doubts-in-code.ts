/*
 * Which doubts a rule can say, read from its code: what is handed to `doubtful`, there and in what it calls in `src/check`,
 * followed back to the texts that are written.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** A piece of code, and the file whose names it uses. */
interface Piece {
  readonly file: string;
  readonly node: ts.Node;
}

/** The doubts of a rule as patterns: what is put in at run time may be anything. */
export function doubtsInCode(file: string): readonly RegExp[] {
  const rule = declaration(parsed(file), undefined);
  const found = new Map<string, RegExp>();
  const seen = new Set<ts.Node>();
  const follow = ({ file, node }: Piece): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const visit = (each: ts.Node): void => {
      if (ts.isIdentifier(each) && each.text !== 'doubtful') {
        const named = isCalled(each) ? declared(file, each.text) : undefined;
        if (named?.file.includes('/src/check/')) follow(named);
      }
      if (ts.isCallExpression(each) && ts.isIdentifier(each.expression) && each.expression.text === 'doubtful') {
        for (const pattern of each.arguments[0] ? textsOf({ file, node: each.arguments[0] }) : []) {
          found.set(pattern.source, pattern);
        }
      }
      ts.forEachChild(each, visit);
    };
    visit(node);
  };
  for (const part of ['on', 'check']) {
    const node =
      rule && ts.isObjectLiteralExpression(rule) && rule.properties.find((each) => each.name?.getText() === part);
    if (node) follow({ file, node });
  }
  return [...found.values()];
}

/** Whether a name stands for a function that is called here, or handed on to be called. */
function isCalled({ parent }: ts.Identifier): boolean {
  return (
    (ts.isCallExpression(parent) || ts.isPropertyAssignment(parent) || ts.isYieldExpression(parent)) &&
    !ts.isPropertyAccessExpression(parent)
  );
}

const files = new Map<string, ts.SourceFile>();

function parsed(file: string): ts.SourceFile {
  const known = files.get(file) ?? ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  files.set(file, known);
  return known;
}

/** What a name of the top level stands for; without a name, what the file exports first as a literal object. */
function declaration(source: ts.SourceFile, name: string | undefined): ts.Node | undefined {
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && name !== undefined && statement.name?.text === name) {
      return statement;
    }
    for (const each of ts.isVariableStatement(statement) ? statement.declarationList.declarations : []) {
      const isRule = each.type?.getText().startsWith('Rule<');
      if (name === undefined ? isRule : each.name.getText() === name) {
        return each.initializer;
      }
    }
  }
  return undefined;
}

/** What a name means in a file, which may have it from another one. */
function declared(file: string, name: string): Piece | undefined {
  const here = declaration(parsed(file), name);
  if (here !== undefined) {
    return { file, node: here };
  }
  for (const statement of parsed(file).statements.filter(ts.isImportDeclaration)) {
    const bindings = statement.importClause?.namedBindings;
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    if (from.startsWith('.') && bindings && ts.isNamedImports(bindings)) {
      if (bindings.elements.some((each) => each.name.text === name)) {
        const path = join(dirname(file), from);
        return [`${path}.ts`, join(path, 'index.ts')].flatMap((each) =>
          ts.sys.fileExists(each) ? (declared(each, name) ?? []) : [],
        )[0];
      }
    }
  }
  return undefined;
}

/** The texts that an expression may be. */
function textsOf(piece: Piece, depth = 0): readonly RegExp[] {
  const { file, node } = piece;
  const more = (each: ts.Node, at = file) => textsOf({ file: at, node: each }, depth + 1);
  if (depth > 12) return [];
  if (ts.isStringLiteralLike(node)) return [new RegExp(`^${escaped(node.text)}$`)];
  if (ts.isTemplateExpression(node)) {
    return [
      new RegExp(
        `^${[node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => escaped(text)).join('.*')}$`,
      ),
    ];
  }
  if (ts.isConditionalExpression(node)) return [...more(node.whenTrue), ...more(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return more(node.expression);
  if (ts.isBinaryExpression(node)) {
    // What stands before `&&` is asked whether it is there, and not said.
    const isAsked = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
    return [...(isAsked ? [] : more(node.left)), ...more(node.right)];
  }
  if (ts.isElementAccessExpression(node)) return more(node.expression);
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.flatMap((each) => (ts.isPropertyAssignment(each) ? more(each.initializer) : []));
  }
  if (ts.isCallExpression(node)) return more(node.expression);
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return more(node.body);
  if (ts.isFunctionDeclaration(node) || ts.isArrowFunction(node)) {
    return returnsIn(node).flatMap((each) => more(each));
  }
  if (ts.isIdentifier(node)) {
    const inside = localOf(node);
    if (inside !== undefined) return inside.flatMap((each) => more(each));
    const named = declared(file, node.text);
    return named === undefined ? [] : more(named.node, named.file);
  }
  return [];
}

function returnsIn(node: ts.Node): ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isReturnStatement(each) && each.expression) found.push(each.expression);
    if (!ts.isArrowFunction(each)) ts.forEachChild(each, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

/** What a name of a function's own is: its initial value, or what the function is called with; undefined if it has none such. */
function localOf(name: ts.Identifier): ts.Expression[] | undefined {
  for (let scope: ts.Node | undefined = name.parent; scope !== undefined; scope = scope.parent) {
    if (ts.isBlock(scope)) {
      for (const statement of scope.statements.filter(ts.isVariableStatement)) {
        const own = statement.declarationList.declarations.find((each) => each.name.getText() === name.text);
        if (own !== undefined) return own.initializer === undefined ? [] : [own.initializer];
      }
    }
    if (ts.isFunctionDeclaration(scope) || ts.isArrowFunction(scope)) {
      const position = scope.parameters.findIndex((each) => each.name.getText() === name.text);
      if (position >= 0) return argumentsFor(scope, position);
    }
  }
  return undefined;
}

/** What a function of this file is called with in one place of its parameters. */
function argumentsFor(called: ts.FunctionDeclaration | ts.ArrowFunction, position: number): ts.Expression[] {
  const name = ts.isFunctionDeclaration(called)
    ? called.name?.text
    : ts.isVariableDeclaration(called.parent)
      ? called.parent.name.getText()
      : undefined;
  const found: ts.Expression[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isCallExpression(each) && each.expression.getText() === name) {
      const given = each.arguments[position];
      if (given !== undefined) found.push(given);
    }
    ts.forEachChild(each, visit);
  };
  visit(called.getSourceFile());
  return found;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
