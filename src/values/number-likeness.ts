/**
 * Whether two numbers differ by a slip of the pen: two neighbouring digits changed places (8080, 8008), one is another
 * (8080, 8081), one is missing (8443, 443), or one pair was typed once (8080, 80).
 */
export function isNumberSlip(a: number, b: number): boolean {
  const [short, long] = [String(a), String(b)].sort((one, other) => one.length - other.length) as [string, string];
  if (a === b || long.length - short.length > 2) {
    return false;
  }
  if (long.length - short.length === 2) {
    return short + short === long;
  }
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const [restOfShort, restOfLong] = [short.slice(start), long.slice(start)];
  return long.length > short.length
    ? restOfLong.slice(1) === restOfShort
    : restOfLong.slice(1) === restOfShort.slice(1) ||
        (restOfLong[0] === restOfShort[1] &&
          restOfLong[1] === restOfShort[0] &&
          restOfLong.slice(2) === restOfShort.slice(2));
}

/** Whether two neighbouring digits changed places: 8080 and 8008. Ports that are meant to differ hardly ever do it so. */
export function areSwapped(a: number, b: number): boolean {
  const [one, other] = [String(a), String(b)];
  const at = [...one].findIndex((digit, i) => digit !== other[i]);
  return (
    one.length === other.length &&
    at >= 0 &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}
