import { LOOPBACK_SERVERS, type LoopbackServer } from '../../kinds/programs/loopback-servers';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { Container } from '../../model/views/container';
import type { Field } from '../../values/field';
import type { ListeningPlace } from './listening';

/** A place where a container listens on the loopback address, because nothing tells it where. */
export interface UntoldPlace extends ListeningPlace {
  readonly server: LoopbackServer;
}

/** What runs a script, and how it is told. */
const SHELL = /(?:^|\/)(?:ba|da|a)?sh$/;
const SCRIPT_FLAG = /^-[a-z]*c$/;

/** What a shell, the kubelet or a chart would replace, and what a script says besides: several commands, or where output goes. */
const NOT_PLAIN = /[$`;|&<>(){}\n%]/;

/** All places in which servers are not told where to listen, and listen on the loopback address then. */
export const untoldPlacesIn = once((cluster: Cluster): readonly UntoldPlace[] =>
  cluster.workloads.all.flatMap((workload) =>
    workload.pod.serving.flatMap((container): UntoldPlace[] => {
      const untold = untoldIn(container);
      return untold === undefined
        ? []
        : [{ ...untold, object: workload.object, workload, container, address: '127.0.0.1', isMain: true }];
    }),
  ),
);

function untoldIn(container: Container): Pick<UntoldPlace, 'field' | 'port' | 'server'> | undefined {
  const command = container.field.get('command').length > 0 ? commandOf(container) : undefined;
  const server = command && LOOPBACK_SERVERS.find(({ words }) => words.every((word, i) => command.words[i] === word));
  if (command === undefined || server === undefined || isAddressTold(server, command.words, container)) {
    return undefined;
  }
  const port = portIn(command.words, server);
  return port === undefined ? undefined : { field: command.field, port, server };
}

/** A command, and where it is written. */
interface Command {
  readonly field: Field;
  /** The first is the name of its program alone. */
  readonly words: readonly string[];
}

/** The command of a container that takes the place of the one of its image, or of a script that has nothing else in it. */
function commandOf(container: Container): Command | undefined {
  const texts = container.words.map(({ text }) => text ?? '');
  const [shell = '', flag = '', script = ''] = texts;
  const isScript = SHELL.test(shell) && SCRIPT_FLAG.test(flag);
  const field = container.words[isScript ? 2 : 0];
  const parts = isScript
    ? script
        .trim()
        .replace(/^exec\s+/, '')
        .split(/\s+/)
    : texts;
  if (field === undefined || (isScript && texts.length > 3) || parts.some((word) => NOT_PLAIN.test(word))) {
    return undefined;
  }
  const [program = '', option, module, ...rest] = parts;
  return /(?:^|\/)python[\d.]*$/.test(program) && option === '-m' && module !== undefined
    ? { field, words: [module, ...rest] }
    : { field, words: [program.replace(/^.*\//, ''), ...parts.slice(1)] };
}

function isAddressTold(
  { flags, variable, notIn }: LoopbackServer,
  words: readonly string[],
  container: Container,
): boolean {
  return (
    words.some((word) => flags.some((flag) => isFlag(word, flag))) ||
    (variable !== undefined && (container.environment.has(variable) || container.field.get('envFrom').length > 0)) ||
    notIn?.test(container.image ?? '') === true
  );
}

/** Whether a word is a flag, with its value or without it; some programs take a long one with one dash as well. */
function isFlag(word: string, flag: string): boolean {
  const isShort = /^-[a-z]$/.test(flag);
  return isShort ? word.startsWith(flag) : word.replace(/^--?/, '--').split('=', 1)[0] === flag;
}

/** The port that a command names, or that of its program where it names none. */
function portIn(command: readonly string[], { port, portFlags }: LoopbackServer): number | undefined {
  const i = command.findIndex((word) => portFlags.some((flag) => isFlag(word, flag)));
  if (i < 0) {
    return port;
  }
  const [, value] = /^--?[a-z]+=(\d+)$/.exec(command[i] ?? '') ?? [];
  const number = Number(value ?? (portFlags.includes(command[i] ?? '') ? command[i + 1] : undefined));
  return Number.isInteger(number) ? number : undefined;
}
