import type { ConfigurationFile } from '../../model/traffic/configuration-files';
import { isLoopbackHost } from '../../values/loopback';
import { entryPoint, type ListeningAddress, listeningAddress } from './listening-address';

/** A kind of file in which a server is told where to listen. */
interface Format {
  isIn(file: ConfigurationFile): boolean;
  read(text: string): readonly ListeningAddress[];
}

/** The part of a YAML document that is for the server. */
const SERVER_IN_YAML = /^server:[ \t]*\n((?:[ \t].*\n?|\r?\n)*)/m;

/** The part of a configuration of MongoDB about the network, and that of Grafana about its server. */
const NET_IN_YAML = /^net:[ \t]*\n((?:[ \t].*\n?|\r?\n)*)/m;
const GRAFANA_SERVER = /^\[server\][ \t]*\n((?!\[)[\s\S]*?)(?=^\[|(?![\s\S]))/m;

/** The part of a configuration of Traefik with all its entry points. */
const ENTRY_POINTS = /^entryPoints:[ \t]*\n((?:[ \t].*\n?|\r?\n)*)/m;

const FORMATS: readonly Format[] = [
  {
    // https://nginx.org/en/docs/http/ngx_http_core_module.html#listen
    isIn: ({ text }) => text.includes('listen') && /\b(server|stream)\s*\{/.test(text),
    read: (text) => valuesOf(text, /^[ \t]*listen[ \t]+([^\s;]+)(?:[ \t][^;\n]*)?;/gm),
  },
  {
    // https://redis.io/docs/latest/operate/oss_and_stack/management/config-file/: several addresses may follow bind.
    isIn: ({ name }) => /(redis|valkey|keydb)[\w-]*\.conf$/.test(name),
    read: (text) => [...bound(text), ...valuesOf(text, /^[ \t]*port[ \t]+(\d+)/gm)],
  },
  {
    // https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#server
    isIn: ({ name }) => name === 'grafana.ini',
    read: (text) =>
      valuesOf(GRAFANA_SERVER.exec(text)?.[1] ?? '', /^[ \t]*(?:http_addr|http_port)[ \t]*=[ \t]*(\S+)/gm),
  },
  {
    // https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_bind_address, in the part for the server.
    isIn: ({ text }) => /^[ \t]*\[(mysqld|mariadbd?|server)\]/m.test(text),
    read: (text) => valuesOf(serverPart(text), /^[ \t]*(?:bind[-_]address|port)[ \t]*=[ \t]*([^\s#;]+)/gm),
  },
  {
    // https://www.postgresql.org/docs/current/runtime-config-connection.html
    isIn: ({ name }) => name.endsWith('postgresql.conf'),
    read: (text) => valuesOf(text, /^[ \t]*(?:listen_addresses|port)[ \t]*=[ \t]*'?([^\s'#,]+)'?[ \t]*(?:#.*)?$/gm),
  },
  {
    // https://docs.spring.io/spring-boot/appendix/application-properties/#application-properties.server.server.port
    isIn: ({ name }) => /^application[\w-]*\.properties$/.test(name),
    read: (text) => valuesOf(text, /^[ \t]*server\.(?:port|address)[ \t]*[=:][ \t]*(\S+)/gm),
  },
  {
    // The same in YAML, of which the part for the server is read.
    isIn: ({ name }) => /^application[\w-]*\.ya?ml$/.test(name),
    read: (text) => valuesOf(SERVER_IN_YAML.exec(text)?.[1] ?? '', /^[ \t]+(?:port|address):[ \t]*(\S+)/gm),
  },
  {
    // https://docs.haproxy.org/3.2/configuration.html#4.2-bind
    isIn: ({ text }) => /^[ \t]*(?:frontend|listen)[ \t]/m.test(text) && /^[ \t]*bind[ \t]/m.test(text),
    read: (text) => valuesOf(text, /^[ \t]*bind[ \t]+([^\s,]+)/gm),
  },
  {
    // https://httpd.apache.org/docs/2.4/bind.html
    isIn: ({ name, text }) => /\.conf$/.test(name) && /^Listen[ \t]/m.test(text),
    read: (text) => valuesOf(text, /^Listen[ \t]+(\S+)/gm),
  },
  {
    // https://www.php.net/manual/en/install.fpm.configuration.php
    isIn: ({ name, text }) =>
      /\.conf$/.test(name) && /^[ \t]*\[\w+\]/m.test(text) && /^[ \t]*listen[ \t]*=/m.test(text),
    read: (text) => valuesOf(text, /^[ \t]*listen[ \t]*=[ \t]*(\S+)/gm),
  },
  {
    // https://caddyserver.com/docs/caddyfile/concepts#addresses
    isIn: ({ name }) => name === 'Caddyfile',
    read: (text) => valuesOf(text, /^(:\d+)[ \t]*\{/gm),
  },
  {
    // https://www.mongodb.com/docs/manual/reference/configuration-options/#net-options
    isIn: ({ name, text }) => /mongo\w*\.(conf|ya?ml)$/.test(name) && /^net:/m.test(text),
    read: (text) => mongoListeners(NET_IN_YAML.exec(text)?.[1] ?? ''),
  },
  {
    // https://www.rabbitmq.com/docs/networking#interfaces
    isIn: ({ name }) => name === 'rabbitmq.conf',
    read: (text) => valuesOf(text, /^[ \t]*listeners\.tcp\.\w+[ \t]*=[ \t]*(\S+)/gm),
  },
  {
    // https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/networking-settings
    isIn: ({ name }) => /^(elasticsearch|opensearch)\.ya?ml$/.test(name),
    read: (text) => valuesOf(text, /^(?:network\.host|http\.host|http\.port):[ \t]*["']?([^\s"',[\]]+)/gm),
  },
  {
    // https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/listener/v3/listener.proto, without its port for operators.
    isIn: ({ text }) => text.includes('socket_address') && /^[ \t]*listeners:/m.test(text),
    read: (text) => envoyListeners(text),
  },
  {
    // https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/
    isIn: ({ text }) => /^entryPoints:/m.test(text),
    read: (text) =>
      [
        ...(ENTRY_POINTS.exec(text)?.[1] ?? '').matchAll(
          /^[ \t]+([\w-]+):[ \t]*\n[ \t]+address:[ \t]*["']?([^\s"']+)/gm,
        ),
      ].flatMap(([, name = '', address = '']) => entryPoint(name, address) ?? []),
  },
  {
    // https://developer.hashicorp.com/vault/docs/configuration/listener/tcp#address
    isIn: ({ name, text }) => /\.hcl$/.test(name) && /^listener[ \t]/m.test(text),
    read: (text) => valuesOf(text, /^[ \t]*address[ \t]*=[ \t]*"([^"\s]+)"/gm),
  },
];

/** Where a file tells its server to listen, if it is of a kind that is known. */
export function listeningInFile(file: ConfigurationFile): readonly ListeningAddress[] {
  return FORMATS.find((format) => format.isIn(file))?.read(file.text) ?? [];
}

function valuesOf(text: string, pattern: RegExp): ListeningAddress[] {
  return [...text.matchAll(pattern)].flatMap(([, value = '']) => listeningAddress(value) ?? []);
}

/** What Redis is bound to; one address that is not of the loopback network makes up for the others. */
function bound(text: string): ListeningAddress[] {
  return [...text.matchAll(/^[ \t]*bind[ \t]+(\S.*)$/gm)].flatMap(([, list = '']) => {
    // A minus stands before an address that Redis may do without.
    const addresses = list
      .trim()
      .split(/\s+/)
      .map((each) => each.replace(/^-/, ''));
    return addresses.every(isLoopbackHost) ? (listeningAddress(addresses[0] ?? '') ?? []) : [];
  });
}

/** The addresses of Envoy's listeners: those between the word and the clusters, which are what it connects to. */
function envoyListeners(text: string): ListeningAddress[] {
  const [listeners = ''] = /^[ \t]*listeners:[\s\S]*?(?=^[ \t]*clusters:|(?![\s\S]))/m.exec(text) ?? [];
  return [
    ...listeners.matchAll(
      /socket_address["']?:[\s{]*["']?address["']?:[ \t]*["']?([^\s"',]+)["']?[\s,]+["']?port_value["']?:[ \t]*(\d+)/g,
    ),
  ].flatMap(
    ([, address = '', port = '']) =>
      listeningAddress(`${address.includes(':') ? `[${address}]` : address}:${port}`) ?? [],
  );
}

/** Addresses in a list; one that is not of the loopback network makes up for the others. */
function mongoListeners(net: string): ListeningAddress[] {
  const [, list = ''] = /^[ \t]+bindIp:[ \t]*["']?([^\s"'#]+)/m.exec(net) ?? [];
  const addresses = list.split(',').filter((each) => each !== '');
  const [, port] = /^[ \t]+port:[ \t]*(\d+)/m.exec(net) ?? [];
  return [addresses.every(isLoopbackHost) ? addresses[0] : undefined, port].flatMap((each) =>
    each === undefined ? [] : (listeningAddress(each) ?? []),
  );
}

/** The groups of an option file that the server reads; those of clients hold what they connect to. */
function serverPart(text: string): string {
  return text
    .split(/^(?=[ \t]*\[)/m)
    .filter((group) => /^[ \t]*\[(mysqld|mariadbd?|server)/.test(group))
    .join('');
}
