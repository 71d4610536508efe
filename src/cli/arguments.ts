import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Complaint } from '../values/complaint';
import { nearMiss } from '../values/near-miss';
import { quoted } from '../values/wording';
import { Misuse } from './misuse';

type Options = NonNullable<ParseArgsConfig['options']>;

type Read<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>>;

/** Reads the arguments of a command; what it cannot be told is told to the user. */
export function parsed<O extends Options>(args: readonly string[], options: O): Read<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw misuse(error as Error & { code?: string }, Object.keys(options));
  }
}

function misuse({ code, message }: Error & { code?: string }, known: readonly string[]): Misuse {
  const flag = /'(?:-\w, )?(--?[\w-]+)/.exec(message)?.[1] ?? 'an argument';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = nearMiss(flag.replace(/^-+/, ''), known);
    return Misuse.of(
      quoted(flag),
      new Complaint(
        'an unknown option',
        known.map((each) => `--${each}`).join(', '),
        near === undefined ? 'leave it out' : `did you mean --${near}?`,
      ),
    );
  }
  const takesNone = message.includes('does not take an argument');
  return Misuse.of(
    quoted(flag),
    new Complaint(
      takesNone ? 'a value' : 'no value',
      takesNone ? 'none' : 'one',
      takesNone ? 'leave the value out' : `write ${flag} VALUE`,
    ),
  );
}
