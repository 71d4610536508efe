/** How many answers are kept. Applications have some dozens of keys; who has more pays for each. */
const MOST = 1000;

/** Asks once for each key: the objects of a cluster bear the same few annotations thousands of times. */
export function remembered<T>(ask: (key: string) => T): (key: string) => T {
  const answers = new Map<string, { readonly answer: T }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    if (answers.size >= MOST) answers.clear();
    const answer = ask(key);
    answers.set(key, { answer });
    return answer;
  };
}
