import { type PacketsOfRule, titleOf } from './expectation';
import { Bell, play } from './play';

/** Tests that each rule's good example carries the traffic and that its bad one does what the rule says. */
export function testRules(cases: readonly PacketsOfRule[]): void {
  let bell: Bell;

  beforeAll(async () => {
    bell = await Bell.hung();
  });

  afterAll(() => bell?.takeDown());

  test.each(cases.map((each) => [titleOf(each), each] as const))('%s', async (_, packets) => {
    const [good, bad] = await Promise.all([play(packets, 'good', bell), play(packets, 'bad', bell)]);
    expect({ good, bad }).toEqual({ good: [...packets.good].sort(), bad: [...packets.bad].sort() });
  });
}
