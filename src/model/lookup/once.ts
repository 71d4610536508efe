/** A function that works its answer out once for each object it is asked about. */
export function once<K extends object, V>(answer: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) {
      found = { value: answer(key) };
      known.set(key, found);
    }
    return found.value;
  };
}
