import { Complaint, isComplaint } from './complaint';
import { listOf, objectWith, optional, type Parsed, type Parser, text, yesOrNo } from './parser';
import { repeatedAt } from './repeated';
import { quoted, shown } from './wording';

/** `v1`, or a group and its version. */
const apiVersion: Parser<string> = (input) =>
  typeof input === 'string' && /^([^/\s]*\/)?[^/\s]+$/.test(input)
    ? input
    : new Complaint(shown(input), 'an API version such as "v1" or "apps/v1"', 'copy it from the owner');

const ownerReference = objectWith(
  {
    apiVersion,
    kind: text,
    name: text,
    uid: text,
    controller: optional(yesOrNo),
    blockOwnerDeletion: optional(yesOrNo),
  },
  'an owner reference',
);

const list = listOf(ownerReference, 'owner references');

/** The owners of an object: each once, by its uid; not more than one is the controller, and none is an Event. */
export const ownerReferences: Parser<Parsed<typeof ownerReference>[]> = (input) => {
  const given = list(input);
  if (isComplaint(given)) {
    return given;
  }
  // An empty group is the core group, written out.
  const event = given.findIndex(({ apiVersion: version, kind }) => /^\/?v1$/.test(version) && kind === 'Event');
  if (event >= 0) {
    return new Complaint('an Event', 'an object that stays: Events own nothing', 'name another owner', `[${event}]`);
  }
  const repeated = repeatedAt(given.map(({ uid }) => uid));
  if (repeated !== undefined) {
    const uid = quoted(given[repeated]?.uid ?? '');
    return new Complaint(`the uid ${uid} twice`, 'different owners', 'leave one out', `[${repeated}].uid`);
  }
  const controllers = given.flatMap(({ controller }, i) => (controller ? [i] : []));
  return controllers.length < 2
    ? given
    : new Complaint(
        'a second controller',
        'at most one',
        'leave out controller: true',
        `[${controllers[1]}].controller`,
      );
};
