/** What is made when somebody first asks for it, and then kept: of many tables, most programs ask for none or for one. */
export function onFirstUse<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
