import { Complaint } from './complaint';
import { nearWord } from './near-miss';
import type { Parser } from './parser';
import { listed, shown } from './wording';

/**
 * A member of an enum, which is passed by its name: `memberOf({ TrafficPolicy })`. Complaints name members as one writes them in
 * code, `TrafficPolicy.LOCAL`, and no value of a manifest, which the compiler would not take.
 */
export function memberOf<T extends string>(named: Readonly<Record<string, Readonly<Record<string, T>>>>): Parser<T> {
  const [entry = ['', {}]] = Object.entries(named);
  const [name, members] = entry;
  const written = (member: string) => `${name}.${member}`;
  return (input) => {
    const taken = Object.values(members).find((value) => value === input);
    if (taken !== undefined) {
      return taken;
    }
    const meant = typeof input === 'string' ? memberNear(input, name, members) : undefined;
    return new Complaint(
      shown(input),
      listed(Object.keys(members).map(written)),
      meant === undefined ? 'choose one of these' : `did you mean ${written(meant)}?`,
    );
  };
}

/** The member that a text is most likely meant for, by its value in manifests or by its name. */
function memberNear(text: string, name: string, members: Readonly<Record<string, string>>): string | undefined {
  const value = nearWord(text, Object.values(members));
  return value === undefined
    ? nearWord(text.replace(`${name}.`, ''), Object.keys(members))
    : Object.keys(members).find((member) => members[member] === value);
}
