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

/** The same for questions about something in an object: the answers live as long as the object does. */
export function onceWithin<W extends object, K, V>(answer: (whole: W, key: K) => V): (whole: W, key: K) => V {
  const known = once((_whole: W) => new Map<K, { readonly value: V }>());
  return (whole, key) => {
    const answers = known(whole);
    let found = answers.get(key);
    if (found === undefined) {
      found = { value: answer(whole, key) };
      answers.set(key, found);
    }
    return found.value;
  };
}
