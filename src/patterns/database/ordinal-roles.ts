import { literalScript } from '../../values/kubelet-expansion';
import { text } from '../../values/parser';
import { readerOf } from '../refusal';

/**
 * How the first pod and how all others start their server, in POSIX shell.
 *
 * A program with its arguments is started with `exec`, so that it hears of its termination. A script of several steps is
 * run as it stands and should itself `exec` the server in its last line.
 */
export interface RoleCommands {
  /** What pod 0 runs, such as `docker-entrypoint.sh mysqld --server-id=1`. */
  readonly primary: string;

  /** What every other pod runs. */
  readonly replica: string;
}

/** A program and its arguments, and nothing that `exec` would cut short or not understand. */
const ONE_PROGRAM = /^(?!(exec|eval|source)\s)[\w./-]*\w([ \t][^;&|\n]*)?$/;

const readRoleCommands = readerOf<RoleCommands>()({ primary: text, replica: text });

/**
 * Commands of your own for the pods of a database, by their ordinal, the number at the end of their hostname: pod 0 is the
 * primary, all others are replicas. An escape hatch: MySQL, MariaDB and PostgreSQL replicate without.
 *
 * The commands replace the image's own entrypoint and everything this library does for replication, and can use these
 * variables: `ORDINAL` (0, 1, …), `ROLE` (`primary` or `replica`) and `PRIMARY_HOST` (the DNS name of pod 0). Passwords are where the
 * image looks for them.
 */
export class OrdinalRoles {
  /**
   * Pod 0 starts as the primary, the others as replicas. What makes them replicate is up to the commands.
   *
   * @param commands what to run in each role; refused are blank ones
   */
  public static primaryAndReplicas(commands: RoleCommands): OrdinalRoles {
    return new OrdinalRoles(readRoleCommands('OrdinalRoles.primaryAndReplicas', commands));
  }

  private constructor(private readonly commands: RoleCommands) {}

  /**
   * The container's command.
   *
   * @internal
   */
  public _command(): string[] {
    return ['sh', '-c', literalScript(script(this.commands))];
  }
}

function script({ primary, replica }: RoleCommands): string {
  return [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's, not JavaScript's
    'export ORDINAL="${HOSTNAME##*-}"',
    'if [ "$ORDINAL" = 0 ]; then',
    '  export ROLE=primary',
    started(primary),
    'else',
    '  export ROLE=replica',
    started(replica),
    'fi',
    '',
  ].join('\n');
}

function started(given: string): string {
  const command = given.trim();
  return ONE_PROGRAM.test(command) ? `  exec ${command}` : command;
}
