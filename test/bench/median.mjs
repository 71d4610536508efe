/** The one in the middle: an outlier on either side moves it little. */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
