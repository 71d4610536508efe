import { HEADLESS_LABEL, MANAGED_BY_LABEL, SERVICE_NAME_LABEL } from '../../kinds/parts/slice-labels';
import type { Field } from '../../values/field';
import type { KubeObject } from '../objects/kube-object';
import { portNumberIn, protocolIn } from './port-fields';

/** What those who keep slices and are part of Kubernetes call themselves. */
const CONTROLLERS: ReadonlySet<string> = new Set([
  'endpointslice-controller.k8s.io',
  'endpointslicemirroring-controller.k8s.io',
]);

/** A port of written endpoints: where traffic for the Service port of the same name and protocol goes. */
export interface EndpointPort {
  readonly field: Field;
  readonly name: string;
  readonly number: number | undefined;
  readonly protocol: string;
}

/** Whether proxies take two ports, of a Service and of its endpoints, for the same. */
export function isSamePort(
  one: Pick<EndpointPort, 'name' | 'protocol'>,
  other: Pick<EndpointPort, 'name' | 'protocol'>,
): boolean {
  return one.name === other.name && one.protocol === other.protocol;
}

/** An address that somebody wrote down. */
export interface EndpointAddress {
  readonly field: Field;
  readonly address: string | undefined;
  readonly ready: boolean;
  /** Whether it is about to end and serves still: proxies take such ones where none is ready. */
  readonly isEnding: boolean;
}

/** Addresses that serve the same ports: an EndpointSlice, or a subset of an Endpoints object. */
export interface WrittenEndpoints {
  readonly object: KubeObject;
  readonly field: Field;
  readonly ports: readonly EndpointPort[];
  readonly addresses: readonly EndpointAddress[];
  /** Whether kube-proxy looks at them. */
  readonly isProxied: boolean;
}

/** An EndpointSlice. */
export class EndpointSlice implements WrittenEndpoints {
  readonly field: Field;
  readonly ports: readonly EndpointPort[];

  constructor(readonly object: KubeObject) {
    this.field = object.root;
    this.ports = endpointPorts(object.root.get('ports'));
  }

  /** The Service it belongs to, by its label. */
  get serviceName(): string | undefined {
    return this.object.labels.get(SERVICE_NAME_LABEL);
  }

  /** Whether a controller of Kubernetes keeps it, out of a selector or of an Endpoints object. In manifests it is none of their slices. */
  get isManaged(): boolean {
    return CONTROLLERS.has(this.object.labels.get(MANAGED_BY_LABEL) ?? '');
  }

  get isProxied(): boolean {
    return !this.object.labels.has(HEADLESS_LABEL);
  }

  get addressType(): string | undefined {
    return this.object.root.get('addressType').text;
  }

  get addresses(): readonly EndpointAddress[] {
    return this.object.root.get('endpoints').items.map((field) => ({
      field,
      // Proxies use the first of several addresses only.
      address: field.get('addresses').get(0).text,
      ready: field.find('conditions', 'ready').flag !== false,
      isEnding: isEnding(field.get('conditions')),
    }));
  }
}

/** As `CategorizeEndpoints` in `pkg/proxy/topology.go` of Kubernetes asks for it; what is not said of serving is that it does. */
function isEnding(conditions: Field): boolean {
  return (
    conditions.get('ready').flag === false &&
    conditions.get('serving').flag !== false &&
    conditions.get('terminating').flag === true
  );
}

/** A subset of a `v1 Endpoints` object, which belongs to the Service of its own name. */
export function subsetsOf(object: KubeObject): WrittenEndpoints[] {
  return object.root.get('subsets').items.map((field) => ({
    object,
    field,
    ports: endpointPorts(field.get('ports')),
    addresses: [...addressesOf(field.get('addresses'), true), ...addressesOf(field.get('notReadyAddresses'), false)],
    // The slices that they are mirrored into have their labels: `newEndpointSlice` of `pkg/controller/endpointslicemirroring/utils.go`.
    isProxied: !object.labels.has(HEADLESS_LABEL),
  }));
}

function addressesOf(list: Field, ready: boolean): EndpointAddress[] {
  return list.items.map((field) => ({ field, address: field.get('ip').text, ready, isEnding: false }));
}

function endpointPorts(list: Field): EndpointPort[] {
  return list.items.map((field) => ({
    field,
    name: field.get('name').text ?? '',
    number: portNumberIn(field.get('port')),
    protocol: protocolIn(field.get('protocol')),
  }));
}
