import { type ListeningPlace, listeningPlacesIn, listeningPlacesOf } from '../../guesses/settings/listening';
import { isLoopback } from '../../guesses/settings/listening-address';
import { type UntoldPlace, untoldPlacesIn } from '../../guesses/settings/listening-by-default';
import type { Cluster } from '../../model/cluster/cluster';
import { podPortOf } from '../../model/traffic/endpoints';
import { reachedBy } from '../../model/traffic/probed';
import type { Container, ContainerPort } from '../../model/views/container';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_SERVICE } from '../examples/parts';
import { podWithService } from '../examples/pod-parts';
import { webDeployment } from '../examples/workload-parts';

const withArgument = (host: string) =>
  manifests(webDeployment({ image: 'web:1.4', container: `args:\n  - --host=${host}` }), WEB_SERVICE);

const OWN_POD = podWithService(
  'db',
  'port: 5432',
  'name: main, image: db:1, ports: [{containerPort: 5432}], readinessProbe: {exec: {command: [pg_isready, --host=127.0.0.1]}}',
);

const BEHIND_PROXY = podWithService(
  'web',
  'port: 443, targetPort: 8443',
  'name: main, image: web:1, args: [--listen-address=127.0.0.1:8080]',
  'name: proxy, image: proxy:1, args: [--upstream=http://127.0.0.1:8080], ports: [{containerPort: 8443}]',
);

/** A server that reads a file in a folder. */
const withFile = (image: string, folder: string, file: string) =>
  manifests(
    `${webDeployment({
      pod: 'volumes:\n  - name: conf\n    configMap:\n      name: web',
      image,
      probe: 'tcpSocket:\n  port: http',
    })}
          volumeMounts:
            - name: conf
              mountPath: ${folder}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: shop
data:
  ${file}`,
    WEB_SERVICE,
  );

const nginx = (...listen: readonly string[]) =>
  withFile(
    'nginx:1.29',
    '/etc/nginx/conf.d',
    `default.conf: |
    server {
${listen.map((each) => `      listen ${each};`).join('\n')}
    }`,
  );

const grafana = (address: string) =>
  withFile(
    'grafana/grafana:12.3.0',
    '/etc/grafana',
    `grafana.ini: |
    [server]
    http_addr = ${address}
    http_port = 8080`,
  );

const postgres = (addresses: string) =>
  manifests(
    webDeployment({ image: 'postgres:18', container: `args:\n  - -c\n  - listen_addresses=${addresses}` }),
    WEB_SERVICE,
  );

/** A container by its command, which takes the place of the one of its image. */
const commanded = (command: string, { image = 'web:1.4', more = '' } = {}) =>
  manifests(webDeployment({ image, container: `command: ${command}${more}` }), WEB_SERVICE);

const UVICORN = '[uvicorn, app:app, --port=8080]';

const mongo = (...flags: readonly string[]) =>
  podWithService(
    'db',
    'port: 27017',
    `name: main, image: mongo:8.0, command: [${['mongod', '--replSet', 'rs0', ...flags].join(', ')}], ports: [{containerPort: 27017}], readinessProbe: {exec: {command: [mongosh, --norc]}}`,
  );

const OLD_MONGO = podWithService(
  'db',
  'port: 27017',
  'name: main, image: mongo:3.4, command: [mongod, --replSet, rs0], ports: [{containerPort: 27017}], readinessProbe: {exec: {command: [mongo, --norc]}}',
);

const ENTRY_POINT = podWithService(
  'db',
  'port: 27017',
  'name: main, image: mongo:8.0, args: [mongod, --replSet, rs0], ports: [{containerPort: 27017}], readinessProbe: {exec: {command: [mongosh, --norc]}}',
);

const UVICORN_BEHIND_PROXY = podWithService(
  'web',
  'port: 443, targetPort: 8443',
  'name: main, image: web:1, command: [uvicorn, app:app]',
  'name: proxy, image: proxy:1, args: [--upstream=http://127.0.0.1:8000], ports: [{containerPort: 8443}]',
);

export const unreachableLoopback: Rule<ListeningPlace | UntoldPlace> = {
  id: 'unreachable-loopback',
  // What an argument means is up to the application.
  severity: 'warning',
  because: 'On the loopback address an application takes connections from its own pod only; all others are refused.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  avoidedBy: { nothing: 'where an application listens is said in arguments of its own, which no construct can read' },
  bad: withArgument('127.0.0.1'),
  says: 'Deployment shop/web spec.template.spec.containers[0].args[0]: found the loopback address 127.0.0.1, expected one that Service shop/web can reach, 0.0.0.0 or [::]; listen on all addresses of the pod',
  good: withArgument('0.0.0.0'),
  more: [
    {
      bad: nginx('127.0.0.1:8080'),
      says: 'ConfigMap shop/web data["default.conf"]: found the loopback address 127.0.0.1, expected one that Service shop/web can reach, 0.0.0.0 or [::]; listen on all addresses of the pod',
      good: nginx('8080'),
    },
    {
      bad: postgres('localhost'),
      says: 'Deployment shop/web spec.template.spec.containers[0].args[1]: found the loopback address localhost, expected one that Service shop/web can reach, 0.0.0.0 or [::]; listen on all addresses of the pod',
      good: postgres('*'),
    },
    {
      bad: grafana('127.0.0.1'),
      says: 'ConfigMap shop/web data["grafana.ini"]: found the loopback address 127.0.0.1, expected one that Service shop/web can reach, 0.0.0.0 or [::]; listen on all addresses of the pod',
      good: grafana('0.0.0.0'),
    },
    {
      bad: mongo(),
      says: 'Pod default/db spec.containers[0].command[0]: found "mongod" without --bind_ip_all, which listens on the loopback address then, expected an address that Service default/db can reach; add --bind_ip_all',
      good: mongo('--bind_ip_all'),
    },
    {
      bad: commanded(UVICORN),
      says: 'Deployment shop/web spec.template.spec.containers[0].command[0]: found "uvicorn" without --host, which listens on the loopback address then, unless its image sets UVICORN_HOST, expected an address that Service shop/web can reach; add --host=0.0.0.0',
      good: commanded('[uvicorn, app:app, --host=0.0.0.0, --port=8080]'),
    },
    {
      bad: commanded('[php, -S, "localhost:8080"]'),
      says: 'Deployment shop/web spec.template.spec.containers[0].command[2]: found the loopback address localhost, expected one that Service shop/web can reach, 0.0.0.0 or [::]; listen on all addresses of the pod',
      good: commanded('[php, -S, "0.0.0.0:8080"]'),
    },
  ],
  silent: [
    {
      when: 'a server listens on the loopback address for its own pod besides',
      manifests: nginx('8080', '127.0.0.1:8081'),
    },
    { when: 'a command asks its own pod', manifests: OWN_POD },
    { when: 'the application is for a proxy in its pod, which takes the traffic', manifests: BEHIND_PROXY },
    { when: 'a server that is not told where to listen is for a proxy in its pod', manifests: UVICORN_BEHIND_PROXY },
    {
      when: 'a variable tells it',
      manifests: commanded(UVICORN, { more: '\nenv:\n  - name: UVICORN_HOST\n    value: 0.0.0.0' }),
    },
    { when: 'the entry point of the image adds the flag', manifests: ENTRY_POINT },
    { when: 'the release is so old that it listened on all addresses', manifests: OLD_MONGO },
    { when: 'a script may do more', manifests: commanded('[sh, -c, "uvicorn app:app --port=8080 $OPTIONS"]') },
  ],
  on: (cluster) => [...listeningPlacesIn(cluster).filter(isLoopback), ...untoldPlacesIn(cluster)],
  *check(place, cluster) {
    const service = isReachableToo(place, cluster)
      ? undefined
      : servedBy(place.container, place.port, place.workload, cluster);
    if (service !== undefined && !isAnswering(place, service, cluster)) {
      yield 'server' in place ? untold(place, service) : told(place, service);
    }
  },
};

function told({ field, address }: ListeningPlace, { object }: Service): Fault {
  return fault(
    field,
    `the loopback address ${address}`,
    `one that ${object.title} can reach, 0.0.0.0 or [::]`,
    'listen on all addresses of the pod',
  );
}

function untold({ field, server }: UntoldPlace, { object }: Service): Fault {
  const { words, cure, variable } = server;
  const unless = variable === undefined ? '' : `, unless its image sets ${variable}`;
  return fault(
    field,
    `${quoted(words.join(' '))} without ${cure.replace(/=.*/, '')}, which listens on the loopback address then${unless}`,
    `an address that ${object.title} can reach`,
    `add ${cure}`,
  );
}

/** Whether the container is told to listen on that port at another address as well. */
function isReachableToo(place: ListeningPlace | UntoldPlace, cluster: Cluster): boolean {
  const { container, port } = place;
  // Where no address is said, a port of its command is its own.
  const isSaid = !('server' in place);
  return listeningPlacesOf(cluster)
    .get(container)
    .some(
      (other) =>
        other.port === port && port !== undefined && !isLoopback(other) && (isSaid || other.address !== undefined),
    );
}

/** Whether a cluster shows that the pods answer at their own addresses, whatever they are told. */
function isAnswering({ workload, port }: ListeningPlace, service: Service, cluster: Cluster): boolean {
  return reachedBy(cluster, service).some(
    (each) => each.workload === workload && each.isProbed && (port === undefined || port === each.number),
  );
}

/** The Service that sends connections to the port, or to the only port of the container where none is written. */
function servedBy(
  { ports }: Container,
  number: number | undefined,
  workload: Workload,
  cluster: Cluster,
): Service | undefined {
  const meant = ports.filter((port) => (number === undefined ? ports.length === 1 : port.number === number));
  return cluster.servicesOf(workload).find((service) => meant.some((port) => leadsTo(service, port, workload)));
}

function leadsTo({ ports }: Service, to: ContainerPort, workload: Workload): boolean {
  return ports.some((port) => {
    const target = podPortOf(port, workload);
    return target.is === 'declared' && target.port === to;
  });
}
