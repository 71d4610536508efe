import { nearMiss } from '../../values/near-miss';

/**
 * The field that was meant by a name that none has: one of nearly that name; or one of a longer name, as `containerPort`
 * is where `port` is written.
 */
export function fieldMeantBy(name: string, fields: readonly string[]): string | undefined {
  return nearMiss(name, fields) ?? fields.find((each) => endsIn(each, name));
}

function endsIn(whole: string, name: string): boolean {
  return name.length >= 4 && whole.toLowerCase().endsWith(name.toLowerCase());
}
