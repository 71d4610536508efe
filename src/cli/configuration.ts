import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Exception } from '../check/exceptions/exception';
import { objectPattern } from '../check/exceptions/object-pattern';
import { RULES } from '../check/rules';
import { type Target, targetOfVersion } from '../kinds/language/target';
import { parsedDocuments } from '../model/reading/batches';
import { chunksOf } from '../model/reading/source';
import { Complaint, isComplaint } from '../values/complaint';
import { listOf, objectWith, oneOf, optional, text, yesOrNo } from '../values/parser';
import { quoted } from '../values/wording';
import { Misuse } from './misuse';

/** The file that is read where a command is run, if it is there and no other is named. */
export const USUAL_CONFIGURATION = 'cdk8s-service-patterns.yaml';

/** What a configuration file says; the command line has the last word on all of it but the exceptions, which add up. */
export interface Configuration {
  readonly target: Target | undefined;
  readonly strict: boolean | undefined;
  /** Paths as they lead from where the command is run. */
  readonly inputs: readonly string[];
  readonly baseline: string | undefined;
  readonly exceptions: readonly Exception[];
}

const NOTHING: Configuration = {
  target: undefined,
  strict: undefined,
  inputs: [],
  baseline: undefined,
  exceptions: [],
};

const exception = objectWith(
  {
    rule: optional(oneOf(RULES.map(({ id }) => id))),
    objects: optional(listOf(objectPattern, 'patterns of objects', { min: 1 })),
    severity: optional(severity),
    reason: text,
  },
  'an exception',
);

const shape = objectWith(
  {
    kubernetes: optional(targetOfVersion),
    strict: optional(yesOrNo),
    inputs: optional(listOf(text, 'files and folders')),
    baseline: optional(text),
    exceptions: optional(listOf(exception, 'exceptions')),
  },
  'a configuration',
);

/** YAML before 1.2 reads a bare `off` as false, and so does whoever edits the file with a tool of that age. */
function severity(input: unknown): 'off' | 'warning' | Complaint {
  return input === false ? 'off' : oneOf(['off', 'warning'])(input);
}

/** Reads a configuration file: the one that is named, or the usual one if it is there. */
export function configurationAt(named: string | undefined): Configuration {
  if (named === undefined && !existsSync(USUAL_CONFIGURATION)) {
    return NOTHING;
  }
  const path = named ?? USUAL_CONFIGURATION;
  const read = shape(documentIn(path) ?? {});
  if (isComplaint(read)) {
    throw Misuse.of(path, read);
  }
  const { kubernetes: target, strict, inputs = [], baseline, exceptions = [] } = read;
  // A configuration means the files beside it, wherever the command is run.
  const beside = (file: string) => join(dirname(path), file);
  return {
    target,
    strict,
    inputs: inputs.map(beside),
    baseline: baseline && beside(baseline),
    exceptions: exceptions.map(({ rule, objects, severity = 'off', reason }, i) => {
      if (rule === undefined && objects === undefined) {
        throw Misuse.of(
          `${path} exceptions[${i}]`,
          new Complaint('neither a rule nor objects', 'one of them at least', 'say what it holds for'),
        );
      }
      return { rule, objects, severity, reason, origin: `${path} exceptions[${i}]` };
    }),
  };
}

function documentIn(path: string): unknown {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw Misuse.of(quoted(path), new Complaint(`no readable file (${code})`, 'a configuration', 'check the path'));
  }
  const documents = [...parsedDocuments(chunksOf({ name: path, text: content }))];
  for (const [, { problem }] of documents) {
    if (problem !== undefined) {
      throw new Misuse(problem.message);
    }
  }
  if (documents.length > 1) {
    throw Misuse.of(path, new Complaint(`${documents.length} documents`, 'one', 'put everything into one'));
  }
  return documents[0]?.[1].data;
}
