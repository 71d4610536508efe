import type { KnownKind } from '../../kinds/known-kinds';
import { ROUTE_KINDS } from '../../kinds/language/route-kinds';
import { Multimap } from '../lookup/multimap';
import type { KubeObject } from '../objects/kube-object';
import { Gateway, ListenerSet } from '../views/gateway';
import { Ingress } from '../views/ingress';
import { Route } from '../views/route';
import { Service } from '../views/service';
import { Workload } from '../views/workload';
import { EndpointSlice } from '../views/written-endpoints';
import { Grants } from './grants';
import { Inventory } from './inventory';
import { NameIndex } from './name-index';
import { Owners } from './owners';
import { PodIndex } from './pod-index';

/** An object of a kind that needs no view of its own. */
export interface Plain {
  readonly object: KubeObject;
}

/**
 * All objects of a set of manifests, indexed once. The order in which they were given makes no difference.
 *
 * It is what the given files say, which may be less than what the cluster holds: that something is not here does not
 * prove that it does not exist. Of what a cluster itself was asked in full, it does: `holdsAll` says so.
 */
export class Cluster {
  readonly objects: readonly KubeObject[];
  /** What kustomizations add to objects. It is no object itself, and nothing is judged that may be only a part. */
  readonly patches: readonly KubeObject[];
  /** All objects, of whatever kind. */
  readonly everything: readonly Plain[];
  readonly services: NameIndex<Service>;
  readonly slices: NameIndex<EndpointSlice>;
  readonly ingresses: NameIndex<Ingress>;
  readonly gateways: NameIndex<Gateway>;
  readonly listenerSets: NameIndex<ListenerSet>;
  /** Routes of the Gateway API, of all kinds. */
  readonly routes: NameIndex<Route>;
  readonly grants: Grants;
  readonly workloads: NameIndex<Workload>;
  readonly pods: PodIndex;

  private readonly owners: Owners;
  private readonly byKind = new Multimap<KnownKind, Plain>();
  private readonly plain = new Map<KnownKind, NameIndex<Plain>>();
  private readonly slicesByService = new Multimap<string, EndpointSlice>();
  private readonly selected = new Multimap<Service, Workload>();
  private readonly selectors = new Multimap<Workload, Service>();

  constructor(
    objects: readonly KubeObject[],
    private readonly inventory = Inventory.NOTHING,
  ) {
    this.objects = sorted(objects.filter(({ isPatch }) => !isPatch));
    this.patches = objects.filter(({ isPatch }) => isPatch);
    this.everything = this.objects.map((object) => ({ object }));
    for (const plain of this.everything) {
      if (plain.object.known !== undefined) {
        this.byKind.add(plain.object.known, plain);
      }
    }
    this.services = this.viewed(['Service'], Service);
    this.slices = this.viewed(['EndpointSlice'], EndpointSlice);
    this.ingresses = this.viewed(['Ingress'], Ingress);
    this.gateways = this.viewed(['Gateway'], Gateway);
    this.listenerSets = this.viewed(['ListenerSet'], ListenerSet);
    this.routes = this.viewed(ROUTE_KINDS, Route);
    this.grants = new Grants(this.ofKind('ReferenceGrant').all.map(({ object }) => object));
    this.owners = new Owners(this.objects.flatMap((object) => Workload.from(object) ?? []));
    this.workloads = new NameIndex(this.owners.written);
    this.pods = new PodIndex(this.owners.written);
    const livePods = new PodIndex(this.owners.owned.filter(({ kind }) => kind === 'Pod'));
    for (const slice of this.slices.all) {
      this.slicesByService.add(`${slice.object.namespace}/${slice.serviceName ?? ''}`, slice);
    }
    for (const service of this.services.all) {
      // Pods in a dump may carry labels that no template has: those of a leader, which the application gives it.
      const live = selectedFrom(livePods, service).map((pod) => this.owners.firstOf(pod));
      for (const workload of new Set([...selectedFrom(this.pods, service), ...live])) {
        this.selected.add(service, workload);
        this.selectors.add(workload, service);
      }
    }
  }

  /** The objects of a kind that has no view of its own: Secrets, IngressClasses, Endpoints and so on. */
  ofKind(kind: KnownKind): NameIndex<Plain> {
    let index = this.plain.get(kind);
    if (index === undefined) {
      index = new NameIndex(this.byKind.get(kind));
      this.plain.set(kind, index);
    }
    return index;
  }

  /** Whether all objects of a kind that a cluster has in a namespace are here: what is not, does not exist now. */
  holdsAll(kind: KnownKind, namespace: string): boolean {
    return this.inventory.holdsAll(kind, namespace);
  }

  /** The EndpointSlices that name a Service in their label. */
  slicesOf(service: Service): readonly EndpointSlice[] {
    return this.slicesByService.get(`${service.namespace}/${service.name}`);
  }

  /** The workloads whose pods, or some of them, a Service selects. */
  selectedBy(service: Service): readonly Workload[] {
    return this.selected.get(service);
  }

  /** The pods of a workload that a dump of a cluster holds; a Pod that nobody made is its own. */
  livePodsOf(workload: Workload): readonly Workload[] {
    return workload.kind === 'Pod' ? [workload] : this.owners.madeBy(workload).filter(({ kind }) => kind === 'Pod');
  }

  /** The Services that select pods of a workload. */
  servicesOf(workload: Workload): readonly Service[] {
    return this.selectors.get(workload);
  }

  /** Whether no Service selects pods of a workload. */
  isIdle(workload: Workload): boolean {
    return this.servicesOf(workload).length === 0;
  }

  private viewed<T extends { object: KubeObject }>(
    kinds: readonly KnownKind[],
    View: new (object: KubeObject) => T,
  ): NameIndex<T> {
    return new NameIndex(kinds.flatMap((kind) => this.byKind.get(kind)).map(({ object }) => new View(object)));
  }
}

/** A selector of which not all can be read may select anything. Pods of hooks are gone while others serve. */
function selectedFrom(pods: PodIndex, service: Service): readonly Workload[] {
  return service.hasSelector && service.hasReadableSelector
    ? pods.withLabels(service.namespace, service.selector).filter(({ isHook }) => !isHook)
    : [];
}

/** Sorted by what the objects are and where they were read, so that their order says nothing. */
function sorted(objects: readonly KubeObject[]): KubeObject[] {
  return [...objects].sort(
    (a, b) =>
      compared(a.kind, b.kind) ||
      compared(a.namespace, b.namespace) ||
      compared(a.name, b.name) ||
      compared(a.apiVersion, b.apiVersion) ||
      compared(whence(a), whence(b)),
  );
}

function compared(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function whence({ origin, file, path }: KubeObject): string {
  const line = String(origin?.chunk.linesBefore ?? 0).padStart(9, '0');
  const steps = origin?.steps.map((step) => (typeof step === 'number' ? String(step).padStart(9, '0') : step)) ?? [];
  return [path, file, line, ...steps].join('\n');
}
