import { Progress } from '../../src/cli/progress';

/** What a progress line writes to a terminal while a clock runs. */
function written(watched: boolean, times: readonly number[]): string[] {
  const texts: string[] = [];
  const terminal = {
    out: () => undefined,
    err: (text: string) => {
      texts.push(text);
    },
    input: () => '',
    kubectl: () => ({ code: 0, out: '', err: '' }),
    colours: false,
    watched,
    tool: { version: '1.2.3', helpOn: () => '' },
  };
  let now = 0;
  const progress = new Progress(terminal, () => now);
  for (const time of times) {
    now = time;
    progress.tell(() => `at ${time}`);
  }
  progress.end();
  return texts;
}

const CLEAR = '\r\u001b[K';

test('a long run shows how far it is, and clears the line in the end', () => {
  expect(written(true, [100, 499, 500, 550, 600, 900])).toEqual([
    `${CLEAR}at 500`,
    `${CLEAR}at 600`,
    `${CLEAR}at 900`,
    CLEAR,
  ]);
});

test('a short run shows nothing, and neither does one that nobody watches', () => {
  expect(written(true, [10, 20, 499])).toEqual([]);
  expect(written(false, [10, 600, 1000])).toEqual([]);
});
