import { told } from '../../guesses/settings/connections';
import { listeningPlacesOf } from '../../guesses/settings/listening';
import { type NamedHost, namedHostsIn } from '../../guesses/settings/named-hosts';
import { isOfInjectedProxy } from '../../kinds/programs/injected-proxies';
import type { Cluster } from '../../model/cluster/cluster';
import { servicesOfPrefix } from '../../model/traffic/service-variables';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { isLoopbackHost } from '../../values/loopback';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';

const CACHE = manifests(
  webDeployment({ name: 'cache', labels: 'app: cache' }),
  webService({ name: 'cache', selector: 'app: cache', ports: [servicePort({ port: 6379 })] }),
);

/** A server that a variable tells where its cache is. */
const api = (variable: string, value: string, { annotations = '', sidecar = '' } = {}) => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: client
  namespace: shop
spec:
  selector:
    matchLabels:
      app: client
  template:
    metadata:
      labels:
        app: client${annotations}
    spec:
      containers:${sidecar}
        - name: client
          image: client:1.4
          ports:
            - containerPort: 3000
          env:
            - name: ${variable}
              value: ${value}`;

const LOCAL = 'redis://localhost:6379/0';

const WITH_SIDECAR = api('WEB_URL', LOCAL, { sidecar: '\n        - name: cache\n          image: redis:8' });

const WITH_LISTENER = api('WEB_URL', LOCAL, {
  sidecar: `
        - name: cache
          image: cache:1.4
          env:
            - name: CACHE_ADMIN_LISTEN
              value: 127.0.0.1:6379 http2 ssl, 127.0.0.1:6380
          ports:
            - containerPort: 6390`,
});

const INJECTED = api('WEB_URL', LOCAL, {
  annotations: '\n      annotations:\n        sidecar.example.com/inject: "true"',
});

const OF_BROWSERS = api('ALLOWED_ORIGINS', 'http://localhost:6379/0');

export const unreachableLocalhost: Rule<NamedHost> = {
  id: 'unreachable-localhost',
  // The program may start a server of its own, of which the manifest says nothing.
  severity: 'warning',
  because: 'In a pod, localhost is the pod itself, where nobody listens on that port: the connection is refused.',
  about: 'Clients and names',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  avoidedBy: 'ClusterIpService',
  bad: manifests(CACHE, api('WEB_URL', LOCAL)),
  says: 'Deployment shop/client spec.template.spec.containers[0].env[0].value: found "localhost" and port 6379, on which no container of Deployment shop/client listens, expected "cache", the Service that has the port; name it',
  good: manifests(CACHE, api('WEB_URL', 'redis://cache:6379/0')),
  more: [
    {
      bad: manifests(CACHE, api('CACHE_HOSTNAME', 'localhost')),
      says: 'Deployment shop/client spec.template.spec.containers[0].env[0].value: found "localhost", while no container of Deployment shop/client listens on 6379, expected "cache", the Service that goes by the name of the setting; name it',
      good: manifests(CACHE, api('CACHE_HOSTNAME', 'cache')),
    },
  ],
  silent: [
    { when: 'another container of the pod may listen there', manifests: manifests(CACHE, WITH_SIDECAR) },
    { when: 'a variable has another container of the pod listen there', manifests: manifests(CACHE, WITH_LISTENER) },
    { when: 'a container is put into the pod that may', manifests: manifests(CACHE, INJECTED) },
    { when: 'browsers are told, which run elsewhere', manifests: manifests(CACHE, OF_BROWSERS) },
  ],
  on: (cluster) => namedHostsIn(cluster).filter((host) => isLocal(host) || isCalledAfterOther(host)),
  *check(host, cluster) {
    const { mention, object } = host;
    const pods = told(host, cluster);
    const [first] = pods;
    if (mention.port === undefined) {
      yield* ofNamesake(host, pods, cluster);
      return;
    }
    const { port } = mention;
    if (first === undefined || pods.some((each) => mayListen(each, port, cluster))) {
      return;
    }
    const [service] = servicesWith(port, object.namespace, cluster).filter(
      (each) => !pods.some((pod) => cluster.selectedBy(each).includes(pod)),
    );
    if (service !== undefined) {
      yield fault(
        mention.field,
        `${quoted(mention.host)} and port ${port}, on which no container of ${first.object.title} listens`,
        `${quoted(service.name)}, the Service that has the port`,
        'name it',
      );
    }
  },
};

/** Settings that are about browsers: where pages may come from, and where they lead. */
const FOR_BROWSERS = /origin|cors|redirect|callback|public|frontend|client|allowed/i;

const HOST_OF = /^(\w+)_(?:HOST|HOSTNAME)$/;

/** Whether a variable without a port beside it is called after the server that it is for: `RABBITMQ_HOST`. */
function isCalledAfterOther(named: NamedHost): boolean {
  const { host, port, isSure } = named.mention;
  return isLoopbackHost(host) && port === undefined && isSure && HOST_OF.test(settingOf(named));
}

/** A host that is the pod itself, in a variable that is called after a Service of other pods. */
function* ofNamesake(host: NamedHost, pods: readonly Workload[], cluster: Cluster): Iterable<Fault> {
  const { mention, object } = host;
  const [only, another] = pods;
  const [, prefix = ''] = HOST_OF.exec(settingOf(host)) ?? [];
  const service = servicesOfPrefix(cluster, object.namespace, prefix).find(
    (each) => only !== undefined && cluster.selectedBy(each).length > 0 && !cluster.selectedBy(each).includes(only),
  );
  const port = service?.ports[0]?.number;
  if (only !== undefined && another === undefined && service !== undefined && port !== undefined) {
    if (service.ports.every(({ number = 0 }) => !mayListen(only, number, cluster))) {
      yield fault(
        mention.field,
        `${quoted(mention.host)}, while no container of ${only.object.title} listens on ${port}`,
        `${quoted(service.name)}, the Service that goes by the name of the setting`,
        'name it',
      );
    }
  }
}

function isLocal(named: NamedHost): boolean {
  const { host, port, isSure, isImplied } = named.mention;
  return isLoopbackHost(host) && port !== undefined && isSure && !isImplied && !FOR_BROWSERS.test(settingOf(named));
}

/** The name of a setting: that of a variable, or the key of an entry. */
function settingOf({ object, mention: { field } }: NamedHost): string {
  const { key, steps } = field;
  return key === 'value' ? (object.root.find(...steps.slice(0, -1), 'name').text ?? '') : String(key);
}

/** Whether something in a pod listens on a port, or may: what no manifest says of other containers is not known. */
function mayListen(workload: Workload, port: number, cluster: Cluster): boolean {
  const { pod } = workload;
  const annotations = pod.field.find('metadata', 'annotations').texts;
  const places = pod.serving.flatMap((container) => listeningPlacesOf(cluster).get(container));
  return (
    pod.spec.get('hostNetwork').flag === true ||
    (pod.serving.length > 1 && pod.serving.some(({ ports }) => ports.length === 0)) ||
    pod.ports.some(({ number }) => number === port) ||
    pod.serving.some(({ probedPorts }) => probedPorts.includes(port)) ||
    places.some((place) => place.port === port) ||
    isOfInjectedProxy(port, annotations) ||
    [...annotations.keys()].some((key) => key.includes('inject'))
  );
}

/** The Services of a namespace that have a port and pods. */
function servicesWith(port: number, namespace: string, cluster: Cluster): readonly Service[] {
  return cluster.services
    .in(namespace)
    .filter((service) => service.portsNumbered(port).length > 0 && cluster.selectedBy(service).length > 0);
}
