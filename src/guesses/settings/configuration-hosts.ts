import { escapedForRegex } from '../../values/pattern-escape';
import type { ConnectionStringHost } from './connection-strings';
import { HOST, isRemark } from './host-syntax';

/** How a kind of configuration file names the hosts that its program connects to. */
interface Format {
  /** What stands in all files of the kind, and is found at once. */
  readonly sign: string;
  /** What else tells such a file from others with the sign in them. */
  readonly also?: RegExp;
  read(text: string): readonly ConnectionStringHost[];
}

const MEMBER = new RegExp(`(?<![\\w./:@-])(${HOST})(?::(\\d{1,5}))?(?=["'\\s,\\]]|$)`, 'g');

const FORMATS: readonly Format[] = [
  {
    // https://docs.haproxy.org/3.2/configuration.html#4.2-server
    sign: 'server ',
    also: /^[ \t]*(?:backend|listen)[ \t]+\S/m,
    read: (text) =>
      written(text, new RegExp(`^[ \\t]*server[ \\t]+\\S+[ \\t]+(${HOST})(?::(\\d{1,5}))?(?=[ \\t\\n]|$)`, 'gm')),
  },
  {
    // https://prometheus.io/docs/prometheus/latest/configuration/configuration/#static_config
    sign: 'static_configs',
    read: (text) => listedAt(text, 'targets').filter(({ port }) => port !== undefined),
  },
  {
    // https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/core/v3/address.proto#config-core-v3-socketaddress
    sign: 'socket_address',
    read: (text) =>
      written(
        text,
        new RegExp(
          `socket_address["']?:[\\s{]*(?:["']?protocol["']?:[ \\t]*["']?\\w+["']?[\\s,]+)?["']?address["']?:[ \\t]*["']?(${HOST})["']?[\\s,]+["']?port_value["']?:[ \\t]*(\\d{1,5})`,
          'g',
        ),
      ),
  },
  {
    // https://caddyserver.com/docs/caddyfile/directives/reverse_proxy
    sign: 'reverse_proxy ',
    also: /\{/,
    read: (text) =>
      written(
        text,
        new RegExp(`^[ \\t]*reverse_proxy[ \\t]+(?:[/@*]\\S*[ \\t]+)?(${HOST}):(\\d{1,5})(?=[ \\t\\n]|$)`, 'gm'),
      ),
  },
  {
    // https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/classic-mode/configuration-file
    sign: '[OUTPUT]',
    read: (text) =>
      written(text, new RegExp(`^[ \\t]*Host[ \\t]+(${HOST})[ \\t]*\\n[ \\t]*Port[ \\t]+(\\d{1,5})[ \\t]*$`, 'gim')),
  },
  {
    // https://redis.io/docs/latest/operate/oss_and_stack/management/replication/#configuration
    sign: 'replicaof ',
    read: (text) => written(text, new RegExp(`^[ \\t]*replicaof[ \\t]+(${HOST})[ \\t]+(\\d{1,5})[ \\t]*$`, 'gm')),
  },
  {
    // https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/discovery-cluster-formation-settings
    sign: 'discovery.seed_hosts',
    read: (text) => listedAt(text, 'discovery.seed_hosts'),
  },
];

/** The hosts in a configuration file that stand neither in URLs nor in connection strings. */
export function hostsOfConfiguration(text: string): readonly ConnectionStringHost[] {
  return FORMATS.flatMap(({ sign, also, read }) =>
    text.includes(sign) && (also?.test(text) ?? true) ? read(text) : [],
  );
}

function written(text: string, pattern: RegExp): ConnectionStringHost[] {
  return [...text.matchAll(pattern)]
    .filter(({ 0: found, index }) => !isRemark(text, index + found.length - 1))
    .map(([, host = '', port]) => ({ host, port }));
}

/** The hosts in a list of YAML, in brackets or line by line, or in one text with commas. */
function listedAt(text: string, key: string): ConnectionStringHost[] {
  const list = new RegExp(
    `(?:^|[\\s{,-])["']?${escapedForRegex(key)}["']?:[ \\t]*(\\[[^\\]]*\\]|(?:\\n[ \\t]*-[ \\t][^\\n]*)+|[^\\s\\[][^\\n]*)`,
    'g',
  );
  return [...text.matchAll(list)]
    .filter(({ 0: found, index }) => !isRemark(text, index + found.indexOf(key)))
    .flatMap(([, items = '']) => {
      const lines = items.split('\n').filter((line) => !/^[ \t]*#/.test(line));
      return lines.flatMap((line) => [...line.replace(/^[ \t]*-[ \t]+/, '').matchAll(MEMBER)]);
    })
    .map(([, host = '', port]) => ({ host, port }));
}
