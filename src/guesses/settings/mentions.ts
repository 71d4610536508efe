import type { Field } from '../../values/field';
import { HTTP_PORTS } from '../../values/port';
import { hostsOfConfiguration } from './configuration-hosts';
import { connectionStringHosts } from './connection-strings';
import { hostFlags } from './host-flags';
import { HOST, isRemark } from './host-syntax';
import { hostsOfNginx, isInVariable, isOfNginx } from './nginx-hosts';

/** A place in a setting that names a host to connect to, and perhaps a port. */
export interface Mention {
  readonly field: Field;
  readonly host: string;
  readonly port: number | undefined;
  /** Where the port is written, if not with the host. */
  readonly portField: Field;
  /** Whether the host can be nothing else: it stands in a URL, or its setting is called after a host. */
  readonly isSure: boolean;
  /** Whether the port is that of the scheme, as none is written. */
  readonly isImplied: boolean;
  /** Whether it is asked over TLS, by the scheme of its URL. */
  readonly isOverTls?: true;
  /** Whether it is a name for all pods that form a cluster with the one that is told of it. */
  readonly isOfPeers?: true;
}

/** nginx adds the path of a request by variables that begin with a slash, so a host may end there. */
const END = '(?=[/\\s"\',;)\\]?#\\\\]|$|\\$(?:request_|document_)?uri|\\$is_args)';
const URL = new RegExp(`\\b([a-zA-Z][\\w+]*)://(?:[^\\s/@"'<>{}]{0,200}@)?(${HOST})(?::(\\d{1,5}))?${END}`, 'g');
/** A name under which a pod has its own, by a variable: what follows is the name of a Service. */
const UNDER_VARIABLE = new RegExp(`\\$[({]\\w+[)}]\\.(${HOST})(?::(\\d{1,5}))?${END}`, 'g');
/** What follows the first host of a URL of several, as those of MongoDB and ZooKeeper are. */
const MORE_HOSTS = new RegExp(`^(?:,${HOST}:\\d{1,5})+`);
const IN_CLUSTER = new RegExp(`(?<![\\w./@-])(${HOST}\\.svc(?:\\.${HOST})?)(?::(\\d{1,5}))?(?![\\w-])`, 'g');
const TOOL = new RegExp(`\\b(?:nc|ncat|wait-for(?:-it)?(?:\\.sh)?)\\s+(?:-\\S+\\s+)*(${HOST})[\\s:](\\d{2,5})\\b`, 'g');
const NAME = new RegExp(`^${HOST}$`);
const ADDRESS = new RegExp(`^(${HOST}):(\\d{2,5})$`);
const NAME_OR_ADDRESS = new RegExp(`^(${HOST})(?::(\\d{2,5}))?$`);

/** Ports of URLs that write none. */
const IMPLIED: Readonly<Record<string, number>> = HTTP_PORTS;

/** Keys of settings that hold a host. */
const HOST_WORD = /(HOST|HOSTS|HOST_?NAME|SERVERS?|ADDR|ADDRESS)$/i;
const HOST_KEY = new RegExp(`(^|[_.-]|[a-z])${HOST_WORD.source}`, 'i');
const ADDRESS_KEY =
  /(HOST|HOSTNAME|HOSTS|SERVERS?|ADDR|ADDRESS|ADDRESSES|URL|URI|ENDPOINTS?|BROKERS?|BOOTSTRAP|UPSTREAM|BACKEND|TARGET)$/i;
/** Keys of settings that hold the names of all members of a cluster: of Elasticsearch, and of those that use JGroups. */
const MEMBERS_KEY = /(^|[_.-])(seed[_.]hosts|dns[_.]query)$/i;

/** The hosts in settings with keys: environment variables, or the data of a ConfigMap. */
export function mentionsInSettings(settings: ReadonlyMap<string, Field>): Mention[] {
  const mentions: Mention[] = [];
  for (const [key, field] of settings) {
    const text = field.text ?? '';
    if (text === '') {
      continue;
    }
    mentions.push(...mentionsInText(field));
    if (MEMBERS_KEY.test(key)) {
      mentions.push(...members(field, text));
      continue;
    }
    if (text.includes(':')) {
      const isAddress = ADDRESS_KEY.test(key);
      const parts = text.split(',');
      const isList = isAddress || parts.every((part) => ADDRESS.test(part.trim()));
      for (const part of isList ? parts : [text]) {
        const [, host, port] = ADDRESS.exec(part.trim()) ?? [];
        if (host !== undefined && !host.includes('.svc') && !/IMAGE|VERSION|TAG|USER/i.test(key)) {
          mentions.push(mention(field, host, port, { isSure: isAddress }));
        }
      }
    }
    if (HOST_KEY.test(key) && NAME.test(text) && !text.includes('.svc')) {
      const portField = settings.get(key.replace(HOST_WORD, 'PORT'));
      const port = portField?.text && /^\d{1,5}$/.test(portField.text) ? portField.text : undefined;
      mentions.push(mention(field, text, port, { isSure: true, ...(port && portField && { portField }) }));
    }
  }
  return mentions;
}

function members(field: Field, text: string): Mention[] {
  return text.split(',').flatMap((part) => {
    const [, host, port] = NAME_OR_ADDRESS.exec(part.trim()) ?? [];
    return host === undefined || host.includes('.svc')
      ? []
      : [mention(field, host, port, { isSure: true, isOfPeers: true })];
  });
}

/** The hosts in the arguments of a command. */
export function mentionsInArguments(fields: readonly Field[]): Mention[] {
  return [...mentionsInWords(fields), ...hostsInFlags(fields), ...hostsOfDownload(fields)];
}

/** Programs that are told what to ask by a word without a flag, which need not be a whole URL. */
const DOWNLOAD = /(?:^|\/)(?:wget|curl|wait-for(?:-it)?(?:\.sh)?)$/;
const ADDRESS_WITH_PATH = new RegExp(`^(${HOST}):(\\d{2,5})(?=[/?]|$)`);

/** What `wget web:80` asks, as the test of a new chart of Helm does, and what others wait for. */
function hostsOfDownload([command, ...words]: readonly Field[]): Mention[] {
  return !DOWNLOAD.test(command?.text ?? '')
    ? []
    : words.flatMap((field) => {
        const [, host, port] = ADDRESS_WITH_PATH.exec(field.text ?? '') ?? [];
        return host === undefined || host.includes('.svc') ? [] : [mention(field, host, port, { isSure: true })];
      });
}

/** The hosts that flags are for, such as `--db-host=db` and `psql -h db`, with the port that another flag says. */
function hostsInFlags(fields: readonly Field[]): Mention[] {
  return hostFlags(fields).map(({ field, host, port, portField }) =>
    mention(field, host, port, { isSure: true, ...(portField && { portField }) }),
  );
}

function mentionsInWords(fields: readonly Field[]): Mention[] {
  return fields.flatMap((field, i) => {
    const text = field.text ?? '';
    if (!text.includes(':')) {
      return mentionsInText(field);
    }
    const flagged = /^--?[\w.-]+=(.*)$/s.exec(text)?.[1] ?? (fields[i - 1]?.text?.startsWith('-') ? text : '');
    const [, host, port] = ADDRESS.exec(flagged) ?? [];
    return [
      ...mentionsInText(field),
      ...(host === undefined || host.includes('.svc') ? [] : [mention(field, host, port, { isSure: false })]),
    ];
  });
}

/** The hosts in any text: those of URLs, of names as the cluster gives them, and of tools that wait for a host. */
function mentionsInText(field: Field): Mention[] {
  const text = field.text ?? '';
  const mentions: Mention[] = [];
  if (text.includes('://')) {
    mentions.push(...mentionsInUrls(field, text));
  }
  if (text.includes('.svc')) {
    for (const { 1: host = '', 2: port, index } of text.matchAll(IN_CLUSTER)) {
      if (!isRemark(text, index)) {
        mentions.push(mention(field, host, port, { isSure: true }));
      }
    }
  }
  if (text.includes('$')) {
    for (const { 1: host = '', 2: port } of text.matchAll(UNDER_VARIABLE)) {
      mentions.push(mention(field, host, port, { isSure: true }));
    }
  }
  if ((text.includes('nc') || text.includes('wait-for')) && /\bnc|wait-for/.test(text)) {
    for (const { 1: host = '', 2: port } of text.matchAll(TOOL)) {
      mentions.push(mention(field, host, port, { isSure: true }));
    }
  }
  if (isOfNginx(text)) {
    const others = hostsOfNginx(text).filter(({ host }) => !host.includes('.svc') && !isUpstream(text, host));
    mentions.push(...others.map(({ host, port }) => mention(field, host, port, { isSure: true })));
  }
  const hosts = [...connectionStringHosts(text), ...hostsOfConfiguration(text)].filter(
    ({ host }) => !host.includes('.svc'),
  );
  mentions.push(
    ...hosts.map(({ host, port, isOfPeers }) =>
      mention(field, host, port, { isSure: true, ...(isOfPeers && { isOfPeers }) }),
    ),
  );
  return mentions;
}

function mentionsInUrls(field: Field, text: string): Mention[] {
  const mentions: Mention[] = [];
  for (const { 0: url, 1: scheme = '', 2: host = '', 3: port, index } of text.matchAll(URL)) {
    const isPassedOver = isRemark(text, index) || isUpstream(text, host) || isInVariable(text, index);
    if (isPassedOver || isForBrowser(text.slice(index + url.length))) {
      continue;
    }
    const implied = port === undefined ? IMPLIED[scheme] : undefined;
    mentions.push(
      mention(field, host, port ?? implied?.toString(), {
        isSure: true,
        isImplied: implied !== undefined,
        ...(scheme === 'https' && { isOverTls: true }),
      }),
    );
    const [more = ''] = implied === undefined ? (MORE_HOSTS.exec(text.slice(index + url.length)) ?? []) : [];
    for (const each of more.split(',').filter((part) => part !== '')) {
      const [, next = '', itsPort] = ADDRESS.exec(each) ?? [];
      if (next !== '' && IMPLIED[scheme] === undefined) {
        mentions.push(mention(field, next, itsPort, { isSure: true }));
      }
    }
  }
  return mentions;
}

/** Whether what follows a host is where a browser comes back from a login: the pod tells of it, and connects to nobody. */
function isForBrowser(rest: string): boolean {
  return /^\/[\w./-]{0,200}?callback\b/i.test(rest);
}

function mention(
  field: Field,
  host: string,
  port: string | undefined,
  more: Pick<Mention, 'isSure' | 'isOverTls' | 'isOfPeers'> & {
    readonly isImplied?: boolean;
    readonly portField?: Field;
  },
): Mention {
  return {
    field,
    host,
    port: port === undefined ? undefined : Number(port),
    portField: field,
    isImplied: false,
    ...more,
  };
}

/** Whether nginx is told elsewhere in the text what the name stands for. */
function isUpstream(text: string, host: string): boolean {
  return text.includes(`upstream ${host} `) || text.includes(`upstream ${host}{`);
}
