import { Complaint, isComplaint } from './complaint';
import { listOf, type Parser } from './parser';
import { qualifiedName } from './qualified-name';
import { repeatedAt } from './repeated';
import { listed, quoted } from './wording';

const ORPHAN = 'orphan';
const FOREGROUND = 'foregroundDeletion';

/** The finalizers of Kubernetes itself, the only ones without a domain. */
const OWN = ['kubernetes', ORPHAN, FOREGROUND];

const finalizer: Parser<string> = (input) => {
  const name = qualifiedName(input);
  return isComplaint(name) || name.includes('/') || OWN.includes(name)
    ? name
    : new Complaint(
        quoted(name),
        `a finalizer with a domain in front, or ${listed(OWN.map(quoted))}`,
        `write it like ${quoted(`example.com/${name}`)}`,
      );
};

const list = listOf(finalizer, 'finalizers');

/** What must happen before an object is deleted: each finalizer once, and not both ways to treat its dependents. */
export const finalizers: Parser<string[]> = (input) => {
  const given = list(input);
  if (isComplaint(given)) {
    return given;
  }
  const repeated = repeatedAt(given);
  if (repeated !== undefined) {
    return new Complaint(
      `${quoted(given[repeated] ?? '')} twice`,
      'different finalizers',
      'leave one out',
      `[${repeated}]`,
    );
  }
  return given.includes(ORPHAN) && given.includes(FOREGROUND)
    ? new Complaint(
        `${quoted(ORPHAN)} and ${quoted(FOREGROUND)}`,
        'one of them: dependents are either kept or deleted first',
        'leave one out',
      )
    : given;
};
