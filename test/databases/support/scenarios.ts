/**
 * A `test` for scenarios of which each goes on with what the one before it left: after one that failed, none is tried. What the pods
 * were doing by then stands with the failure, since they are gone when somebody reads it.
 */
export function oneAfterAnother(witness: () => string): (title: string, act: () => Promise<void>) => void {
  let failed: string | undefined;
  return (title, act) =>
    test(title, async () => {
      // Each would wait out its own time for a database that is not what it should be.
      if (failed !== undefined) throw new Error(`not tried, because it goes on where "${failed}" failed`);
      failed = title;
      try {
        await act();
      } catch (error) {
        if (error instanceof Error) error.message += `\n\n${witness()}`;
        throw error;
      }
      failed = undefined;
    });
}
