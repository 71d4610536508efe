/**
 * What the API server can decode in a place. Anything else is refused before a word of it is judged: a text where a
 * number belongs, a number in a map of texts, a list where a map belongs.
 */
export type Shape =
  | 'text'
  | 'whole number'
  | 'flag'
  | 'number or text'
  /** A map whose values are texts, such as labels. */
  | 'texts'
  /** Not our matter. */
  | 'anything'
  | ListShape
  | FieldsShape;

/** A list of things of one shape. */
export interface ListShape {
  readonly items: Shape;
}

/** A map with fixed names. */
export interface FieldsShape {
  readonly fields: ReadonlyMap<string, Shape>;
}

export function list(items: Shape): ListShape {
  return { items };
}

export function fields(known: Readonly<Record<string, Shape>>): FieldsShape {
  return { fields: new Map(Object.entries(known)) };
}

export const REFERENCE: Shape = fields({
  apiVersion: 'text',
  fieldPath: 'text',
  kind: 'text',
  name: 'text',
  namespace: 'text',
  resourceVersion: 'text',
  uid: 'text',
});

export const LABEL_SELECTOR: Shape = fields({
  matchExpressions: list(fields({ key: 'text', operator: 'text', values: list('text') })),
  matchLabels: 'texts',
});

export const METADATA: Shape = fields({
  annotations: 'texts',
  creationTimestamp: 'text',
  deletionGracePeriodSeconds: 'whole number',
  deletionTimestamp: 'text',
  finalizers: list('text'),
  generateName: 'text',
  generation: 'whole number',
  labels: 'texts',
  managedFields: 'anything',
  name: 'text',
  namespace: 'text',
  ownerReferences: list(
    fields({
      apiVersion: 'text',
      blockOwnerDeletion: 'flag',
      controller: 'flag',
      kind: 'text',
      name: 'text',
      uid: 'text',
    }),
  ),
  resourceVersion: 'text',
  selfLink: 'text',
  uid: 'text',
});

/** A whole object: what all have, and its own. */
export function object(own: Readonly<Record<string, Shape>>): FieldsShape {
  return fields({ apiVersion: 'text', kind: 'text', metadata: METADATA, ...own });
}
