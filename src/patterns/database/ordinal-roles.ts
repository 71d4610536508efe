import { Complaint } from '../../values/complaint';
import { literalScript } from '../../values/kubelet-expansion';
import { text } from '../../values/parser';
import { readProps } from '../refusal';

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

/**
 * What the pods of a database do by their ordinal, the number at the end of their hostname: pod 0 is the primary, all
 * others are replicas.
 *
 * The commands replace the image's own entrypoint and can use these variables: `ORDINAL` (0, 1, …), `ROLE` (`primary` or
 * `replica`) and `PRIMARY_HOST` (the DNS name of pod 0, such as `mysql-0.mysql`).
 */
export class OrdinalRoles {
  /**
   * Pod 0 starts as the primary, the others as replicas.
   *
   * Without commands, MySQL and MariaDB start with a server id of their own, ordinal plus 1, and replicas with
   * `--read-only`. That makes them fit for replication; to connect them (a user to replicate as, `CHANGE REPLICATION
   * SOURCE TO`) is the work of init scripts or an operator. Other engines need more before they start, so they are refused
   * without commands.
   *
   * @param commands what to run in each role; refused are blank ones
   */
  public static primaryAndReplicas(commands?: RoleCommands): OrdinalRoles {
    return new OrdinalRoles(
      commands === undefined
        ? undefined
        : readProps<RoleCommands>()('OrdinalRoles.primaryAndReplicas', commands, { primary: text, replica: text }),
    );
  }

  private constructor(private readonly commands?: RoleCommands) {}

  /**
   * The container's command, given what the engine runs by default.
   *
   * @internal
   */
  public _command(defaults: RoleCommands | undefined): string[] | Complaint {
    const commands = this.commands ?? defaults;
    return commands === undefined
      ? new Complaint(
          'no commands',
          'a command for the primary and one for the replicas: this engine has no default',
          'write them: OrdinalRoles.primaryAndReplicas({ primary: "…", replica: "…" })',
        )
      : ['sh', '-c', literalScript(script(commands))];
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
