import { main } from '../../src/cli/main';
import type { Terminal } from '../../src/cli/terminal';

/** What a command did to its terminal. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Both, as they came. */
  readonly printed: string;
}

/** Runs a command line in a terminal that nobody watches and that has no colours. */
export function runIn(args: readonly string[], world: Partial<Terminal> = {}): Run {
  const texts: { readonly to: 'out' | 'err'; readonly text: string }[] = [];
  const of = (stream?: 'out' | 'err') =>
    texts
      .filter(({ to }) => stream === undefined || to === stream)
      .map(({ text }) => text)
      .join('');
  const code = main(args, {
    out: (text) => texts.push({ to: 'out', text }),
    err: (text) => texts.push({ to: 'err', text }),
    input: () => '',
    kubectl: () => ({ code: undefined, out: '', err: 'no kubectl here' }),
    colours: false,
    watched: false,
    tool: { version: '1.2.3', helpOn: (rule) => `https://example.com/rules/${rule}` },
    ...world,
  });
  return { code, out: of('out'), err: of('err'), printed: of() };
}
