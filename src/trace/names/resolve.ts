import type { Cluster } from '../../model/cluster/cluster';
import { onceWithin } from '../../model/lookup/once';
import { type NamedPods, namesBelow, podsNamed } from '../../model/traffic/pod-names';
import type { Service } from '../../model/views/service';
import { CLUSTER_DOMAIN } from '../../values/cluster-domain';
import { withoutRootDot } from '../../values/dns-name';
import { IpAddress } from '../../values/ip-address';
import { nearestFirst } from '../alternatives';
import { namespaceOf, type Place } from '../place';
import { Walk } from '../walk';
import { servicesNear } from './services-near';

/** What a name leads to. */
export type Resolved =
  | { readonly is: 'service'; readonly service: Service }
  | { readonly is: 'pods of a headless Service'; readonly service: Service; readonly pods: NamedPods | undefined }
  | { readonly is: 'address'; readonly address: string }
  /** A name that the cluster's own DNS server does not know, and asks its upstream for. */
  | { readonly is: 'outside'; readonly host: string }
  | { readonly is: 'nothing'; readonly because: string; readonly instead?: readonly string[] };

/** A name looked up, and the way there. */
export interface Lookup {
  readonly walk: Walk;
  readonly found: Resolved;
}

/** From how many dots on a name is first tried as it is, in the resolv.conf that the kubelet writes for pods. */
const NDOTS = 5;

/** How many aliases are followed before they are taken for a circle; resolvers give up at about as many. */
const MOST_ALIASES = 8;

/** Looks a name up as a client at a place does. */
export function lookUp(cluster: Cluster, from: Place, host: string, walk: Walk): Lookup {
  const namespace = searchNamespaceOf(from);
  if (namespace !== undefined) {
    const known = searched(searchPathIn(cluster, namespace), host);
    return { walk: walk.along(known.walk), found: known.found };
  }
  const found: Resolved = IpAddress.isAddress(host) ? { is: 'address', address: host } : outsideTheSearch(from, host);
  return { walk, found };
}

/** A name as DNS compares it: whatever the case, and the root at its end left out. */
function withoutDot(host: string): string {
  return withoutRootDot(host).toLowerCase();
}

/** The names that all pods of a namespace look up alike. */
interface SearchPath {
  readonly cluster: Cluster;
  readonly namespace: string;
}

const searchPathIn = onceWithin((cluster: Cluster, namespace: string): SearchPath => ({ cluster, namespace }));

const searched = onceWithin(({ cluster, namespace }: SearchPath, host: string): Lookup => {
  const walk = Walk.START;
  if (IpAddress.isAddress(host)) {
    return { walk, found: { is: 'address', address: host } };
  }
  const name = withoutDot(host);
  const isWhole = host.endsWith('.');
  const longer = [`${namespace}.svc.${CLUSTER_DOMAIN}`, `svc.${CLUSTER_DOMAIN}`, CLUSTER_DOMAIN].map(
    (domain) => `${name}.${domain}`,
  );
  const dots = name.split('.').length - 1;
  const tried = isWhole ? [name] : dots >= NDOTS ? [name, ...longer] : [...longer, name];
  for (const each of tried) {
    const found = clusterAnswer(cluster, each, 0, walk);
    if (found !== undefined) {
      return { ...found, walk: each === name ? found.walk : searchedFor(host, each, walk, found.walk) };
    }
  }
  return unknownToTheCluster(cluster, name, namespace, walk);
});

/** The name of the search path stands before what it leads to. */
function searchedFor(host: string, whole: string, before: Walk, after: Walk): Walk {
  return after.length === before.length ? before.hop('name', `${host} is ${whole}`) : after;
}

/** Pods in the network of their node, and others that say so, use the DNS server of the node. */
function searchNamespaceOf(from: Place): string | undefined {
  if (from.is !== 'pods') {
    return namespaceOf(from);
  }
  const { spec } = from.workload.pod;
  const policy = spec.get('dnsPolicy').text ?? 'ClusterFirst';
  const usesNode = policy === 'ClusterFirst' && spec.get('hostNetwork').flag === true;
  return usesNode || policy === 'Default' || policy === 'None' ? undefined : from.workload.namespace;
}

function outsideTheSearch(from: Place, host: string): Resolved {
  const name = withoutDot(host);
  const isInternal = name.endsWith(`.${CLUSTER_DOMAIN}`) || name.endsWith('.svc') || !name.includes('.');
  const who =
    from.is === 'pods'
      ? 'these pods ask the DNS server of their node'
      : 'this client asks no DNS server of the cluster';
  return isInternal
    ? { is: 'nothing', because: `${who}, which knows no name of a Service` }
    : { is: 'outside', host: name };
}

/** What the cluster's DNS server answers itself; undefined for a name that it does not have. */
function clusterAnswer(cluster: Cluster, whole: string, aliases: number, walk: Walk): Lookup | undefined {
  if (!whole.endsWith(`.${CLUSTER_DOMAIN}`)) {
    return undefined;
  }
  const labels = whole.slice(0, -CLUSTER_DOMAIN.length - 1).split('.');
  const type = labels.pop();
  if (type === 'pod' && labels.length === 2) {
    return { walk, found: { is: 'address', address: (labels[0] ?? '').replaceAll('-', '.') } };
  }
  const namespace = labels.pop();
  const name = labels.pop();
  if (type !== 'svc' || namespace === undefined || name === undefined) {
    return undefined;
  }
  const [service] = cluster.services.named(namespace, name);
  if (service === undefined || labels.length > 1) {
    return undefined;
  }
  const [pod] = labels;
  if (service.isExternalName) {
    return pod === undefined ? aliasOf(cluster, service, aliases, walk) : undefined;
  }
  if (pod !== undefined) {
    const pods = podsNamed(cluster, service, pod);
    const here = walk.hop('name', `${whole} is ${pods?.says}`, service.object, service.spec.get('selector'));
    return pods && { walk: here, found: { is: 'pods of a headless Service', service, pods } };
  }
  if (service.isHeadless) {
    const says = `${whole} is the addresses of all pods of ${service.object.title}`;
    const here = walk.hop('name', says, service.object, service.spec.get('clusterIP'));
    return { walk: here, found: { is: 'pods of a headless Service', service, pods: undefined } };
  }
  return {
    walk: walk.hop('name', `${whole} is the cluster IP of ${service.object.title}`, service.object),
    found: { is: 'service', service },
  };
}

/** An alias is a name to look up as it stands: no search path applies to it. */
function aliasOf(cluster: Cluster, service: Service, aliases: number, walk: Walk): Lookup {
  const field = service.spec.get('externalName');
  const host = withoutDot(field.text ?? '');
  const here = walk.hop('name', `${service.object.title} is an alias of ${host}`, service.object, field);
  if (aliases >= MOST_ALIASES) {
    return { walk: here, found: { is: 'nothing', because: 'the aliases lead in a circle' } };
  }
  const answer = clusterAnswer(cluster, host, aliases + 1, here);
  if (answer !== undefined) {
    return answer;
  }
  const isPublic = host.includes('.') && !/(^|\.)(svc|local)$/.test(host) && !host.endsWith(`.${CLUSTER_DOMAIN}`);
  return isPublic
    ? { walk: here, found: { is: 'outside', host } }
    : {
        walk: here,
        found: { is: 'nothing', because: `no DNS server knows ${host}, for no search path applies to an alias` },
      };
}

function unknownToTheCluster(cluster: Cluster, name: string, namespace: string, walk: Walk): Lookup {
  const short = withoutSuffix(name);
  const labels = short.split('.');
  const unnamed = governingOf(cluster, labels, namespace);
  if (unnamed !== undefined) {
    const because = `${unnamed.object.title} gives no pod the name ${labels[0]}`;
    const isPublic = short === name && labels.length > 2;
    const here = isPublic ? walk.assuming(`no DNS server outside the cluster knows ${name}`) : walk;
    const instead = nearestFirst(labels[0] ?? '', namesBelow(cluster, unnamed));
    return { walk: here, found: { is: 'nothing', because, instead } };
  }
  const [service = '', in_ = namespace] = labels;
  const isService = labels.length === 1 || short !== name;
  const isKnownNamespace = labels.length === 2 && cluster.services.in(in_).length > 0;
  if (!isService && !isKnownNamespace) {
    return { walk, found: { is: 'outside', host: name } };
  }
  return {
    walk: walk.assuming(`no Service ${service} is in namespace ${in_} beside these manifests`),
    found: {
      is: 'nothing',
      because: `namespace ${in_} has no Service ${service}`,
      instead: servicesNear(cluster, service, in_),
    },
  };
}

/** A name as pods of its namespace may shorten it. */
function withoutSuffix(name: string): string {
  const inDomain = name.endsWith(`.${CLUSTER_DOMAIN}`) ? name.slice(0, -CLUSTER_DOMAIN.length - 1) : name;
  return inDomain.replace(/\.svc$/, '');
}

/** The Service below whose name the first label is no pod. */
function governingOf({ services }: Cluster, labels: readonly string[], namespace: string): Service | undefined {
  const [, name = '', in_ = namespace] = labels;
  return labels.length === 2 || labels.length === 3 ? services.named(in_, name)[0] : undefined;
}
