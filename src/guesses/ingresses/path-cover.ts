/** A pattern of a path that begins with letters as they stand and ends with whatever may follow. */
interface Cover {
  readonly letters: string;
  /** Whether what follows begins with a slash, if anything does. */
  readonly endsAtSlash: boolean;
}

/** What stands for whatever may follow, and for that after a slash; people copy few others from the manual. */
const ANYTHING = /(?:\/\?)?(?:\(\))?\(?\.\*\)?\$?$/;
const AFTER_SLASH = /(?:\(\/\|\$\)(?:\(?\.\*\)?)?|\(\/\.\*\)\?|\(\/\(?\.\*\)?\)\?)\$?$/;

/** What is no letter in a pattern. */
const SPECIAL = /[()[\]{}*+?|^$\\]/;

/** The pattern of a path, if all that it takes can be told; patterns are not run, for anybody may write one. */
function coverOf(pattern: string): Cover | undefined {
  for (const [tail, endsAtSlash] of [[AFTER_SLASH, true] as const, [ANYTHING, false] as const]) {
    const { index = -1 } = tail.exec(pattern) ?? {};
    const letters = pattern.slice(0, index);
    if (index > 0 && !SPECIAL.test(letters)) {
      return { letters: letters.toLowerCase(), endsAtSlash };
    }
  }
  return undefined;
}

/** Whether a pattern takes all requests for a path and below it. ingress-nginx compares without regard to case. */
export function covers(pattern: string, path: string): boolean {
  const cover = coverOf(pattern);
  if (cover === undefined || SPECIAL.test(path)) {
    return false;
  }
  const rest = path.toLowerCase().startsWith(cover.letters) ? path.slice(cover.letters.length) : undefined;
  return rest !== undefined && (!cover.endsAtSlash || rest === '' || rest.startsWith('/'));
}
