/*
 * A rule is one literal object: how to find a mistake, and its manual. Judging never reads the manual, which is half of all
 * text, and the manual never judges; so each bundle is given rules without the other half.
 */
import ts from 'typescript';

/** What judges, and what only the page of a rule tells. */
export const PARTS = {
  judging: ['on', 'check'],
  manual: ['bad', 'says', 'doubt', 'good', 'more', 'doubts', 'silent', 'source', 'versions', 'avoidedBy'],
};

/** The text of a rule's file without some properties of its rule, and without what only they mentioned. */
export function withoutParts(text, names) {
  const { statements } = ts.createSourceFile('rule.ts', text, ts.ScriptTarget.ES2022, true);
  const rule = statements.find(isExported)?.declarationList.declarations[0].initializer;
  if (rule === undefined || !ts.isObjectLiteralExpression(rule)) {
    throw new Error('found no exported literal object, expected the rule of the file');
  }
  const cut = new Set(rule.properties.filter(({ name }) => names.includes(name?.text)));
  for (let idle = [...cut]; idle.length > 0; ) {
    const mentioned = mentions(statements, cut);
    idle = statements.filter((each) => !cut.has(each) && isIdle(each, mentioned));
    for (const each of idle) cut.add(each);
  }
  return [...cut].sort((a, b) => b.pos - a.pos).reduce(withoutNode, text);
}

function withoutNode(text, { pos, end }) {
  return text.slice(0, pos) + text.slice(text[end] === ',' ? end + 1 : end);
}

function isExported(statement) {
  return ts.isVariableStatement(statement) && ts.getModifiers(statement)?.some(isExport) === true;
}

function isExport({ kind }) {
  return kind === ts.SyntaxKind.ExportKeyword;
}

/** In how many statements each name stands, leaving out what is cut. */
function mentions(statements, cut) {
  const counts = new Map();
  for (const statement of statements) {
    const names = new Set();
    const collect = (node) => {
      if (cut.has(node)) return;
      if (ts.isIdentifier(node)) names.add(node.text);
      ts.forEachChild(node, collect);
    };
    collect(statement);
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** Whether a statement declares what no other mentions. Imports that nothing needs the bundler drops itself. */
function isIdle(statement, mentioned) {
  const isAlone = ({ name }) => ts.isIdentifier(name) && mentioned.get(name.text) === 1;
  return (
    (ts.isVariableStatement(statement) &&
      !isExported(statement) &&
      statement.declarationList.declarations.every(isAlone)) ||
    (ts.isFunctionDeclaration(statement) && isAlone(statement))
  );
}
