import { Bell } from './bell';
import { expectationOf, type PacketsOfRule, titleOf } from './expectation';
import { play } from './play';

/**
 * Tests that each rule's good example carries the traffic and that its bad one does what the rule says, and that a dump of the
 * cluster tells as much.
 */
export function testRules(cases: readonly PacketsOfRule[]): void {
  let bell: Bell;

  beforeAll(async () => {
    bell = await Bell.hung();
  });

  afterAll(() => bell?.takeDown());

  test.concurrent.each(cases.map((each) => [titleOf(each), each] as const))('%s', async (_, packets) => {
    const sideOf = (side: 'good' | 'bad') => play(packets, side, bell);
    const [good, bad] = packets.inTurn
      ? await oneAfterTheOther(async () => [await sideOf('good'), await sideOf('bad')])
      : await Promise.all([sideOf('good'), sideOf('bad')]);
    expect({ good, bad }).toEqual({ good: expectationOf(packets, 'good'), bad: expectationOf(packets, 'bad') });
  });
}

let turn: Promise<unknown> = Promise.resolve();

/** Runs what takes a port of the nodes, of which there is one of each, when nobody else of this file does. */
function oneAfterTheOther<T>(act: () => Promise<T>): Promise<T> {
  const acted = turn.then(act);
  turn = acted.catch(() => undefined);
  return acted;
}
