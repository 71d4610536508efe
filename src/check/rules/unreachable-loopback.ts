import { type ListeningPlace, listeningPlacesIn, listeningPlacesOf } from '../../guesses/settings/listening';
import { isLoopback } from '../../guesses/settings/listening-address';
import type { Cluster } from '../../model/cluster/cluster';
import { podPortOf } from '../../model/traffic/endpoints';
import { reachedBy } from '../../model/traffic/probed';
import type { Container, ContainerPort } from '../../model/views/container';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';

const deployment = (host: string) =>
  WEB_DEPLOYMENT.replace('image: nginx:1.29', `image: web:1.4\n          args:\n            - --host=${host}`);

const OWN_POD = `
apiVersion: v1
kind: Pod
metadata:
  name: db
  labels:
    app: db
spec:
  containers:
    - {name: main, image: db:1, ports: [{containerPort: 5432}], readinessProbe: {exec: {command: [pg_isready, --host=127.0.0.1]}}}
---
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  selector:
    app: db
  ports:
    - {port: 5432}`;

const BEHIND_PROXY = `
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - {name: main, image: web:1, args: [--listen-address=127.0.0.1:8080]}
    - {name: proxy, image: proxy:1, args: [--upstream=http://127.0.0.1:8080], ports: [{containerPort: 8443}]}
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - {port: 443, targetPort: 8443}`;

const CONFIGURED = (address: string) => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      volumes:
        - name: conf
          configMap:
            name: web
      containers:
        - name: web
          image: nginx:1.29
          ports:
            - name: http
              containerPort: 8080
          readinessProbe:
            tcpSocket:
              port: http
          volumeMounts:
            - name: conf
              mountPath: /etc/nginx/conf.d
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: shop
data:
  default.conf: |
    server {
      listen ${address}8080;
    }`;

const STATUS_BESIDE = CONFIGURED('').replace('listen 8080;', 'listen 8080;\n      listen 127.0.0.1:8081;');

const settled = (address: string) =>
  manifests(
    WEB_DEPLOYMENT.replace(
      'image: nginx:1.29',
      `image: postgres:18\n          args:\n            - -c\n            - listen_addresses=${address}`,
    ),
    WEB_SERVICE,
  );

const grafana = (address: string) =>
  manifests(
    CONFIGURED('')
      .replace('nginx:1.29', 'grafana/grafana:12.3.0')
      .replace('/etc/nginx/conf.d', '/etc/grafana')
      .replace(
        'default.conf: |\n    server {\n      listen 8080;\n    }',
        `grafana.ini: |\n    [server]\n    http_addr = ${address}\n    http_port = 8080`,
      ),
    WEB_SERVICE,
  );

export const unreachableLoopback: Rule<ListeningPlace> = {
  id: 'unreachable-loopback',
  // What an argument means is up to the application.
  severity: 'warning',
  because: 'On the loopback address an application takes connections from its own pod only; all others are refused.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  avoidedBy: { nothing: 'where an application listens is said in arguments of its own, which no construct can read' },
  bad: manifests(deployment('127.0.0.1'), WEB_SERVICE),
  says: 'Deployment shop/web spec.template.spec.containers[0].args[0]: found the loopback address 127.0.0.1, expected one that Service shop/web can reach, 0.0.0.0 or [::]; listen on all addresses of the pod',
  good: manifests(deployment('0.0.0.0'), WEB_SERVICE),
  more: [
    {
      bad: manifests(CONFIGURED('127.0.0.1:'), WEB_SERVICE),
      says: 'ConfigMap shop/web data["default.conf"]: found the loopback address 127.0.0.1, expected one that Service shop/web can reach, 0.0.0.0 or [::]; listen on all addresses of the pod',
      good: manifests(CONFIGURED(''), WEB_SERVICE),
    },
    {
      bad: settled('localhost'),
      says: 'Deployment shop/web spec.template.spec.containers[0].args[1]: found the loopback address localhost, expected one that Service shop/web can reach, 0.0.0.0 or [::]; listen on all addresses of the pod',
      good: settled('*'),
    },
    {
      bad: grafana('127.0.0.1'),
      says: 'ConfigMap shop/web data["grafana.ini"]: found the loopback address 127.0.0.1, expected one that Service shop/web can reach, 0.0.0.0 or [::]; listen on all addresses of the pod',
      good: grafana('0.0.0.0'),
    },
  ],
  silent: [
    {
      when: 'a server listens on the loopback address for its own pod besides',
      manifests: manifests(STATUS_BESIDE, WEB_SERVICE),
    },
    { when: 'a command asks its own pod', manifests: OWN_POD },
    { when: 'the application is for a proxy in its pod, which takes the traffic', manifests: BEHIND_PROXY },
  ],
  on: (cluster) => listeningPlacesIn(cluster).filter(isLoopback),
  *check(place, cluster) {
    const service = isReachableToo(place, cluster)
      ? undefined
      : servedBy(place.container, place.port, place.workload, cluster);
    if (service !== undefined && !isAnswering(place, service, cluster)) {
      yield fault(
        place.field,
        `the loopback address ${place.address}`,
        `one that ${service.object.title} can reach, 0.0.0.0 or [::]`,
        'listen on all addresses of the pod',
      );
    }
  },
};

/** Whether the container is told to listen on that port at another address as well. */
function isReachableToo({ container, port }: ListeningPlace, cluster: Cluster): boolean {
  return listeningPlacesOf(cluster)
    .get(container)
    .some((other) => other.port === port && port !== undefined && !isLoopback(other));
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
