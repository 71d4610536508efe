import { memberElsewhere } from '../../guesses/settings/member-elsewhere';
import type { Mention } from '../../guesses/settings/mentions';
import { type NamedHost, namedHostsIn } from '../../guesses/settings/named-hosts';
import type { Cluster } from '../../model/cluster/cluster';
import { type CountedName, countedIn, podsNamed } from '../../model/traffic/pod-names';
import type { Service } from '../../model/views/service';
import { slipAmong } from '../../values/likeness';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { indented } from '../examples/indented';
import { manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { clientPod, envVariable } from '../examples/pod-parts';
import { servicePort, webService } from '../examples/service-parts';
import { DATABASE, database } from '../examples/stateful-parts';
import { webDeployment } from '../examples/workload-parts';
import { askedByPods } from '../references/asked-host';
import { wrongPodOfSet } from '../references/pod-of-set';

const told = (variable: string, value: string) => clientPod({ env: [envVariable(variable, value)] });

const client = (address: string) => told('DB_URL', `mongodb://${address}/shop`);

const call = (address: string) => told('DB_URL', `http://${address}/shop`);

/** Addresses under a key that says nothing of them. */
const listing = (addresses: string) => told('PEERS', addresses);

const WITHOUT_NAMES = webService({ spec: 'clusterIP: None', ports: [servicePort({ port: 8080, target: '' })] });

const onePod = (name: string, spec: string) => `
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: shop
  labels:
    app: web
spec:
${indented(spec, 2)}
  containers:
    - name: web
      image: nginxinc/nginx-unprivileged:1.29
      ports:
        - name: http
          containerPort: 8080
      readinessProbe:
        httpGet:
          path: /
          port: http`;

const NAMED_PODS = webDeployment({ pod: 'hostname: web-0\nsubdomain: web' });

const SCALED = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: db
  namespace: shop
spec:
  maxReplicas: 5
  scaleTargetRef:
    apiVersion: apps/v1
    kind: StatefulSet
    name: db`;

export const missingNamedPod: Rule<NamedHost> = {
  id: 'missing-named-pod',
  severity: 'error',
  because:
    'A pod has a name under the Service that its subdomain names, and no other: the DNS server knows no such host.',
  about: 'Clients and names',
  source:
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields',
  avoidedBy: 'HeadlessStatefulDb',
  bad: manifests(DATABASE, client('db-0.db:27017')),
  says: 'Pod shop/client spec.containers[0].env[0].value: found host "db-0.db", while pods of StatefulSet shop/db have names under Service db-pods alone, expected "db-0.db-pods"; name that Service',
  good: manifests(DATABASE, client('db-0.db-pods:27017')),
  more: [
    {
      bad: manifests(DATABASE, client('db-3.db-pods:27017')),
      says: 'Pod shop/client spec.containers[0].env[0].value: found host "db-3.db-pods", a pod that StatefulSet shop/db with 3 replicas does not make, expected one from db-0 to db-2; correct the number',
      doubt: 'somebody may scale it while it runs',
      good: manifests(DATABASE, client('db-2.db-pods:27017')),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, WITHOUT_NAMES, call('web-0.web:8080')),
      says: 'Pod shop/client spec.containers[0].env[0].value: found host "web-0.web", while pods of Deployment shop/web have no names of their own, expected "web", all of them; call that, or make them a StatefulSet',
      good: manifests(WEB_DEPLOYMENT, WITHOUT_NAMES, call('web:8080')),
    },
    {
      bad: manifests(DATABASE, client('db-0.database.shop.svc.cluster.local:27017')),
      says: 'Pod shop/client spec.containers[0].env[0].value: found host "db-0.database.shop.svc.cluster.local", while pods of StatefulSet shop/db have names under Service db-pods alone, expected "db-0.db-pods.shop.svc.cluster.local"; name that Service',
      good: manifests(DATABASE, client('db-0.db-pods.shop.svc.cluster.local:27017')),
    },
    {
      bad: manifests(onePod('primary', 'subdomain: web'), WITHOUT_NAMES, call('primary.web:8080')),
      says: 'Pod shop/client spec.containers[0].env[0].value: found host "primary.web", while Pod shop/primary has no such hostname and subdomain, expected both, "primary" and "web": its name alone is none in DNS; write them into the spec of the pod',
      good: manifests(onePod('primary', 'hostname: primary\nsubdomain: web'), WITHOUT_NAMES, call('primary.web:8080')),
    },
    {
      bad: manifests(DATABASE, listing('db-0.db-pods:27017,db-1.db:27017')),
      says: 'Pod shop/client spec.containers[0].env[0].value: found host "db-1.db", while pods of StatefulSet shop/db have names under Service db-pods alone, expected "db-1.db-pods"; name that Service',
      good: manifests(DATABASE, listing('db-0.db-pods:27017,db-1.db-pods:27017')),
    },
    {
      bad: manifests(WEB, client('web-0.web:80')),
      says: 'Pod shop/client spec.containers[0].env[0].value: found host "web-0.web", while pods of Deployment shop/web have no names of their own, expected "web", all of them; call that, or make them a StatefulSet',
      good: manifests(WEB, client('web:80')),
    },
    {
      bad: manifests(onePod('first', 'hostname: primary'), WITHOUT_NAMES, call('primary.web:8080')),
      says: 'Pod shop/client spec.containers[0].env[0].value: found host "primary.web", while pods of Pod shop/first with that hostname have no subdomain, expected "web" for it; write it into the spec of the pods',
      good: manifests(onePod('first', 'hostname: primary\nsubdomain: web'), WITHOUT_NAMES, call('primary.web:8080')),
    },
    {
      bad: manifests(database('mongo'), client('mogno-0.db-pods:27017')),
      says: 'Pod shop/client spec.containers[0].env[0].value: found host "mogno-0.db-pods", whose pod is of no StatefulSet, expected "mongo-0.db-pods"; correct the name',
      good: manifests(database('mongo'), client('mongo-0.db-pods:27017')),
    },
  ],
  silent: [
    { when: 'the pods have that hostname', manifests: manifests(NAMED_PODS, WITHOUT_NAMES, call('web-0.web:8080')) },
    { when: 'an autoscaler may make more pods', manifests: manifests(DATABASE, SCALED, client('db-3.db-pods:27017')) },
  ],
  on: (cluster) =>
    namedHostsIn(cluster).filter(
      ({ mention, named }) =>
        (named.is === 'known' && named.pod !== undefined) ||
        memberElsewhere(cluster, mention.host, named) !== undefined,
    ),
  check: (named, cluster) => askedByPods(named, cluster, mistakesIn(named, cluster)),
};

function* mistakesIn({ mention, named }: NamedHost, cluster: Cluster): Iterable<Fault> {
  const { field, host } = mention;
  const elsewhere = memberElsewhere(cluster, host, named);
  if (elsewhere !== undefined) {
    const { title, governing, expected } = elsewhere;
    const found = `host ${quoted(host)}, while pods of ${title} have names under Service ${governing} alone`;
    yield fault(field, found, quoted(expected), 'name that Service');
    return;
  }
  const { services = [], pod } = named.is === 'known' ? named : {};
  const [service] = services;
  if (
    service === undefined ||
    pod === undefined ||
    services.some((each) => podsNamed(cluster, each, pod) !== undefined)
  ) {
    return;
  }
  const [single] = cluster.workloads.named(service.namespace, pod);
  if (single?.kind === 'Pod' && cluster.selectedBy(service).includes(single)) {
    yield fault(
      field,
      `host ${quoted(host)}, while ${single.object.title} has no such hostname and subdomain`,
      `both, ${quoted(pod)} and ${quoted(service.name)}: its name alone is none in DNS`,
      'write them into the spec of the pod',
    );
    return;
  }
  const hosting = cluster.selectedBy(service).find((each) => each.pod.spec.get('hostname').text === pod);
  if (hosting !== undefined && hosting.kind !== 'StatefulSet') {
    const subdomain = hosting.pod.spec.get('subdomain');
    yield fault(
      field,
      `host ${quoted(host)}, while pods of ${hosting.object.title} with that hostname have ${subdomain.text ? `the subdomain ${quoted(subdomain.text)}` : 'no subdomain'}`,
      `${quoted(service.name)} for it`,
      'write it into the spec of the pods',
    );
    return;
  }
  const counted = countedIn(pod);
  if (counted === undefined) {
    return;
  }
  const { maker, number } = counted;
  const [workload, variant] = cluster.workloads.named(service.namespace, maker);
  if (workload === undefined) {
    yield* misspelt(mention, counted, service, cluster);
    return;
  }
  if (variant !== undefined) {
    return;
  }
  const found = `host ${quoted(host)}`;
  if (workload.kind === 'StatefulSet') {
    yield* wrongPodOfSet(workload, service, Number(number), cluster).map(([what, expected, fix, doubt]) => {
      const mistake = fault(field, `${found}, ${what}`, expected(host), fix);
      return doubtful(doubt, mistake);
    });
  } else if (workload.object.known !== undefined && cluster.selectedBy(service).includes(workload)) {
    yield fault(
      field,
      `${found}, while pods of ${workload.object.title} have no names of their own`,
      `${quoted(host.slice(pod.length + 1))}, all of them`,
      'call that, or make them a StatefulSet',
    );
  }
}

/** The name of a pod that nobody is called, with a slip in that of the StatefulSet whose pods the Service is for. */
function* misspelt(
  { field, host }: Mention,
  { maker, number }: CountedName,
  service: Service,
  cluster: Cluster,
): Iterable<Fault> {
  const sets = cluster.selectedBy(service).filter(({ kind }) => kind === 'StatefulSet');
  const [near] = sets.flatMap((each) => slipAmong(maker, [each.name]) ?? []);
  if (near !== undefined) {
    yield fault(
      field,
      `host ${quoted(host)}, whose pod is of no StatefulSet`,
      quoted(host.replace(`${maker}-${number}`, `${near}-${number}`)),
      'correct the name',
    );
  }
}
