import { SERVICE_OF_URL } from '../../kinds/annotations/named-by-value';
import { referencesOfKind } from '../../kinds/references';
import type { NamedKind, PortForm, Reference, Transport } from '../../kinds/references/reference';
import type { Field } from '../../values/field';
import type { KubeObject } from '../objects/kube-object';

/** Something that an object names, with everything left out filled in. */
export interface Named {
  readonly by: KubeObject;
  readonly kind: NamedKind;
  /** Another kind, of which an object of that name does as well. */
  readonly orKind?: NamedKind;
  /** Where the name is written. */
  readonly field: Field;
  readonly name: string;
  readonly namespace: string;
  /** Whether the files say the namespace: in the reference, or of the object. */
  readonly isPlaced: boolean;
  /** Whether it may lie in any namespace. */
  readonly isAnywhere: boolean;
  readonly port: NamedPort | undefined;
}

/** A port that a reference names. */
export interface NamedPort {
  readonly field: Field;
  readonly value: number | string;
  readonly form: PortForm;
  /** The protocol of which alone a port will do, if that is known. */
  readonly protocol?: string;
  /** The protocol in which it is asked, whatever the Service says, if that is known. */
  readonly asked?: Transport;
}

/** All that the fields of an object name, by the table of its kind. */
export function namedInFields(object: KubeObject): readonly Named[] {
  return referencesOfKind(object).flatMap((reference) =>
    placesOf(object.root, reference.at).flatMap((place) => namedAt(object, place, reference) ?? []),
  );
}

/** The fields at the end of a way such as `webhooks[].clientConfig`. */
export function placesOf(root: Field, way: string): readonly Field[] {
  let fields: readonly Field[] = [root];
  for (const step of way.split('.')) {
    const key = step.endsWith('[]') ? step.slice(0, -2) : step;
    fields = fields.flatMap((field) => {
      const next = field.get(key);
      return step.endsWith('[]') ? next.items : next.isGiven ? [next] : [];
    });
  }
  return fields;
}

function namedAt(by: KubeObject, place: Field, reference: Reference): Named | undefined {
  const field = below(place, reference.name);
  const isMeant = (reference.where ?? []).every(({ at, is, unlessWritten }) => {
    const written = place.get(at);
    return written.isGiven ? written.value === is : unlessWritten === true;
  });
  const written = isMeant && field.text ? nameIn(field.text, reference.form) : undefined;
  if (written === undefined || reference.builtIn?.includes(written.name)) {
    return undefined;
  }
  const namespace =
    written.namespace ??
    (reference.namespace === undefined ? undefined : place.get(reference.namespace).text || undefined);
  return {
    by,
    kind: reference.names,
    field,
    name: written.name,
    namespace: namespace ?? by.namespace,
    isPlaced: namespace !== undefined || by.namespaceGiven,
    isAnywhere: reference.anywhere === true,
    port: portAt(place, reference),
  };
}

/** `shop/web`, `web`, or the whole name of a host of the cluster. */
function nameIn(text: string, form: Reference['form']): { name: string; namespace?: string } | undefined {
  switch (form) {
    case 'name':
      return { name: text };
    case 'name@provider':
      return text.includes('@') ? undefined : { name: text };
    case 'namespace/name or host': {
      const [first = '', second] = text.split(text.includes('/') ? '/' : '.');
      const [name, namespace] = text.includes('/') ? [second ?? '', first] : [first, second];
      return { name, ...(namespace === undefined || namespace === '.' ? {} : { namespace }) };
    }
    case 'namespace/name': {
      const [name = '', namespace, more] = text.split('/').reverse();
      return more === undefined ? { name, ...(namespace === undefined ? {} : { namespace }) } : undefined;
    }
    case 'host': {
      const [name = '', namespace, svc] = text.split('.');
      if (namespace === undefined) {
        return name === '*' ? undefined : { name };
      }
      return svc === 'svc' ? { name, namespace } : undefined;
    }
    case 'url':
      return SERVICE_OF_URL.in(text)[0];
  }
}

function portAt(place: Field, { port, form, name }: Reference): NamedPort | undefined {
  if (form === 'url') {
    const field = below(place, name);
    const value = SERVICE_OF_URL.in(field.text ?? '')[0]?.port;
    return value ? { field, value, form: 'number', asked: 'TCP' } : undefined;
  }
  if (port === undefined) {
    return undefined;
  }
  const field = below(place, port.at);
  const value = field.isGiven ? (field.number ?? field.text) : port.unlessWritten;
  return value === undefined || value === '' || value === 0
    ? undefined
    : { field, value, form: port.form, ...(port.asked && { asked: port.asked }) };
}

function below(place: Field, way: string): Field {
  return way === '' ? place : place.find(...way.split('.'));
}
