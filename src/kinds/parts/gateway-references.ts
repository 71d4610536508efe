import { PORT_NUMBER, range } from '../constraints/makers';
import { DNS_NAME, DNS_NAME_OR_EMPTY, LABEL_NAME } from '../constraints/names';
import { partsOfSame } from '../constraints/references-of-routes';
import { given } from '../constraints/required';
import { atMost } from '../constraints/sizes';
import { fields, list, needed, type Shape, TEXT, text, wholeNumber } from '../language/shape';

/** The group of an object that is referred to; the first of all has no name. */
const GROUP = text(DNS_NAME_OR_EMPTY);

/** An object, of a kind that goes without saying unless it is said. */
export const OBJECT = { group: GROUP, kind: TEXT, name: needed(TEXT, 'a name') } as const;

/** The same, in a namespace that goes without saying. */
export const OBJECT_ANYWHERE = { ...OBJECT, namespace: text(LABEL_NAME) } as const;

/** An object of which it is said what it is. */
export const OBJECT_OF_KIND = { ...OBJECT, kind: needed(TEXT, 'a kind') } as const;

/** That the group is written, be it empty. */
export const GROUP_GIVEN = given('group', 'the group of the kind', 'write it, "" for that of Services and Secrets');

/** A part of an object by its name. */
export const SECTION_NAME = text(DNS_NAME);

/** What a route attaches to. */
export const PARENT_REFS: Shape = list(
  fields({ ...OBJECT_ANYWHERE, port: wholeNumber(PORT_NUMBER), sectionName: SECTION_NAME }),
  atMost(32, 'parents'),
  partsOfSame('listener', 'sectionName', 'port'),
);

/** A port of an object, which is a Service unless it is said. */
export const BACKEND = { ...OBJECT_ANYWHERE, port: wholeNumber(PORT_NUMBER) } as const;

/** Where a route sends requests or connections, and what some kinds of routes say of each. */
export function backendRefs(own: Readonly<Record<string, Shape>> = {}): Shape {
  return list(
    fields({
      ...own,
      ...BACKEND,
      weight: wholeNumber(range(0, 1_000_000)),
    }),
    atMost(16, 'backends'),
  );
}
