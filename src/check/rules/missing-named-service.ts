import { memberElsewhere } from '../../guesses/settings/member-elsewhere';
import { type NamedHost, namedHostsIn } from '../../guesses/settings/named-hosts';
import type { Rule } from '../engine/rule';
import { compactService, compactWorkload } from '../examples/compact-parts';
import { client, manifests, WEB } from '../examples/parts';
import { DATABASE } from '../examples/stateful-parts';
import { webDeployment } from '../examples/workload-parts';
import { askedByPods } from '../references/asked-host';
import { wrongHost } from '../references/wrong-host';

const variable = (name: string, value: string) => `${compactWorkload()}
---${compactService()}
---
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  clusterIP: None
  ports:
    - {port: 5432}
---
apiVersion: v1
kind: Pod
metadata:
  name: client
spec:
  containers:
    - {name: main, image: main:1, env: [{name: ${name}, value: "${value}"}]}`;

/** Pods of another namespace, with a host and no port. */
const HOST_OF_OTHERS = (host: string) =>
  webDeployment({
    name: 'client',
    namespace: 'store',
    labels: 'app: client',
    image: 'client:1.4',
    container: `env:\n  - name: WEB_HOST\n    value: ${host}`,
    ports: '',
    probe: '',
  });

const CLUSTERED = (query: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: cache}
spec:
  selector:
    matchLabels: {app: cache}
  template:
    metadata: {labels: {app: cache}}
    spec: {containers: [{name: main, image: main:1, args: ["-Djgroups.dns.query=${query}"], ports: [{name: jgroups, containerPort: 7800}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: cache-peers}
spec:
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
    app: cache
  ports:
    - {name: jgroups, port: 7800}`;

const POSTGRES = `
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: pg
  namespace: shop
spec:
  instances: 3
  storage:
    size: 1Gi`;

export const missingNamedService: Rule<NamedHost> = {
  id: 'missing-named-service',
  severity: 'error',
  because: 'No Service answers to the name, so every attempt to connect ends with "host not found".',
  about: 'Clients and names',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services',
  avoidedBy: {
    nothing:
      'dns, url and addUrlTo of a Service are never misspelt; whether the short name is enough, who uses dns has to know',
  },
  bad: manifests(WEB, client('http://wbe:80')),
  says: 'Deployment shop/client spec.template.spec.containers[0].env[0].value: found host "wbe", which no Service in namespace shop is called, expected "web"; correct the name',
  good: manifests(WEB, client('http://web:80')),
  more: [
    {
      bad: manifests(WEB, client('http://web:80', 'store')),
      says: 'Deployment store/client spec.template.spec.containers[0].env[0].value: found host "web", which no Service in namespace store is called, expected "web.shop"; name the namespace too, for a short name is looked up in the own one',
      doubt: 'that namespace may have a Service of the name too, in files that were not given',
      good: manifests(WEB, client('http://web.shop:80', 'store')),
    },
    {
      bad: manifests(WEB, client('http://web.shopp.svc.cluster.local:80', 'store')),
      says: 'Deployment store/client spec.template.spec.containers[0].env[0].value: found host "web.shopp.svc.cluster.local", which no Service in namespace shopp is called, expected "web.shop.svc.cluster.local"; correct the namespace',
      doubt: 'there may be such a namespace, whose Services are in files that were not given',
      good: manifests(WEB, client('http://web.shop.svc.cluster.local:80', 'store')),
    },
    {
      bad: manifests(WEB, HOST_OF_OTHERS('web')),
      says: 'Deployment store/client spec.template.spec.containers[0].env[0].value: found host "web", which no Service in namespace store is called, expected "web.shop"; name the namespace too, for a short name is looked up in the own one',
      doubt: 'that namespace may have a Service of the name too, in files that were not given',
      good: manifests(WEB, HOST_OF_OTHERS('web.shop')),
    },
    {
      bad: manifests(DATABASE, client('mongodb://db-0.db-pods:27017', 'store')),
      says: 'Deployment store/client spec.template.spec.containers[0].env[0].value: found host "db-0.db-pods", which no Service in namespace store is called, expected "db-0.db-pods.shop"; name the namespace too, for a short name is looked up in the own one',
      doubt: 'that namespace may have a Service of the name too, in files that were not given',
      good: manifests(DATABASE, client('mongodb://db-0.db-pods.shop:27017', 'store')),
    },
    {
      bad: CLUSTERED('cache-headless'),
      says: 'Deployment default/cache spec.template.spec.containers[0].args[0]: found host "cache-headless", which no Service in namespace default is called, expected "cache-peers", the headless Service of these pods; name that one',
      doubt: 'the Service may be in files that were not given',
      good: CLUSTERED('cache-peers'),
    },
    {
      bad: manifests(POSTGRES, client('postgres://app@pg-wr:5432/app')),
      says: 'Deployment shop/client spec.template.spec.containers[0].env[0].value: found host "pg-wr", which no Service in namespace shop is called, expected "pg-rw", which the operator makes of Cluster shop/pg; correct the name',
      good: manifests(POSTGRES, client('postgres://app@pg-rw:5432/app')),
    },
    {
      bad: manifests(POSTGRES, client('postgres://app@pg:5432/app')),
      says: 'Deployment shop/client spec.template.spec.containers[0].env[0].value: found host "pg", which no Service in namespace shop is called, expected "pg-rw", "pg-ro" or "pg-r", which the operator makes of Cluster shop/pg; correct the name',
      doubt: 'the Service may be in files that were not given',
      good: manifests(POSTGRES, client('postgres://app@pg-r:5432/app')),
    },
  ],
  doubts: [
    'the text may be about something other than a host',
    'a ConfigMap or Secret may be read where the name is known',
    'the operator of a custom resource here may make a Service of that name',
    'the two names are no more than alike',
  ],
  silent: [
    { when: 'a variable names a Service of another file', manifests: variable('DB_HOST', 'postgres') },
    {
      when: 'a variable names a host outside the cluster',
      manifests: variable('API_URL', 'https://api.example.com:8443/v1'),
    },
    {
      when: 'a variable names a Service of a namespace that is not here',
      manifests: variable('DB_URL', 'postgres://db.data.svc.cluster.local:5432/shop'),
    },
    {
      when: 'a variable names an optional part that is not installed',
      manifests: variable('ASSISTANT_ADDR', 'assistant:80'),
    },
    { when: 'a variable names an image', manifests: variable('SIDECAR_IMAGE', 'web:8080') },
    { when: 'a variable names its own pod', manifests: variable('CACHE_URL', 'http://localhost:6379') },
    { when: 'a variable names an address', manifests: variable('DB_URL', 'tcp://10.0.0.7:5432') },
    { when: 'a variable names a Service by its port', manifests: variable('WEB_ADDR', 'web:80') },
    {
      when: 'a variable names a Service in full',
      manifests: variable('WEB_URL', 'http://web.default.svc.cluster.local/shop'),
    },
    {
      when: 'a variable names a list of brokers, one of them a pod',
      manifests: variable('BROKERS', 'db-0.db:9092,db-1.db:9092'),
    },
    {
      when: 'another program begins its name like a database of an operator',
      manifests: manifests(POSTGRES, client('http://pg-admin:8080')),
    },
  ],
  // What is told of names of pods is another rule's matter.
  on: (cluster) =>
    namedHostsIn(cluster).filter(
      ({ mention, named }) => named.is === 'missing' && memberElsewhere(cluster, mention.host, named) === undefined,
    ),
  check: (named, cluster) => askedByPods(named, cluster, wrongHost(named, cluster)),
};
