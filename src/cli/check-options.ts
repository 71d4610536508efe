import { readFileSync } from 'node:fs';
import { type Baseline, baseline } from '../check/exceptions/baseline';
import type { Exception } from '../check/exceptions/exception';
import { objectPattern } from '../check/exceptions/object-pattern';
import { RULES } from '../check/rules';
import { DEFAULT_TARGET, type Target, targetOfVersion } from '../kinds/language/target';
import { Complaint } from '../values/complaint';
import { NEWEST_MINOR } from '../values/kubernetes-version';
import { oneOf } from '../values/parser';
import { accepted } from './accepted';
import { parsed } from './arguments';
import { configurationAt, USUAL_CONFIGURATION } from './configuration';
import { Misuse } from './misuse';

export const CHECK_USAGE = `usage: cdk8s-service-patterns check FILE|DIR|- …

Says why Service traffic will not arrive, before anything is deployed.

  --format FORMAT         text (default), compact (a line a finding), json or sarif
  --kubernetes 1.NN       the version the manifests are meant for, 1.${NEWEST_MINOR} by default
  --strict                warnings count as errors
  --ignore RULE[=OBJECT]  leave out what a rule finds, in KIND/NAME or KIND/NAMESPACE/NAME if given; may be repeated
  --config FILE           settings and exceptions with their reasons; ${USUAL_CONFIGURATION} if it is there
  --baseline FILE         leave out the findings that this file holds
  --write-baseline FILE   write today's findings to this file
  --rules                 list all rules
  --explain RULE          say what there is to know about a rule

Exit code: 0 without errors, 1 with errors, 2 when the command or some input cannot be understood, or holds no object.
`;

const FORMATS = ['text', 'compact', 'json', 'sarif'] as const;

/** What a check is told by the command line and the configuration together. */
export interface CheckOptions {
  readonly operands: readonly string[];
  readonly format: (typeof FORMATS)[number];
  readonly target: Target;
  /** Whether warnings count as errors. */
  readonly strict: boolean;
  readonly exceptions: readonly Exception[];
  readonly baseline: Baseline | undefined;
  /** Where to write what is found, if anywhere. */
  readonly newBaseline: string | undefined;
}

/** What to print in place of a check. */
export interface Question {
  readonly help: boolean;
  readonly rules: boolean;
  readonly explain: string | undefined;
}

/** Reads the arguments of `check`: a question about it, or what it is told. */
export function checkOptions(args: readonly string[]): Question | CheckOptions {
  const { values, positionals } = parsed(args, {
    format: { type: 'string', default: 'text' },
    kubernetes: { type: 'string' },
    strict: { type: 'boolean' },
    ignore: { type: 'string', multiple: true, default: [] },
    config: { type: 'string' },
    baseline: { type: 'string' },
    'write-baseline': { type: 'string' },
    rules: { type: 'boolean', default: false },
    explain: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  const { help, rules, explain } = values;
  if (help || rules || explain !== undefined) {
    return { help, rules, explain: explain && accepted('--explain', ruleName(explain)) };
  }
  const configuration = configurationAt(values.config);
  const operands = positionals.length > 0 ? positionals : configuration.inputs;
  if (operands.length === 0) {
    throw Misuse.of('check', new Complaint('no file', 'files, folders or -', 'such as check dist/'));
  }
  const target =
    values.kubernetes === undefined ? undefined : accepted('--kubernetes', targetOfVersion(values.kubernetes));
  const baselineFile = values.baseline ?? configuration.baseline;
  const newBaseline = values['write-baseline'];
  return {
    operands,
    format: accepted('--format', oneOf(FORMATS)(values.format)),
    target: target ?? configuration.target ?? DEFAULT_TARGET,
    strict: values.strict ?? configuration.strict ?? false,
    exceptions: [...values.ignore.map(ignored), ...configuration.exceptions],
    // The one that is about to be written need not be there yet, and must hold what it knew before.
    baseline: baselineFile === undefined || newBaseline !== undefined ? undefined : baselineAt(baselineFile),
    newBaseline,
  };
}

const ruleName = oneOf(RULES.map(({ id }) => id));

function ignored(written: string): Exception {
  const [name = '', ...pattern] = written.split('=');
  const rule = accepted('--ignore', ruleName(name));
  const objects = pattern.length > 0 ? [accepted('--ignore', objectPattern(pattern.join('=')))] : undefined;
  return { rule, objects, severity: 'off', reason: '--ignore on the command line', origin: `--ignore ${written}` };
}

function baselineAt(path: string): Baseline {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw Misuse.of(path, new Complaint('no readable file', 'a baseline', `write it with --write-baseline ${path}`));
  }
  return accepted(path, baseline(text));
}
