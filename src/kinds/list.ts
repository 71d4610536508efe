import { ANYTHING, fields, list, type Shape, TEXT } from './language/shape';

/** Several objects in one, as kubectl writes them: no kind that a cluster stores. */
export const LIST: Shape = fields({ apiVersion: TEXT, items: list(ANYTHING), kind: TEXT, metadata: ANYTHING });
