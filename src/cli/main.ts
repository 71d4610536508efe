import { Complaint } from '../values/complaint';
import { nearMiss } from '../values/near-miss';
import { listed, quoted } from '../values/wording';
import { Misuse } from './misuse';
import { ExitCode, type Terminal } from './terminal';

const USAGE = `usage: cdk8s-service-patterns COMMAND …

  check FILE|DIR|- …   say why Service traffic will not arrive
  trace FILE|DIR|- …   follow a request hop by hop
  diff OLD NEW         say what changes in traffic
  graph FILE|DIR|- …   draw all traffic
  cluster              say of a cluster that runs why its Services do not work

COMMAND --help tells more; --version says which release this is.
`;

const COMMANDS = ['check', 'trace', 'diff', 'graph', 'cluster'];

/** Runs a command line and gives its exit code. Commands are loaded when they are called for. */
export function main([command, ...args]: readonly string[], terminal: Terminal): number {
  try {
    switch (command) {
      case 'check':
        return (require('./check-command') as typeof import('./check-command')).checkCommand(args, terminal);
      case 'trace':
        return (require('./trace-command') as typeof import('./trace-command')).traceCommand(args, terminal);
      case 'diff':
        return (require('./diff-command') as typeof import('./diff-command')).diffCommand(args, terminal);
      case 'graph':
        return (require('./graph-command') as typeof import('./graph-command')).graphCommand(args, terminal);
      case 'cluster':
        return (require('./cluster-command') as typeof import('./cluster-command')).clusterCommand(args, terminal);
      case '--explain':
      case '--rules':
        // Questions about the rules need not name the command that judges by them.
        return main(['check', command, ...args], terminal);
      case '--version':
      case '-v':
        terminal.out(`${terminal.tool.version}\n`);
        return ExitCode.CLEAN;
      case '--help':
      case '-h':
        terminal.out(USAGE);
        return ExitCode.CLEAN;
      case undefined:
        terminal.err(USAGE);
        return ExitCode.MISUSE;
      default:
        throw unknownCommand(command);
    }
  } catch (error) {
    if (error instanceof Misuse) {
      terminal.err(`${error.message}\n`);
      return ExitCode.MISUSE;
    }
    throw error;
  }
}

function unknownCommand(command: string): Misuse {
  const near = nearMiss(command, COMMANDS);
  const fix = near === undefined ? 'see --help' : `did you mean ${quoted(near)}?`;
  return Misuse.of(quoted(command), new Complaint('an unknown command', listed(COMMANDS.map(quoted)), fix));
}
