import { App, Chart, Testing } from 'cdk8s';

/** A manifest, read as loosely as YAML is. */
export type Manifest = any;

/** The chart that all small tests build in: named `shop`, in the namespace `shop`, so that construct paths start with `shop/`. */
export function shopChart(namespace: string | undefined = 'shop'): Chart {
  return new Chart(unwrittenApp(), 'shop', { namespace });
}

/** An app that is asked for its manifests and never written, so that no folder has to be made for it, as `Testing.app()` does. */
export function unwrittenApp(): App {
  return new App();
}

/** Everything a chart renders. */
export function manifestsOf(chart: Chart): Manifest[] {
  return Testing.synth(chart);
}

/** The one object of a kind (and name) that a chart renders; fails where there is none or several. */
export function theOnly(chart: Chart, kind: string, name?: string): Manifest {
  const found = manifestsOf(chart).filter(
    (each) => each.kind === kind && (name ?? each.metadata.name) === each.metadata.name,
  );
  expect(found).toHaveLength(1);
  return found[0];
}

/** The sentence with which `build` is refused. */
export function refusalOf(build: () => unknown): string {
  try {
    build();
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).name).toBe('Error');
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

/** The sentences that `build` warns with. They are kept from the console. */
export function warningsOf(build: () => unknown): string[] {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  try {
    build();
    return warn.mock.calls.map(([sentence]) => String(sentence).replace(/^warning: /, ''));
  } finally {
    warn.mockRestore();
  }
}
