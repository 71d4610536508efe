import { PORT_NUMBER, range } from '../constraints/makers';
import { DNS_NAME_OR_EMPTY } from '../constraints/names';
import { fields, list, needed, type Shape, TEXT, text, wholeNumber } from '../language/shape';

/** What a route attaches to. */
export const PARENT_REFS: Shape = list(
  fields({
    group: TEXT,
    kind: TEXT,
    name: needed(TEXT, 'a name'),
    namespace: TEXT,
    port: wholeNumber(PORT_NUMBER),
    sectionName: text(DNS_NAME_OR_EMPTY),
  }),
);

/** Where a route sends requests or connections, and what some kinds of routes say of each. */
export function backendRefs(own: Readonly<Record<string, Shape>> = {}): Shape {
  return list(
    fields({
      ...own,
      group: TEXT,
      kind: TEXT,
      name: needed(TEXT, 'a name'),
      namespace: TEXT,
      port: wholeNumber(PORT_NUMBER),
      weight: wholeNumber(range(0, 1_000_000)),
    }),
  );
}
