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
