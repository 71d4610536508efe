import { Chart, Testing } from 'cdk8s';
import { ClusterIpService, HttpRoute, PodLabels } from '../../src';

/** The first place that the stack of what is thrown names. */
function firstFrameOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).stack?.split('\n').find((line) => /^ {4}at /.test(line)) ?? 'no frame';
  }
  return 'nothing was thrown';
}

describe("the stack of a refusal begins at the user's line", () => {
  const chart = new Chart(Testing.app(), 'shop');
  const selector = PodLabels.of({ app: 'web' });

  test('for a construct', () => {
    expect(firstFrameOf(() => new ClusterIpService(chart, 'web', { selector, ports: 8080 as any }))).toContain(
      __filename,
    );
  });

  test('for what is refused in a loop of ours', () => {
    expect(firstFrameOf(() => new ClusterIpService(chart, 'cart', { selector, ports: [8080] as any }))).toContain(
      __filename,
    );
  });

  test('for a value', () => {
    expect(firstFrameOf(() => HttpRoute.prefix('10.0.0.1', '/', undefined as any))).toContain(__filename);
  });
});
