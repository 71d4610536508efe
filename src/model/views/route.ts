import { DEFAULT_PATH, GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';
import { ROUTES_OF_REQUESTS, ROUTES_WITH_HOSTNAMES } from '../../kinds/language/route-kinds';
import type { Field } from '../../values/field';
import type { KubeObject } from '../objects/kube-object';
import { portNumberIn } from './port-fields';

/** A reference from one object to another, with everything left out filled in. */
export interface ObjectReference {
  readonly field: Field;
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** What a route attaches to: usually a Gateway. */
export interface ParentRef extends ObjectReference {
  readonly sectionName: string | undefined;
  readonly port: number | undefined;
}

/** Where a route sends requests: usually a port of a Service. */
export interface BackendRef extends ObjectReference {
  readonly port: number | undefined;
}

/** A route of the Gateway API. */
export class Route {
  constructor(readonly object: KubeObject) {}

  get hostnames(): readonly Field[] {
    return this.object.spec.get('hostnames').items;
  }

  /** Whether it holds for some hosts only. The kinds without `hostnames` take whatever comes in. */
  get hasHostnames(): boolean {
    return ROUTES_WITH_HOSTNAMES.includes(this.object.kind) && this.hostnames.length > 0;
  }

  /** Whether its rules look at requests, whose paths no other kind sees. */
  get isOfRequests(): boolean {
    return ROUTES_OF_REQUESTS.includes(this.object.kind);
  }

  get rules(): readonly Field[] {
    return this.object.spec.get('rules').items;
  }

  get parentRefs(): readonly ParentRef[] {
    return this.object.spec.get('parentRefs').items.map((field) => ({
      ...referenceAt(field, this.object.namespace, GATEWAY_API_GROUP, 'Gateway'),
      sectionName: field.get('sectionName').text || undefined,
      port: portNumberIn(field.get('port')),
    }));
  }

  /** Whether it is for nothing that comes in at a Gateway, but for what pods send to Services. */
  get isOfMesh(): boolean {
    const { parentRefs } = this;
    return parentRefs.length > 0 && parentRefs.every(isService);
  }

  /** All backends, those that requests are mirrored to included. */
  get backendRefs(): readonly BackendRef[] {
    return this.rules
      .flatMap((rule) => [...rule.get('backendRefs').items, ...mirrors(rule)])
      .map((field) => ({
        ...referenceAt(field, this.object.namespace, '', 'Service'),
        port: portNumberIn(field.get('port')),
      }));
  }
}

function mirrors(rule: Field): Field[] {
  return [rule, ...rule.get('backendRefs').items].flatMap((holder) =>
    holder
      .get('filters')
      .items.map((filter) => filter.find('requestMirror', 'backendRef'))
      .filter((ref) => ref.isMap),
  );
}

/** A path that a match of an HTTPRoute asks for. */
export interface AskedPath {
  readonly type: string;
  readonly value: string;
}

/** The path that a match asks for, with everything left out filled in. */
export function pathOf(match: Field): AskedPath {
  const path = match.get('path');
  return { type: path.get('type').text ?? DEFAULT_PATH.type, value: path.get('value').text ?? DEFAULT_PATH.value };
}

/** A reference as the Gateway API writes it. */
export function referenceAt(field: Field, namespace: string, group: string, kind: string): ObjectReference {
  return {
    field,
    group: field.get('group').text ?? group,
    kind: field.get('kind').text ?? kind,
    namespace: field.get('namespace').text || namespace,
    name: field.get('name').text ?? '',
  };
}

/** Whether a reference leads to a Service of Kubernetes. */
export function isService({ group, kind }: ObjectReference): boolean {
  return group === '' && kind === 'Service';
}

/**
 * Whether what a route refers to is a route itself. Some controllers let that one decide, which the Gateway API does not
 * provide for.
 */
export function mayDelegate({ group, kind }: Pick<ObjectReference, 'group' | 'kind'>): boolean {
  return group === GATEWAY_API_GROUP && kind === 'HTTPRoute';
}
