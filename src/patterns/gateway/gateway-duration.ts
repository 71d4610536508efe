/** The most digits that one part of a duration has. */
const LARGEST_PART = 99_999;

/** The units of a duration, the smallest first, in milliseconds. */
const UNITS: readonly (readonly [suffix: string, milliseconds: number])[] = [
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
];

/**
 * Milliseconds as the Gateway API writes them (GEP-2257): in one unit where five digits are enough for it, such as `30s`;
 * in hours and what is left otherwise.
 */
export function gatewayDuration(milliseconds: number): string {
  const whole = UNITS.filter(([, size]) => milliseconds % size === 0 && milliseconds / size <= LARGEST_PART);
  // Seconds where they are whole, for that is what people write and read; 0 is the same in all units.
  const [suffix, size] = whole.find(([unit]) => unit === 's') ?? whole[0] ?? [];
  if (suffix !== undefined && size !== undefined) {
    return `${milliseconds / size}${suffix}`;
  }
  let rest = milliseconds;
  return [...UNITS].reverse().reduce((text, [unit, each]) => {
    const count = Math.floor(rest / each);
    rest -= count * each;
    return count === 0 ? text : `${text}${count}${unit}`;
  }, '');
}
