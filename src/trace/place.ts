import { isCalled } from '../kinds/resources';
import type { Cluster } from '../model/cluster/cluster';
import type { End } from '../model/traffic/passage';
import type { Workload } from '../model/views/workload';
import { Complaint, isComplaint } from '../values/complaint';
import { IpAddress } from '../values/ip-address';
import { nearMiss } from '../values/near-miss';
import { listed, quoted, shown } from '../values/wording';

/** Where a request starts. */
export type Place =
  /** Anywhere outside the cluster. */
  | { readonly is: 'internet' }
  | { readonly is: 'address'; readonly address: string }
  | { readonly is: 'node'; readonly name: string | undefined }
  | { readonly is: 'namespace'; readonly namespace: string }
  | { readonly is: 'pods'; readonly workload: Workload };

/** A place as a person names it. */
export function placeName(place: Place): string {
  switch (place.is) {
    case 'internet':
      return 'the internet';
    case 'address':
      return place.address;
    case 'node':
      return place.name === undefined ? 'a node' : `node ${place.name}`;
    case 'namespace':
      return `a pod of namespace ${place.namespace}`;
    case 'pods':
      return place.workload.object.title;
  }
}

/** A place as NetworkPolicies see it. */
export function endAt(place: Place): End {
  switch (place.is) {
    case 'internet':
      return { is: 'outside' };
    case 'address':
      return place;
    case 'node':
      return { is: 'node' };
    case 'namespace':
      return { is: 'some pods', namespace: place.namespace };
    case 'pods':
      return place;
  }
}

/** Whether a place is in the cluster, where Services and pods have addresses. */
export function isInside({ is }: Place): boolean {
  return is === 'pods' || is === 'namespace' || is === 'node';
}

/** The namespace whose names are looked up first; undefined outside the cluster's DNS. */
export function namespaceOf(place: Place): string | undefined {
  switch (place.is) {
    case 'namespace':
      return place.namespace;
    case 'pods':
      return place.workload.namespace;
    default:
      return undefined;
  }
}

const FORMS = 'internet, node, namespace/NAME, KIND/NAME, KIND/NAMESPACE/NAME or an IP address';

/** Reads a place as people write it: `internet`, `deployment/shop/web`, `namespace/shop`, `node/a`, `10.0.0.7`. */
export function placeNamed(cluster: Cluster, input: unknown): Place | Complaint {
  const text = typeof input === 'string' ? input.trim() : '';
  if (text === 'internet' || text === 'outside') {
    return { is: 'internet' };
  }
  const [kind = '', ...names] = text.split('/');
  const address = names.length === 0 ? IpAddress.parse(text) : undefined;
  if (address !== undefined && !isComplaint(address)) {
    return { is: 'address', address: address.toString() };
  }
  const [first = '', second] = names;
  if (isCalled('Node', kind) && names.length <= 1) {
    return { is: 'node', name: first || undefined };
  }
  if (isCalled('Namespace', kind) && names.length === 1 && first !== '') {
    return { is: 'namespace', namespace: first };
  }
  if (first === '' || names.length > 2) {
    return new Complaint(shown(input), FORMS, 'such as internet or deployment/shop/web');
  }
  const [namespace, name] = second === undefined ? [undefined, first] : [first, second];
  return workloadNamed(cluster, kind, namespace, name) ?? noSuchWorkload(cluster, text, kind, name);
}

function workloadNamed(cluster: Cluster, kind: string, namespace: string | undefined, name: string): Place | undefined {
  const all = namespace === undefined ? cluster.workloads.anywhere(name) : cluster.workloads.named(namespace, name);
  const found = all.filter((workload) => isOfKind(workload, kind));
  return found[0] && { is: 'pods', workload: found[0] };
}

/** Kinds are written as kubectl takes them; `pod` and `workload` mean any of them. */
function isOfKind({ kind }: Workload, written: string): boolean {
  return isCalled('Pod', written) || isCalled('Workload', written) || isCalled(kind, written);
}

function noSuchWorkload(cluster: Cluster, text: string, kind: string, name: string): Complaint {
  const all = cluster.workloads.all.map((workload) => `${workload.kind}/${workload.namespace}/${workload.name}`);
  const names = [...new Set(cluster.workloads.all.map((workload) => workload.name))];
  const near = names.includes(name) ? undefined : nearMiss(name, names);
  const meant = all.find((each) => each.endsWith(`/${near ?? name}`));
  const known = all.length === 0 ? `${FORMS}; no workload is here` : `${kind ? '' : `${FORMS}, or `}${listed(all)}`;
  return new Complaint(
    `${quoted(text)}, which is not among the manifests`,
    known,
    meant === undefined ? 'name one of them' : `did you mean ${meant}?`,
  );
}
