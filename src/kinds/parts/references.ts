import { fields, type Shape, TEXT } from '../language/shape';

/** A reference to any object, as it was or is. */
export const OBJECT_REFERENCE: Shape = fields({
  apiVersion: TEXT,
  fieldPath: TEXT,
  kind: TEXT,
  name: TEXT,
  namespace: TEXT,
  resourceVersion: TEXT,
  uid: TEXT,
});
