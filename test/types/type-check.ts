import { join } from 'node:path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..', '..');

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  esModuleInterop: true,
  types: [],
  // The sources, not lib/, so that nothing has to be built before the test.
  paths: {
    'cdk8s-service-patterns': [join(ROOT, 'src', 'index.ts')],
    'cdk8s-service-patterns/adapted': [join(ROOT, 'src', 'adapted.ts')],
    'cdk8s-service-patterns/jest': [join(ROOT, 'src', 'jest.ts')],
  },
};

declare const sharedInWorker: { readonly sources: Map<string, ts.SourceFile | undefined> };

/** What the compiler has against each of some programs, by their names. All are compiled in one go. */
export function diagnosticsOf(programs: Readonly<Record<string, string>>): Map<string, string[]> {
  const names = new Map(Object.keys(programs).map((name, i) => [join(ROOT, 'test', `program-${i}.ts`), name]));
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile, getSourceFile } = host;
  const textOf = (file: string) => programs[names.get(file) ?? ''];
  host.fileExists = (file) => textOf(file) !== undefined || fileExists(file);
  host.readFile = (file) => textOf(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = textOf(file);
    if (text !== undefined) {
      return ts.createSourceFile(file, text, version);
    }
    // Whatever the programs import is the same for all suites, which compile with the same options.
    const { sources } = sharedInWorker;
    if (!sources.has(file)) {
      sources.set(file, getSourceFile(file, version, ...rest));
    }
    return sources.get(file);
  };
  const program = ts.createProgram([...names.keys()], OPTIONS, host);
  return new Map(
    [...names].map(([file, name]) => {
      const source = program.getSourceFile(file);
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [name, found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
    }),
  );
}
