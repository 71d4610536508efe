#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Misuse } from './cli/misuse';
import { ExitCode, type Terminal } from './cli/terminal';

const USAGE = `usage: cdk8s-service-patterns COMMAND …

  check FILE|DIR|- …   say why Service traffic will not arrive

COMMAND --help tells more.
`;

/** Runs a command line and gives its exit code. Commands are loaded when they are called for. */
export function main([command, ...args]: readonly string[], terminal: Terminal): number {
  try {
    switch (command) {
      case 'check':
        return (require('./cli/check-command') as typeof import('./cli/check-command')).checkCommand(args, terminal);
      case '--help':
      case '-h':
        terminal.out(USAGE);
        return ExitCode.CLEAN;
      default:
        terminal.err(USAGE);
        return ExitCode.MISUSE;
    }
  } catch (error) {
    if (error instanceof Misuse) {
      terminal.err(`${error.message}\n`);
      return ExitCode.MISUSE;
    }
    throw error;
  }
}

if (require.main === module) {
  process.exitCode = main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    input: () => readFileSync(0, 'utf8'),
    colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
    watched: process.stderr.isTTY === true,
  });
}
