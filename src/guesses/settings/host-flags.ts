import type { Field } from '../../values/field';
import { HOST } from './host-syntax';

/** A host that a flag of a command names. */
export interface HostFlag {
  readonly field: Field;
  readonly host: string;
  readonly port: string | undefined;
  /** Where the port is written, if by another flag. */
  readonly portField: Field | undefined;
}

/** Programs that connect to a server and do nothing else, for which `-h` is its host. */
const CLIENT =
  /(?:^|[\s/;&|(])(?:psql|pg_(?:dump|dumpall|isready|basebackup|restore)|mysql(?:admin|dump)?|mariadb(?:-admin|-dump)?|redis-cli|valkey-cli)(?=\s)([^|;&\n]*)/g;
const CLIENT_HOST = new RegExp(`(?:^|\\s)(?:-h|--host)[=\\s]*(${HOST})(?=[\\s"']|$)`);
/** A client of MySQL takes `-P`, and `-p` is the password, which is no number alone. */
const CLIENT_PORT = /(?:^|\s)(?:--port[=\s]+|-[pP]\s*)(\d{2,5})(?=[\s"']|$)/;

/** Flags called after the host of something, `--db-host`: one that is called `--host` may be where a server listens. */
const HOST_FLAG = /^--?((?:[a-z0-9]+[-_.])+)(?:host|hostname)$/i;
const LISTENING = /^(web|https?|server|api|bind|listen|metrics|health|grpc|admin|advertise)[-_.]$/i;
const WORD = new RegExp(`^${HOST}$`);

/** Found in every flag for a host, and at once. */
const MAY_NAME_HOST = /-h|host|--replicaof/i;

const NONE: readonly HostFlag[] = [];

/** The hosts that the flags of a command name. */
export function hostFlags(words: readonly Field[]): readonly HostFlag[] {
  if (!words.some(({ text }) => text !== undefined && MAY_NAME_HOST.test(text))) {
    return NONE;
  }
  return [...ofClients(words), ...ofAnybody(words), ...ofReplicas(words)];
}

function ofClients(words: readonly Field[]): HostFlag[] {
  const command = words.map(({ text }) => text ?? '').join(' ');
  return [...command.matchAll(CLIENT)].flatMap(([, flags = '']) => {
    const [, host] = CLIENT_HOST.exec(flags) ?? [];
    const field = words.find(({ text }) => host !== undefined && text?.includes(host));
    return host === undefined || field === undefined || host.includes('.svc')
      ? []
      : [{ field, host, port: CLIENT_PORT.exec(flags)?.[1], portField: undefined }];
  });
}

/** The primary that a server of Redis or Valkey copies, whose port is the next word. */
function ofReplicas(words: readonly Field[]): HostFlag[] {
  return words.flatMap((word, i) => {
    const [field, portField] = word.text === '--replicaof' ? [words[i + 1], words[i + 2]] : [];
    const host = field?.text ?? '';
    return field === undefined || !WORD.test(host) || host.includes('.svc')
      ? []
      : [{ field, host, port: /^\d{2,5}$/.test(portField?.text ?? '') ? portField?.text : undefined, portField }];
  });
}

function ofAnybody(words: readonly Field[]): HostFlag[] {
  return words.flatMap((word, i) => {
    const [flag = '', value] = (word.text ?? '').split('=', 2);
    const [, prefix = ''] = HOST_FLAG.exec(flag) ?? [];
    const field = value === undefined ? words[i + 1] : word;
    const host = value ?? field?.text ?? '';
    if (prefix === '' || LISTENING.test(prefix) || field === undefined || !WORD.test(host) || host.includes('.svc')) {
      return [];
    }
    const [portField, port] = valueOfFlag(words, new RegExp(`^--?${prefix}port$`, 'i'));
    return [{ field, host, port: port !== undefined && /^\d{2,5}$/.test(port) ? port : undefined, portField }];
  });
}

/** The value of a flag, in the same word or the next. */
function valueOfFlag(words: readonly Field[], flag: RegExp): readonly [Field | undefined, string | undefined] {
  for (const [i, word] of words.entries()) {
    const [name = '', value] = (word.text ?? '').split('=', 2);
    if (flag.test(name)) {
      return value === undefined ? [words[i + 1], words[i + 1]?.text] : [word, value];
    }
  }
  return [undefined, undefined];
}
