import { hasOperators } from '../../guesses/makers/operators';
import { memberElsewhere } from '../../guesses/settings/member-elsewhere';
import type { Mention } from '../../guesses/settings/mentions';
import { type NamedHost, namedHostsIn } from '../../guesses/settings/named-hosts';
import { mistyped, mistypedNamespace } from '../../guesses/settings/named-service';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { madeServicesIn } from '../../model/traffic/made-services';
import type { Service } from '../../model/views/service';
import { isSlip } from '../../values/likeness';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { client, manifests, WEB } from '../examples/parts';
import { askedByPods, doubtOfTeller, type Missing, notCalled } from '../references/asked-host';
import { slipOfMade } from '../references/made-host';

const variable = (name: string, value: string) => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: main, image: main:1, ports: [{name: http, containerPort: 8080}], readinessProbe: {httpGet: {port: http}}}]}
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - {port: 80, targetPort: http}
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
      good: manifests(WEB, client('http://web.shop:80', 'store')),
    },
    {
      bad: manifests(WEB, client('http://web.shopp.svc.cluster.local:80', 'store')),
      says: 'Deployment store/client spec.template.spec.containers[0].env[0].value: found host "web.shopp.svc.cluster.local", which no Service in namespace shopp is called, expected "web.shop.svc.cluster.local"; correct the namespace',
      good: manifests(WEB, client('http://web.shop.svc.cluster.local:80', 'store')),
    },
    {
      bad: manifests(POSTGRES, client('postgres://app@pg-wr:5432/app')),
      says: 'Deployment shop/client spec.template.spec.containers[0].env[0].value: found host "pg-wr", which no Service in namespace shop is called, expected "pg-rw", which the operator makes of Cluster shop/pg; correct the name',
      good: manifests(POSTGRES, client('postgres://app@pg-rw:5432/app')),
    },
    {
      bad: manifests(POSTGRES, client('postgres://app@pg:5432/app')),
      says: 'Deployment shop/client spec.template.spec.containers[0].env[0].value: found host "pg", which no Service in namespace shop is called, expected "pg-rw", "pg-ro" or "pg-r", which the operator makes of Cluster shop/pg; correct the name',
      good: manifests(POSTGRES, client('postgres://app@pg-r:5432/app')),
    },
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
  check: (named, cluster) => askedByPods(named, cluster, mistakesIn(named, cluster)),
};

function* mistakesIn({ object, mention, named }: NamedHost, cluster: Cluster): Iterable<Fault> {
  if (named.is === 'missing') {
    yield* inNamespace(mention, named, object, cluster) ??
      slipOfMade(mention, named, object, cluster) ??
      ofNamespace(mention, named, object, cluster) ??
      elsewhere(mention, named, object, cluster);
  }
}

/** A slip of the pen: there is a Service of nearly that name, with that port. */
function inNamespace(mention: Mention, missing: Missing, object: KubeObject, cluster: Cluster): Fault[] | undefined {
  const near = mistyped(cluster, missing.name, missing.namespace);
  const isSame = near !== undefined && fits(near, mention);
  // Names that are alike may be meant to differ; a port in common says that they are not. Those of a headless one are no matter.
  if (near === undefined || !(isSame || ((mention.port === undefined || near.isHeadless) && mention.isSure))) {
    return undefined;
  }
  const mistake = fault(
    mention.field,
    notCalled(mention, missing),
    quoted(mention.host.replace(missing.name, near.name)),
    'correct the name',
  );
  const isLikely = isSame && !mention.isImplied && isSlip(near.name, missing.name);
  const doubt = isLikely
    ? doubtAbout(mention, missing, object, cluster)
    : `the two names are no more than alike${isGone(missing, cluster) ? '' : ', and the Service may be in files that were not given'}`;
  return [doubt === undefined ? mistake : doubtful(doubt, mistake)];
}

/** Why a name with a slip may be right all the same. */
function doubtAbout(mention: Mention, missing: Missing, object: KubeObject, cluster: Cluster): string | undefined {
  const mayBeMade = hasOperators(cluster) && !isGone(missing, cluster);
  return doubtOfTeller(mention, object) ?? (mayBeMade ? 'an operator may make a Service of that name' : undefined);
}

/** Whether a cluster has told that there is no such Service now. */
function isGone({ namespace }: Missing, cluster: Cluster): boolean {
  return cluster.holdsAll('Service', namespace);
}

/** A slip of the pen in the namespace. */
function ofNamespace(mention: Mention, missing: Missing, object: KubeObject, cluster: Cluster): Fault[] | undefined {
  const near = missing.isQualified ? mistypedNamespace(cluster, missing.name, missing.namespace) : undefined;
  if (near === undefined || cluster.services.in(missing.namespace).length > 0) {
    return undefined;
  }
  const expected = mention.host.replace(`${missing.name}.${missing.namespace}`, `${near.name}.${near.namespace}`);
  const mistake = fault(mention.field, notCalled(mention, missing), quoted(expected), 'correct the namespace');
  const doubt = isGone(missing, cluster)
    ? doubtAbout(mention, missing, object, cluster)
    : 'there may be such a namespace, whose Services are in files that were not given';
  return [doubt === undefined ? mistake : doubtful(doubt, mistake)];
}

/** The name of a Service of another namespace. */
function elsewhere(mention: Mention, missing: Missing, object: KubeObject, cluster: Cluster): Fault[] {
  const [only, another] = [
    ...cluster.services
      .anywhere(missing.name)
      .map((service) => ({ ...placeOf(service), fits: fits(service, mention) })),
    ...madeServicesIn(cluster)
      .filter(({ name, object: { namespaceGiven } }) => name === missing.name && namespaceGiven)
      .map((made) => ({ ...placeOf(made), fits: made.ports.includes(mention.port ?? 0) })),
  ];
  const isInSight = missing.isQualified
    ? cluster.services.in(missing.namespace).length > 0
    : object.namespaceGiven && mention.isSure;
  if (only === undefined || another !== undefined || !isInSight || !only.fits) {
    return [];
  }
  const mistake = fault(
    mention.field,
    notCalled(mention, missing),
    quoted(`${only.name}.${only.namespace}`),
    missing.isQualified
      ? 'correct the namespace'
      : 'name the namespace too, for a short name is looked up in the own one',
  );
  const doubt = isGone(missing, cluster)
    ? doubtAbout(mention, missing, object, cluster)
    : 'that namespace may have a Service of the name too, in files that were not given';
  return [doubt === undefined ? mistake : doubtful(doubt, mistake)];
}

function placeOf({ name, namespace }: { readonly name: string; readonly namespace: string }) {
  return { name, namespace };
}

function fits({ ports }: Service, { port }: Mention): boolean {
  return port !== undefined && ports.some(({ number }) => number === port);
}
