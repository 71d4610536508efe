import type { Field } from '../../values/field';

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
}

const HOST = '[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?';
const URL = new RegExp(
  `\\b([a-z][a-z0-9+]*)://(?:[^\\s/@"'<>{}]{0,200}@)?(${HOST})(?::(\\d{1,5}))?(?=[/\\s"',;)\\]?#\\\\]|$)`,
  'g',
);
const IN_CLUSTER = new RegExp(`(?<![\\w./@-])(${HOST}\\.svc(?:\\.${HOST})?)(?::(\\d{1,5}))?(?![\\w-])`, 'g');
const TOOL = new RegExp(`\\b(?:nc|ncat|wait-for(?:-it)?(?:\\.sh)?)\\s+(?:-\\S+\\s+)*(${HOST})[\\s:](\\d{2,5})\\b`, 'g');
const NAME = new RegExp(`^${HOST}$`);
const ADDRESS = new RegExp(`^(${HOST}):(\\d{2,5})$`);

/** Ports of URLs that write none. */
const IMPLIED: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** Keys of settings that hold a host. */
const HOST_KEY = /(^|[_.-]|[a-z])(HOST|HOSTNAME|SERVER|ADDR|ADDRESS)$/i;
const ADDRESS_KEY =
  /(HOST|HOSTNAME|HOSTS|SERVERS?|ADDR|ADDRESS|ADDRESSES|URL|URI|ENDPOINTS?|BROKERS?|BOOTSTRAP|UPSTREAM|BACKEND|TARGET)$/i;

/** The hosts in settings with keys: environment variables, or the data of a ConfigMap. */
export function mentionsInSettings(settings: ReadonlyMap<string, Field>): Mention[] {
  const mentions: Mention[] = [];
  for (const [key, field] of settings) {
    const text = field.text ?? '';
    if (text === '') {
      continue;
    }
    mentions.push(...mentionsInText(field));
    if (text.includes(':')) {
      const isAddress = ADDRESS_KEY.test(key);
      for (const part of isAddress ? text.split(',') : [text]) {
        const [, host, port] = ADDRESS.exec(part.trim()) ?? [];
        if (host !== undefined && !host.includes('.svc') && !/IMAGE|VERSION|TAG|USER/i.test(key)) {
          mentions.push(mention(field, host, port, { isSure: isAddress }));
        }
      }
    }
    if (HOST_KEY.test(key) && NAME.test(text) && !text.includes('.svc')) {
      const portField = settings.get(key.replace(/(HOST|HOSTNAME|SERVER|ADDR|ADDRESS)$/i, 'PORT'));
      const port = portField?.text && /^\d{1,5}$/.test(portField.text) ? portField.text : undefined;
      mentions.push(mention(field, text, port, { isSure: true, ...(port && portField && { portField }) }));
    }
  }
  return mentions;
}

/** The hosts in the arguments of a command. */
export function mentionsInArguments(fields: readonly Field[]): Mention[] {
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
    for (const { 1: scheme = '', 2: host = '', 3: port, index } of text.matchAll(URL)) {
      if (!isRemark(text, index) && !isUpstream(text, host)) {
        const implied = port === undefined ? IMPLIED[scheme] : undefined;
        mentions.push(
          mention(field, host, port ?? implied?.toString(), { isSure: true, isImplied: implied !== undefined }),
        );
      }
    }
  }
  if (text.includes('.svc')) {
    for (const { 1: host = '', 2: port, index } of text.matchAll(IN_CLUSTER)) {
      if (!isRemark(text, index)) {
        mentions.push(mention(field, host, port, { isSure: true }));
      }
    }
  }
  if ((text.includes('nc') || text.includes('wait-for')) && /\bnc|wait-for/.test(text)) {
    for (const { 1: host = '', 2: port } of text.matchAll(TOOL)) {
      mentions.push(mention(field, host, port, { isSure: true }));
    }
  }
  return mentions;
}

function mention(
  field: Field,
  host: string,
  port: string | undefined,
  more: { readonly isSure: boolean; readonly isImplied?: boolean; readonly portField?: Field },
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

/** Whether a place in a text is in a line that begins like a remark. */
function isRemark(text: string, index: number): boolean {
  return /^\s*(#|\/\/|;|--)/.test(text.slice(text.lastIndexOf('\n', index) + 1, index));
}

/** Whether nginx is told elsewhere in the text what the name stands for. */
function isUpstream(text: string, host: string): boolean {
  return text.includes(`upstream ${host} `) || text.includes(`upstream ${host}{`);
}
