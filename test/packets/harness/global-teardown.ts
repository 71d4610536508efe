let clean = async (): Promise<void> => {};

/** Says what is to be done when all test files have run. */
export function atEnd(action: () => Promise<void>): void {
  clean = action;
}

export default function globalTeardown(): Promise<void> {
  return clean();
}
