import type { Shape } from '../../kinds/language/shape';
import type { Deviation } from '../../kinds/walks/deviations';
import { fieldMeantBy } from '../../kinds/walks/meant-field';
import { Field, type Step } from '../../values/field';

/** A field whose name is a slip of another. */
export interface Slip {
  /** The way to the map that has it. */
  readonly way: readonly Step[];
  readonly name: Step;
  readonly meant: string;
}

/** What was meant, and which fields have other names in what was written. */
interface Meaning {
  readonly data: unknown;
  readonly slips: readonly Slip[];
}

/** So many slips are read as what was meant. Whoever has more has written something else. */
const MOST = 50;

/**
 * What an object says once each field with a slip in its name is called what was meant, and each value in a wrong but
 * readable form has the right one. Rules about single fields tell these mistakes; what would follow from them is no
 * second mistake.
 */
export function asMeant(written: Field, deviations: readonly Deviation[]): Meaning {
  let data = written.value;
  const slips: Slip[] = [];
  for (const deviation of deviations.slice(0, MOST)) {
    const [name, ...way] = [...deviation.steps].reverse();
    way.reverse();
    if (name === undefined) {
      continue;
    }
    const holder = written.find(...way);
    if (deviation.is === 'wrong type') {
      const { value } = holder.get(name);
      const read = readAs(value, deviation.shape);
      // Most wrong types, such as a number for a label, have no other reading, and copying what holds them takes its time.
      data = read === value ? data : changedIn(data, way, (map) => withField(map, name, read));
      continue;
    }
    const meant = fieldMeantBy(String(name), deviation.siblings);
    if (meant !== undefined && !holder.get(meant).isGiven) {
      data = changedIn(data, way, (map) => renamed(map, String(name), meant));
      slips.push({ way, name, meant });
    }
  }
  return { data, slips };
}

/** The way to a field as it is written, from the way to it as it is meant. */
export function asWritten(steps: readonly Step[], slips: readonly Slip[]): readonly Step[] {
  return slips.reduce(
    (so, { way, name, meant }) =>
      so[way.length] === meant && way.every((step, i) => so[i] === step)
        ? [...way, name, ...so.slice(way.length + 1)]
        : so,
    steps,
  );
}

/** One item where a list belongs, a list of one where its item belongs, and a number or a flag in quotes. */
function readAs(value: unknown, { type, items }: Shape): unknown {
  const isList = Array.isArray(value);
  switch (type) {
    case 'list':
      return isList || items === undefined || !isItem(value, items) ? value : [value];
    case 'map':
      return isList && value.length === 1 && typeof value[0] === 'object' ? value[0] : value;
    case 'whole number':
      return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    case 'flag':
      return typeof value === 'string' && /^(true|false)$/.test(value) ? value === 'true' : value;
    default:
      return value;
  }
}

/** Whether a value could be in a list: a map of which all fields are known, or what is no map. */
function isItem(value: unknown, { type, fields }: Shape): boolean {
  if (type === 'anything') {
    return true;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return type !== 'list' && type !== 'map';
  }
  return type === 'map' && Object.keys(value).every((key) => fields.has(key));
}

/** The same data with one map or list in it changed, sharing all that does not change. */
function changedIn(data: unknown, way: readonly Step[], change: (holder: unknown) => unknown): unknown {
  const [step, ...rest] = way;
  return step === undefined
    ? change(data)
    : withField(data, step, changedIn(Field.root(data).get(step).value, rest, change));
}

function withField(holder: unknown, step: Step, value: unknown): unknown {
  return Array.isArray(holder)
    ? holder.map((item, i) => (i === step ? value : item))
    : { ...(holder as object), [step]: value };
}

function renamed(holder: unknown, name: string, meant: string): unknown {
  const { [name]: value, ...others } = holder as Record<string, unknown>;
  return { ...others, [meant]: value };
}
