import { annotationFact, mayCarry } from '../../kinds/annotation-tables';
import type { KubeObject } from '../objects/kube-object';
import type { Named } from './named';

const NONE: readonly Named[] = [];

/** All that the annotations of an object name, by the tables of the programs that read them there. */
export function namedInAnnotations(object: KubeObject): readonly Named[] {
  if (!mayCarry(object.known) || object.annotations.size === 0) {
    return NONE;
  }
  return [...object.annotations].flatMap(([key, value]) => namedIn(object, key, value));
}

function namedIn(object: KubeObject, key: string, value: string): readonly Named[] {
  const fact = annotationFact(key);
  const isRead = mayCarry(object.known) && fact?.on.includes(object.known);
  if (!isRead || fact?.names === undefined || fact.namesUnless?.some((other) => object.annotations.has(other))) {
    return NONE;
  }
  const { kind, orKind, anywhere } = fact.names;
  const field = object.root.find('metadata', 'annotations', key);
  return fact.names.in(value).map(({ name, namespace, port }) => ({
    by: object,
    kind,
    ...(orKind && { orKind }),
    field,
    name,
    namespace: namespace ?? object.namespace,
    isPlaced: namespace !== undefined || object.namespaceGiven,
    isAnywhere: anywhere === true,
    port: port === undefined ? undefined : { field, value: port, form: 'number or name' },
  }));
}
