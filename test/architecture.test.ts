import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** What the files of one room may import. */
interface Room {
  /** The rooms of this house. */
  readonly rooms: readonly string[];
  /** Packages and modules of Node. */
  readonly packages: readonly string[];
  /** Packages of which only types may be imported. */
  readonly types: readonly string[];
  /** What to say to who imports anything else. */
  readonly because: string;
}

/** The rooms, as DESIGN.md has them; `index.ts` is the door to the street. */
const ROOMS: Readonly<Record<string, Room>> = {
  'index.ts': {
    rooms: ['patterns', 'network-checks.ts', 'traffic.ts', 'plugin.ts'],
    packages: [],
    types: [],
    because: 'importing the package loads values and patterns only, so that apps start fast; values stay internal',
  },
  values: {
    rooms: ['values'],
    packages: [],
    types: ['cdk8s'],
    because: 'values is pure grammar, which the checker must be able to use without cdk8s and without Node',
  },
  kinds: {
    rooms: ['values', 'kinds'],
    packages: [],
    types: [],
    because: 'what Kubernetes and its controllers know holds without a manifest, a construct or a judgement of one',
  },
  patterns: {
    rooms: ['values', 'kinds', 'patterns'],
    packages: ['cdk8s', 'cdk8s-plus-27', 'constructs', 'node:crypto'],
    types: [],
    because: 'patterns and checker read the same facts and agree because tests compare them; only doors touch files',
  },
  model: {
    rooms: ['values', 'kinds', 'model'],
    packages: ['js-yaml', 'node:crypto'],
    types: [],
    because: 'what manifests say does not depend on who made them, who judges them, or where they lie',
  },
  guesses: {
    rooms: ['values', 'kinds', 'model', 'guesses'],
    packages: [],
    types: [],
    because: 'a guess stands on facts, and nothing but rules may stand on a guess',
  },
  check: {
    rooms: ['values', 'kinds', 'model', 'guesses', 'check'],
    packages: ['diff'],
    types: [],
    because:
      'rules judge a model and nothing else, so that every door tells the same; only their manual compares texts',
  },
  trace: {
    rooms: ['values', 'kinds', 'model', 'trace'],
    packages: [],
    types: [],
    because: 'a trace states facts: it neither guesses what was meant nor judges it',
  },
  diagnosis: {
    rooms: ['values', 'model', 'guesses', 'check', 'diagnosis'],
    packages: [],
    types: [],
    because: 'a diagnosis puts facts and findings in order, and judges nothing itself',
  },
  picture: {
    rooms: ['trace', 'picture'],
    packages: ['node:crypto', '@dagrejs/dagre'],
    types: [],
    because:
      'a picture shows what the trace knows, and what it is handed; the layout is a library of the command alone',
  },
  embedding: {
    rooms: ['values', 'kinds', 'model', 'check', 'trace', 'embedding'],
    packages: ['cdk8s', 'constructs'],
    types: [],
    because: 'this is what the doors for apps and tests share; it knows how cdk8s renders, and no pattern',
  },
  'network-checks.ts': {
    rooms: ['embedding'],
    packages: [],
    types: ['constructs'],
    because: 'a door lets people in and contains no thought; doors do not know each other',
  },
  'traffic.ts': {
    rooms: ['embedding'],
    packages: [],
    types: ['constructs'],
    because: 'a door lets people in and contains no thought; doors do not know each other',
  },
  'plugin.ts': {
    rooms: ['embedding'],
    packages: [],
    types: [],
    because: 'a door lets people in and contains no thought; doors do not know each other',
  },
  'jest.ts': {
    rooms: ['embedding'],
    packages: [],
    types: [],
    because: 'a door lets people in and contains no thought; the matchers are plain functions and need no jest',
  },
  'vitest.ts': {
    rooms: ['embedding'],
    packages: [],
    types: [],
    because: 'a door lets people in and contains no thought; the matchers are plain functions and need no vitest',
  },
  'adapted.ts': {
    rooms: ['values'],
    packages: [],
    types: [],
    because: 'it is for the compiler of TypeScript; jsii takes no generics, so it cannot be in index.ts',
  },
  'cli.ts': {
    rooms: ['cli'],
    packages: ['node:fs', 'node:path'],
    types: [],
    because: 'the command hands the world to its commands, so that tests can hand them another',
  },
  cli: {
    rooms: ['values', 'kinds', 'model', 'check', 'trace', 'diagnosis', 'picture', 'cli'],
    packages: ['node:child_process', 'node:fs', 'node:path', 'node:util'],
    types: [],
    because: 'the command reads files, asks kubectl and prints reports, and is the only one to touch files or programs',
  },
};

/** Where the globals of a program may be used. */
const GLOBALS: Readonly<Record<'console' | 'process', readonly string[]>> = {
  console: ['patterns/warning.ts', 'embedding/validation.ts'],
  process: ['cli.ts'],
};

/**
 * The floors of a room, from the ground up: a folder, or the files that stand in the room itself (`.`). A file imports
 * from its own floor and those below it.
 */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  kinds: [
    'language',
    'references',
    'operators',
    'annotations',
    'companions',
    'controllers',
    'load-balancers',
    'gateways',
    'programs',
    'constraints',
    'parts',
    '.',
    'walks',
  ],
  model: ['lookup', 'reading', 'objects', 'views', 'cluster', 'status', 'traffic'],
  guesses: ['annotations', 'makers', 'pods', 'services', 'settings', 'ingresses'],
  check: [
    'engine',
    'examples',
    'references',
    'annotations',
    'ingresses',
    'status',
    'rules',
    '.',
    'exceptions',
    'report',
  ],
};

/** Imports that one file may have beside those of its room. */
const EXCEPTIONS: readonly { readonly file: string; readonly imported: string; readonly because: string }[] = [
  {
    file: 'patterns/certificate/pem-files.ts',
    imported: 'node:fs',
    because: 'a certificate is read from the files that openssl wrote, and nowhere else is a file touched',
  },
];

/** Names that say nothing about what is in the file. */
const NAMELESS = /^(common|misc|(.*-)?(utils?|helpers?))$/;

const LONGEST_FILE = 250;

/** A list is as long as what is in it: two lines for each rule, and no thought. */
const LISTS = ['check/rules/index.ts'];

/** One import of one file: a path below `src`, or a package. */
interface Import {
  readonly file: string;
  readonly line: number;
  readonly imported: string;
  /** Erased by the compiler: nothing is loaded. */
  readonly typeOnly: boolean;
  /** Loaded when a function runs, not when the file is. */
  readonly deferred: boolean;
}

const src = join(__dirname, '../src');
const files = new Map(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(src, file), 'utf8')]),
);
const imports = [...files].flatMap(([file, text]) => importsOf(file, text));

describe('the rooms of src', () => {
  test('import only what they may', () => {
    expect(imports.flatMap(roomComplaint)).toEqual([]);
  });

  test('import only files that exist', () => {
    const own = imports.filter(({ imported }) => imported.endsWith('.ts')).map(({ imported }) => imported);
    expect(own.filter((imported) => !files.has(imported))).toEqual([]);
  });

  test('import from their own floor and those below', () => {
    expect(imports.flatMap(floorComplaint)).toEqual([]);
  });

  test('need every exception that they were granted', () => {
    const idle = EXCEPTIONS.filter(
      (granted) => !imports.some(({ file, imported }) => file === granted.file && imported === granted.imported),
    );
    expect(idle).toEqual([]);
  });

  test('are loaded by the package as far as patterns need them, and no further', () => {
    const loaded = new Set<string>();
    const load = (file: string) => {
      if (!loaded.has(file)) {
        loaded.add(file);
        for (const each of imports) {
          if (each.file === file && files.has(each.imported) && !each.typeOnly && !each.deferred) load(each.imported);
        }
      }
    };
    load('index.ts');
    const rooms = [...new Set([...loaded].map(roomOf))].sort();
    expect(rooms).toEqual(['index.ts', 'kinds', 'network-checks.ts', 'patterns', 'plugin.ts', 'traffic.ts', 'values']);
  });
});

describe('the files of src', () => {
  test('have no import cycles', () => {
    expect(cyclesIn(imports.filter(({ typeOnly }) => !typeOnly))).toEqual([]);
  });

  // A type-only import loads nothing too early, as the compiler erases it; yet two files that know of each other are one
  // idea. Patterns are let off: a port and its mapping do (PodPort ⇄ ServicePort), and splitting them would hide that.
  test('have no cycles of types outside of patterns', () => {
    expect(cyclesIn(imports.filter(({ file }) => roomOf(file) !== 'patterns'))).toEqual([]);
  });

  test.each([...files.keys()])('%s is named, short, finished and quiet', (file) => {
    expect(fileComplaints(file, files.get(file) ?? '')).toEqual([]);
  });
});

describe('the pages about the rooms', () => {
  const page = (name: string) => readFileSync(join(__dirname, '..', name), 'utf8');

  test.each(Object.entries(FLOORS))('tell the floors of %s', (room, floors) => {
    const floorsTold = page('docs/architecture.md').split('from the ground up |')[1] ?? '';
    expect(floorsTold).toContain(`| \`${room}\` | ${floors.map((floor) => `\`${floor}\``).join(', ')} |`);
  });

  test('tell of every room what it may import', () => {
    const rows = page('CONTRIBUTING.md').split('may import |\n')[1]?.split('\n\n')[0]?.split('\n').slice(1) ?? [];
    const told = rows.map((row) => row.split(' | ')).filter(([, , imports = '']) => imports.trim() !== '|');
    const rooms = told.map(([names = '']) => [...names.matchAll(/`(?:src\/)?([^`]+)`/g)].map(([, name = '']) => name));
    const ours = rooms.filter((each) => each.every((room) => room in ROOMS));
    expect(ours.flat().sort()).toEqual(Object.keys(ROOMS).sort());
    expect(ours.map((each) => [each, told[rooms.indexOf(each)]?.[2]])).toEqual(
      ours.map((each) => [each, `${mayImport(each)} |`]),
    );
  });
});

/** What some rooms may import beside their own files, as the page writes it. */
function mayImport(names: readonly string[]): string {
  const rooms = names.map((name) => ROOMS[name] as Room);
  const words = [
    ...rooms.flatMap((room) => room.rooms.filter((each) => !names.includes(each))),
    ...rooms.flatMap((room) => room.packages.map((each) => `\`${each}\``)),
    ...rooms.flatMap((room) => room.types.map((each) => `types of \`${each}\``)),
  ];
  return words.length === 0 ? 'nothing' : [...new Set(words)].join(', ');
}

describe('this guard', () => {
  const complaints = (file: string, text: string) => importsOf(file, text).flatMap(roomComplaint);

  test('refuses a value that knows a pattern', () => {
    expect(complaints('values/port.ts', "import { PodPort } from '../patterns/ports/pod-port';")).toEqual([
      'src/values/port.ts:1: found an import of patterns/ports/pod-port.ts, expected one from values, or types of cdk8s; ' +
        'values is pure grammar, which the checker must be able to use without cdk8s and without Node',
    ]);
  });

  test('refuses a view that knows the traffic', () => {
    const upward = (text: string) => importsOf('model/views/service.ts', text).flatMap(floorComplaint);
    expect(upward("import type { KubeObject } from '../objects/kube-object';")).toEqual([]);
    expect(upward("import type { Destination } from '../traffic/endpoints';")).toEqual([
      'src/model/views/service.ts:1: found an import of model/traffic/endpoints.ts, expected one from its own floor or below; ' +
        'what both need belongs further down',
    ]);
    expect(importsOf('model/attic/box.ts', "import '../views/service';").flatMap(floorComplaint)).toHaveLength(1);
  });

  test('refuses the code of a package of which types are allowed', () => {
    expect(complaints('values/seconds.ts', "import type { Duration } from 'cdk8s';")).toEqual([]);
    expect(complaints('values/seconds.ts', "import { type Duration } from 'cdk8s';")).toEqual([]);
    expect(complaints('values/seconds.ts', "import { type Duration, Size } from 'cdk8s';")).toHaveLength(1);
  });

  test.each([
    "import fs from 'node:fs';",
    "import 'fs';",
    "import * as fs from 'node:fs';",
    "export * from 'node:fs';",
    "const fs = require('node:fs');",
    "const fs = () => import('node:fs');",
    "import fs = require('node:fs');",
    "let stats: import('node:fs').Stats;",
  ])('sees the import in %s', (text) => {
    expect(complaints('patterns/service/service-pattern.ts', text)).toHaveLength(1);
  });

  test('refuses a file in a room that the table does not know', () => {
    expect(complaints('attic/box.ts', "import '../values/port';")).toEqual([
      'src/attic/box.ts:1: found the unknown room attic, expected index.ts, values, kinds, patterns, model, guesses, check, trace, diagnosis, picture, embedding, ' +
        'network-checks.ts, traffic.ts, plugin.ts, jest.ts, vitest.ts, adapted.ts, cli.ts or cli; ' +
        'enter the room with its allowed imports in test/architecture.test.ts, or move the file',
    ]);
  });

  test('tells what is loaded at once from what waits for a call', () => {
    const deferred = (text: string) => importsOf('plugin.ts', text).map((each) => each.deferred);
    expect(deferred("const embedding = require('./embedding');")).toEqual([false]);
    expect(deferred("const embedding = () => require('./embedding');")).toEqual([true]);
    expect(deferred("const embedding = import('./embedding');")).toEqual([true]);
  });

  test('grants an exception to one file only', () => {
    const reads = "import { readFileSync } from 'node:fs';";
    expect(complaints('patterns/certificate/pem-files.ts', reads)).toEqual([]);
    expect(complaints('patterns/ingress/tls-ingress.ts', reads)).toHaveLength(1);
  });

  test('finds a cycle, and names its files', () => {
    const cyclic = [
      ...importsOf('values/a.ts', "import './b';"),
      ...importsOf('values/b.ts', "import './c';"),
      ...importsOf('values/c.ts', "import './b'; import 'cdk8s';"),
    ];
    expect(cyclesIn(cyclic)).toEqual(['values/b.ts → values/c.ts → values/b.ts']);
  });

  test('judges name, length, promises and noise', () => {
    const noisy = `${'\n'.repeat(LONGEST_FILE)}// ${'TO'}DO\nconsole.log(process.env);`;
    expect(fileComplaints('values/port-utils.ts', noisy)).toEqual([
      'src/values/port-utils.ts: found the name "port-utils", expected one that says what is inside; rename it',
      'src/values/port-utils.ts: found 252 lines, expected at most 250; split it by ideas',
      'src/values/port-utils.ts: found a promise to finish it later, expected finished code; keep it or open an issue',
      'src/values/port-utils.ts: found the global console, expected warn() of patterns/warning.ts; call that',
      'src/values/port-utils.ts: found the global process, expected code that does not know where it runs; take what you need as a property',
    ]);
    expect(
      fileComplaints('values/port.ts', '/** The process of a console. */\nconst a = { process: 1 }.process;'),
    ).toEqual([]);
  });
});

function roomOf(file: string): string {
  return file.split('/', 1)[0];
}

/** What is wrong with one import, in one sentence. */
function roomComplaint({ file, line, imported, typeOnly }: Import): string[] {
  const where = `src/${file}:${line}`;
  const room = ROOMS[roomOf(file)];
  if (room === undefined) {
    const known = Object.keys(ROOMS);
    const list = `${known.slice(0, -1).join(', ')} or ${known.at(-1)}`;
    return [
      `${where}: found the unknown room ${roomOf(file)}, expected ${list}; ` +
        'enter the room with its allowed imports in test/architecture.test.ts, or move the file',
    ];
  }
  const isOwn = imported.endsWith('.ts');
  const allowed = isOwn
    ? room.rooms.includes(roomOf(imported))
    : room.packages.includes(imported) || (typeOnly && room.types.includes(imported));
  if (allowed || EXCEPTIONS.some((each) => each.file === file && each.imported === imported)) {
    return [];
  }
  const expected = [...room.rooms, ...room.packages].join(', ');
  const types = room.types.length === 0 ? '' : `, or types of ${room.types.join(', ')}`;
  return [`${where}: found an import of ${imported}, expected one from ${expected}${types}; ${room.because}`];
}

/** The floor of its room that a file stands on, if the room has floors. */
function floorOf(file: string): number | undefined {
  const [room = '', ...path] = file.split('/');
  return FLOORS[room]?.indexOf(path.length > 1 ? (path[0] ?? '') : '.');
}

/** What is wrong with the direction of one import inside a room, in one sentence. */
function floorComplaint({ file, line, imported }: Import): string[] {
  if (roomOf(file) !== roomOf(imported)) {
    return [];
  }
  const [from, to] = [floorOf(file), floorOf(imported)];
  if (from === undefined || to === undefined) {
    return [];
  }
  if (from < 0) {
    return [
      `src/${file}:${line}: found a folder without a floor, expected one of ${FLOORS[roomOf(file)]?.join(', ')}; ` +
        'enter it in test/architecture.test.ts above everything it imports',
    ];
  }
  return to <= from
    ? []
    : [
        `src/${file}:${line}: found an import of ${imported}, expected one from its own floor or below; ` +
          'what both need belongs further down',
      ];
}

/** What is wrong with one file, in sentences. */
function fileComplaints(file: string, text: string): string[] {
  const found: string[] = [];
  const complain = (what: string, expected: string, fix: string) =>
    found.push(`src/${file}: found ${what}, expected ${expected}; ${fix}`);
  for (const part of file
    .replace(/\.ts$/, '')
    .split('/')
    .filter((each) => NAMELESS.test(each))) {
    complain(`the name "${part}"`, 'one that says what is inside', 'rename it');
  }
  const lines = text.replace(/\n$/, '').split('\n').length;
  if (lines > LONGEST_FILE && !LISTS.includes(file)) {
    complain(`${lines} lines`, `at most ${LONGEST_FILE}`, 'split it by ideas');
  }
  if (/\b(TODO|FIXME|XXX)\b/.test(text)) {
    complain('a promise to finish it later', 'finished code', 'keep it or open an issue');
  }
  const globals = globalsIn(file, text);
  if (globals.has('console') && !GLOBALS.console.includes(file)) {
    complain('the global console', 'warn() of patterns/warning.ts', 'call that');
  }
  if (globals.has('process') && !GLOBALS.process.includes(file)) {
    complain('the global process', 'code that does not know where it runs', 'take what you need as a property');
  }
  return found;
}

function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function everyNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => everyNode(child, visit));
}

/** The objects whose properties the file reads by their global name, of those that are asked about. */
function globalsIn(file: string, text: string): Set<string> {
  const globals = new Set<string>();
  // To parse a file takes a hundred times as long.
  if (!/\b(console|process)\b/.test(text)) {
    return globals;
  }
  everyNode(parse(file, text), (node) => {
    if (
      (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) &&
      ts.isIdentifier(node.expression)
    ) {
      globals.add(node.expression.text);
      if (node.expression.text === 'globalThis' && ts.isPropertyAccessExpression(node)) globals.add(node.name.text);
    }
  });
  return globals;
}

function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  const source = parse(file, text);
  everyNode(source, (node) => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) {
      found.push({
        file,
        line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
        imported: /^\.\.?(\/|$)/.test(specifier)
          ? fileAt(posix.join(posix.dirname(file), specifier).replace(/\.[jt]s$/, ''))
          : specifier.replace(/^(crypto|fs|os|path|child_process)$/, 'node:$1'),
        typeOnly: isTypeOnly(node),
        deferred: isDeferred(node),
      });
    }
  });
  return found;
}

/** The file that a path without an ending means: itself, or the index of a folder. */
function fileAt(path: string): string {
  return files.has(`${path}/index.ts`) ? `${path}/index.ts` : `${path}.ts`;
}

/** Whether an import happens when somebody calls for it: `import()`, or a `require()` inside a function. */
function isDeferred(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword || ts.findAncestor(node, ts.isFunctionLike) !== undefined)
  );
}

/** The module that a node imports, if it is an import of any kind. */
function specifierOf(node: ts.Node): string | undefined {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isExternalModuleReference(node)
        ? node.expression
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : ts.isCallExpression(node) && isLoader(node.expression)
            ? node.arguments[0]
            : undefined;
  return specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
}

function isLoader(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) {
    return true;
  }
  if (ts.isExportDeclaration(node)) {
    const elements =
      node.exportClause !== undefined && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
    return node.isTypeOnly || (elements.length > 0 && elements.every((each) => each.isTypeOnly));
  }
  if (!ts.isImportDeclaration(node) || node.importClause === undefined) {
    return false;
  }
  const { isTypeOnly: whole, name, namedBindings } = node.importClause;
  const elements = namedBindings !== undefined && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
  return whole || (name === undefined && elements.length > 0 && elements.every((each) => each.isTypeOnly));
}

/** Each cycle once, as the files on the way round. */
function cyclesIn(edges: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { file, imported } of edges) {
    targets.set(file, [...(targets.get(file) ?? []), imported]);
  }
  const cycles: string[] = [];
  const finished = new Set<string>();
  const walk = (file: string, way: readonly string[]) => {
    if (way.includes(file)) {
      cycles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    } else if (!finished.has(file)) {
      for (const next of targets.get(file) ?? []) walk(next, [...way, file]);
      finished.add(file);
    }
  };
  for (const file of targets.keys()) walk(file, []);
  return cycles;
}
