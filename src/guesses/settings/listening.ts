import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { filesOf, settingsFor } from '../../model/traffic/configuration-files';
import type { Container } from '../../model/views/container';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { entryPoint, type ListeningAddress, listenedAt, listeningAddress } from './listening-address';
import { listeningInFile } from './listening-in-files';

/** A place where a container is told where to listen, in the object that tells it. */
export interface ListeningPlace extends ListeningAddress {
  readonly object: KubeObject;
  readonly field: Field;
  readonly workload: Workload;
  readonly container: Container;
  /** Whether it is about what the container is for, and not about a port beside that, such as one for metrics. */
  readonly isMain: boolean;
}

/** What a setting says, before it is known whose it is. */
type Told = Pick<ListeningPlace, 'field' | 'address' | 'port' | 'name' | 'isMain'>;

const LISTEN_FLAG =
  /^--?(?:([a-z]+)[-_.])?(?:host|bind|bind[-_.]?(?:address|addr|host|ip)|listen|listen[-_.]?(?:address|addr|host)|address|addr)$/i;
const PORT_FLAG = /^--?(?:(?:https?|server|web|listen|api)[-_.])?port$/i;
const ENTRY_POINT_FLAG = /^--entrypoints\.([\w-]+)\.address$/i;
const MAIN_PREFIX = /^(web|https?|server|api|bind|listen)$/i;
/** The flags of servers that are known by the word before them. */
const SHORT_FLAGS: readonly (readonly [server: RegExp, address: string, port: string | undefined])[] = [
  // https://docs.gunicorn.org/en/stable/settings.html#bind
  [/(^|\/)gunicorn$/, '-b', undefined],
  // https://guides.rubyonrails.org/command_line.html#bin-rails-server
  [/(^|\/)rails$/, '-b', '-p'],
  // https://nextjs.org/docs/app/api-reference/cli/next
  [/(^|\/)next$/, '-H', '-p'],
  // https://uwsgi-docs.readthedocs.io/en/latest/Options.html#http
  [/(^|\/)uwsgi$/, '--http', '--http-socket'],
  // https://www.php.net/manual/en/features.commandline.webserver.php
  [/(^|\/)php$/, '-S', undefined],
];

/** Found in what names one of them, and at once. */
const MAY_HAVE_SHORT_FLAGS = /gunicorn|rails|next|uwsgi|php/;

/** What PostgreSQL takes after `-c`. */
const SETTING = /^(listen_addresses|port)=(.+)$/;

const HOST_FLAG = /^--?(?:h|host|hostname)$/i;

const FLAG_WITH_VALUE = /^(--?[a-z][\w.-]*)=(.*)$/is;
const FLAG_ALONE = /^--?[a-z][\w.-]*$/i;
const IN_BACKGROUND = /[^&>]&(?:\s|$)/;
const FLAG_IN_SCRIPT = /(?:^|\s)(--?[a-z][\w.-]*)(?:=|\s+)["']?([^\s"']+)/gi;

/** Those with a dot are settings of Elasticsearch, whose image takes them from variables. */
const LISTEN_KEY =
  /^(HOST|BIND|LISTEN|SERVER_ADDRESS|UVICORN_HOST|FLASK_RUN_HOST|GRADIO_SERVER_NAME|QUARKUS_HTTP_HOST|MICRONAUT_SERVER_HOST|GF_SERVER_HTTP_ADDR|KC_HTTP_HOST|STREAMLIT_SERVER_ADDRESS|(network|http)\.host)$|(^|_)(BIND|LISTEN)_?(ADDR|ADDRESS|HOST)$/;

/**
 * Variables of which servers say that they hold the port to listen on: that of most platforms, of Spring Boot, ASP.NET,
 * uvicorn, Flask, Gradio, Nitro, Quarkus, Micronaut, Grafana, Keycloak, Streamlit and n8n, and two that many programs took over.
 *
 * @see https://docs.spring.io/spring-boot/appendix/application-properties/
 * @see https://quarkus.io/guides/all-config#quarkus-vertx-http_quarkus-http-port
 * @see https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#override-configuration-with-environment-variables
 * @see https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints
 */
const PORT_KEY =
  /^(PORT|SERVER_PORT|LISTEN_PORT|UVICORN_PORT|FLASK_RUN_PORT|GRADIO_SERVER_PORT|NITRO_PORT|HTTP_PORT|APP_PORT|ASPNETCORE_HTTPS?_PORTS|QUARKUS_HTTP_PORT|MICRONAUT_SERVER_PORT|GF_SERVER_HTTP_PORT|KC_HTTP_PORT|STREAMLIT_SERVER_PORT|N8N_PORT)$/;

/** Variables with a list of URLs, one for each listener, as Kafka and ASP.NET have them. */
const URLS_KEY = /^(ASPNETCORE_URLS|Kestrel__Endpoints__\w+__Url|KAFKA(_CFG)?_LISTENERS)$/;

/**
 * Variables with a list of what nginx takes after `listen`, each for something else that one program serves: `KONG_ADMIN_LISTEN`.
 *
 * @see https://developer.konghq.com/gateway/configuration/#admin-listen
 */
const LISTEN_LIST_KEY = /_LISTEN$/;

/** Found in all of these names, and at once. */
const SAYS_WHERE = /PORT|URLS|LISTEN|BIND|HOST|SERVER|HTTP_ADDR|\.host$|__Url$/;

/** All places in which containers that serve are told where to listen. */
export const listeningPlacesIn = once((cluster: Cluster): readonly ListeningPlace[] =>
  cluster.workloads.all.flatMap((workload) =>
    workload.pod.serving.flatMap((container) => listeningPlaces(cluster, workload, container)),
  ),
);

const NOWHERE: readonly ListeningPlace[] = [];

/** The same, by container. */
export const listeningPlacesOf = once((cluster: Cluster): Multimap<Container, ListeningPlace> => {
  const places = new Multimap<Container, ListeningPlace>();
  for (const place of listeningPlacesIn(cluster)) {
    places.add(place.container, place);
  }
  return places;
});

function listeningPlaces(cluster: Cluster, workload: Workload, container: Container): readonly ListeningPlace[] {
  const { object } = workload;
  const own = [...toldByCommand(container), ...toldByVariables(container.environment)];
  const files = filesOf(cluster, workload, container);
  const settings = settingsFor(cluster, workload, container);
  if (own.length === 0 && files.length === 0 && settings.length === 0) {
    return NOWHERE;
  }
  return [
    ...own.map((told) => ({ ...told, object, workload, container })),
    ...settings
      .filter(({ name }) => !container.environment.has(name))
      .flatMap((entry) =>
        toldByVariables(new Map([[entry.name, entry.field]])).map((told) => ({
          ...told,
          object: entry.object,
          workload,
          container,
        })),
      ),
    ...files.flatMap((file) =>
      listeningInFile(file).map((told) => ({
        ...told,
        isMain: told.name === undefined,
        field: file.field,
        object: file.object,
        workload,
        container,
      })),
    ),
  ];
}

function toldByCommand({ words }: Container): Told[] {
  if (words.length === 0) {
    return [];
  }
  const flags = flagsIn(words);
  // Who is told of another host connects to it, and the port is that of the other.
  const isClient = flags.some(({ flag, value }) => HOST_FLAG.test(flag) && listeningAddress(value) === undefined);
  return [
    ...toldByShortFlags(words),
    ...flags.flatMap(({ field, flag, value }) => {
      const [isEntryPoint, name = ''] = ENTRY_POINT_FLAG.exec(flag) ?? [];
      const point = isEntryPoint === undefined ? undefined : entryPoint(name, value);
      if (point !== undefined) {
        return [{ field, ...point, isMain: false }];
      }
      const [, setting, set = ''] = flag === '-c' ? (SETTING.exec(value) ?? []) : [];
      if (setting !== undefined) {
        return listenedAt(set.replace(/^(['"])(.*)\1$/, '$2')).map((address) => ({ field, ...address, isMain: true }));
      }
      const [isListening, prefix] = LISTEN_FLAG.exec(flag) ?? [];
      const isPort = PORT_FLAG.test(flag) && !isClient;
      const address =
        isListening !== undefined || (isPort && /^\d+$/.test(value)) ? listeningAddress(value) : undefined;
      return address === undefined
        ? []
        : [{ field, ...address, isMain: isPort || prefix === undefined || MAIN_PREFIX.test(prefix) }];
    }),
  ];
}

/** `gunicorn -b 0.0.0.0:8000`, be it in words of their own or in a script. */
function toldByShortFlags(words: readonly Field[]): Told[] {
  if (!words.some(({ text }) => MAY_HAVE_SHORT_FLAGS.test(text ?? ''))) {
    return [];
  }
  const parts = words.flatMap((field) => (field.text ?? '').split(/\s+/).map((text) => ({ field, text })));
  const [known] = SHORT_FLAGS.filter(([server]) => parts.some(({ text }) => server.test(text)));
  return known === undefined
    ? []
    : parts.flatMap(({ text, field }, i) => {
        const before = parts[i - 1]?.text;
        const isAsked = before !== undefined && (before === known[1] || before === known[2]);
        const address = isAsked ? listeningAddress(text) : undefined;
        return address === undefined ? [] : [{ field, ...address, isMain: true }];
      });
}

function toldByVariables(environment: ReadonlyMap<string, Field>): Told[] {
  const told: Told[] = [];
  for (const [name, field] of environment) {
    const text = SAYS_WHERE.test(name) || field.text?.includes(PROPERTY) ? (field.text ?? '') : '';
    if (text === '') {
      continue;
    }
    const port = text.includes(PROPERTY) ? propertyIn(text) : undefined;
    if (port !== undefined) {
      told.push({ field, address: undefined, port, isMain: true });
    } else if (URLS_KEY.test(name) || PORT_KEY.test(name)) {
      told.push(...listenedAt(text).map((address) => ({ field, ...address, isMain: true })));
    } else if (LISTEN_LIST_KEY.test(name)) {
      told.push(...listenedAt(text).map((address) => ({ field, ...address, isMain: false })));
    } else if (LISTEN_KEY.test(name)) {
      const address = listeningAddress(text);
      told.push(...(address === undefined ? [] : [{ field, ...address, isMain: true }]));
    }
  }
  return told;
}

/** How Java programs of Spring Boot are told their port by those who start them. */
const PROPERTY = '-Dserver.port=';

function propertyIn(text: string): number | undefined {
  return listeningAddress(/-Dserver\.port=(\d{1,5})(?=[\s"']|$)/.exec(text)?.[1] ?? '')?.port;
}

interface Flag {
  readonly field: Field;
  readonly flag: string;
  readonly value: string;
}

/** The flags of a command with their values; those in a script, too. */
function flagsIn(words: readonly Field[]): Flag[] {
  return words.flatMap((field, i): Flag[] => {
    const text = field.text ?? '';
    if (!text.includes('-') && !words[i - 1]?.text?.startsWith('-')) {
      return [];
    }
    if (/\s/.test(text)) {
      // A script that puts a server into the background starts several.
      return text.includes('-') && !IN_BACKGROUND.test(text)
        ? [...text.matchAll(FLAG_IN_SCRIPT)].map(([, flag = '', value = '']) => ({ field, flag, value }))
        : [];
    }
    const [, flag, value] = FLAG_WITH_VALUE.exec(text) ?? [];
    if (flag !== undefined && value !== undefined) {
      return [{ field, flag, value }];
    }
    const before = words[i - 1]?.text ?? '';
    return FLAG_ALONE.test(before) && !text.startsWith('-') ? [{ field, flag: before, value: text }] : [];
  });
}
