import ts from 'typescript';

/*
 * Patterns, words and numbers that stand within functions, and those of constants that a file keeps to itself: no walk
 * through what files export comes by them. One line a declaration, with its literals in their order.
 */

/** What a room leaves out, since a walk through what it exports has it. */
export type Left = 'nothing' | 'what is exported as data' | 'all data';

/** The literals of a file, below the names of its declarations. */
export function literalsOf(file: string, text: string, left: Left): string[] {
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return parsed.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) {
      return ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
        ? []
        : lineOf(nameOf(statement), literalsIn(statement, true));
    }
    const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    return statement.declarationList.declarations.flatMap((declaration) => {
      const isLeft = left === 'all data' ? isMade(declaration) : left !== 'nothing' && isExported;
      return lineOf(declaration.name.getText(), literalsIn(declaration, !isLeft));
    });
  });

  function lineOf(name: string, literals: readonly string[]): string[] {
    return literals.length === 0 ? [] : [`${file} ${name}: ${literals.join(' ')}`];
  }
}

function nameOf(statement: ts.Statement): string {
  return ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
    ? (statement.name?.text ?? '')
    : 'the file';
}

/** Whether a constant is what a call makes, such as a shape. */
function isMade({ initializer }: ts.VariableDeclaration): boolean {
  return initializer !== undefined && !ts.isArrowFunction(initializer) && contains(initializer, ts.isCallExpression);
}

function contains(node: ts.Node, is: (node: ts.Node) => boolean): boolean {
  return is(node) || ts.forEachChild(node, (child) => contains(child, is)) === true;
}

/** The literals in a node; those outside of functions only where asked for. */
function literalsIn(node: ts.Node, isWhole: boolean): string[] {
  const found: string[] = [];
  const visit = (at: ts.Node, isTold: boolean): void => {
    if (isTypeOnly(at) || isTable(at)) {
      return;
    }
    if (isTold) {
      found.push(...literal(at));
    }
    ts.forEachChild(at, (child) => visit(child, isTold || ts.isFunctionLike(at)));
  };
  visit(node, isWhole);
  return found;
}

function isTypeOnly(node: ts.Node): boolean {
  return ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

/** Whether annotations are told here, which are made when they are first asked for. */
function isTable(node: ts.Node): boolean {
  return (
    (ts.isCallExpression(node) && node.expression.getText() === 'onFirstUse') ||
    (ts.isArrowFunction(node) && node.type?.getText() === 'AnnotationFacts')
  );
}

/** A literal as it is written. What has a blank in it is a sentence for people; small numbers count steps, single signs part texts. */
function literal(node: ts.Node): string[] {
  if (ts.isRegularExpressionLiteral(node)) {
    return [node.text];
  }
  if (ts.isNumericLiteral(node)) {
    return Number(node.text.replaceAll('_', '')) < 3 ? [] : [node.text];
  }
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  return isText && /\w|^\S{2}/.test(node.text) && !/\s/.test(node.text) && !isTypeOf(node.parent)
    ? [JSON.stringify(node.text)]
    : [];
}

/** Whether something is asked for its type: `typeof value === 'string'`. */
function isTypeOf(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && ts.isTypeOfExpression(node.left);
}
