import { ExternalAlias, HttpIngress, HttpRoute, IngressClassRef, IngressController, PodPort } from '../../src';
import { judgedChart } from '../support/judge';
import { shopChart } from '../support/synth';

/*
 * A route to an alias asks for the host that the alias stands for, in the words of each controller that has some; the checker
 * knows them, and warns without.
 */

const TOLD = IngressController._all.filter(({ _dialect }) => _dialect.upstreamHost !== undefined);

// That few controllers follow an alias at all, the construct says.
beforeEach(() => jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

function warningsAbout(controller: IngressController, options: { upstreamHost?: string }): readonly string[] {
  const chart = shopChart();
  const alias = new ExternalAlias(chart, 'payments', {
    externalName: 'api.example.com',
    ports: [PodPort.tcp(80, 'http')],
  });
  // The class of an annotation may be none for an IngressClass.
  const className = controller._dialect.facts.classes.find((name) => !name.includes('/')) ?? '';
  new HttpIngress(chart, 'front', {
    ingressClass: IngressClassRef.named(className, controller),
    routes: [HttpRoute.prefix('shop.example.com', '/pay', alias.backend(), options)],
  });
  const { findings } = judgedChart(chart);
  return findings.filter(({ rule }) => rule === 'mismatched-external-host').map(({ message }) => message);
}

test('several controllers can be told', () => {
  expect(TOLD.length).toBeGreaterThan(4);
});

test.each(TOLD.map((each) => [String(each), each] as const))('%s is told the host of an alias', (_name, controller) => {
  expect(warningsAbout(controller, { upstreamHost: 'api.example.com' })).toEqual([]);
});

test.each(TOLD.map((each) => [String(each), each] as const))(
  '%s is not, where the route does not say so, and the cure is its own',
  (_name, controller) => {
    const [warning, another] = warningsAbout(controller, {});
    expect(another).toBeUndefined();
    const { name, hostSettings = [] } = controller._dialect.facts;
    const [{ cure } = {}] = hostSettings;
    expect(warning).toContain(`for ${name} by the annotation ${cure}`);
  },
);
