import { Duration } from 'cdk8s';
import { Pod } from 'cdk8s-plus-27';
import {
  EndpointsForm,
  ExternalAlias,
  IpFamilyPolicy,
  ManualEndpoint,
  ManualEndpointsService,
  PodPort,
} from '../../src';
import { client } from './harness/echo';
import { OUTSIDE_PORT } from './harness/outside';
import { run, untilAnswered, untilAnsweredBy, untilItFails, untilResolved } from './harness/places';
import { Stage } from './harness/stage';
import { until } from './harness/waiting';

/*
 * ExternalAlias and ManualEndpointsService: hosts outside of the cluster under a name inside. The rig's `outside` has the
 * addresses of the documentation ranges, and names below outside.example.
 */

const PORT = OUTSIDE_PORT;
const ALIASED = 'db.outside.example';

let stage: Stage;
let named: ManualEndpointsService;

beforeAll(async () => {
  stage = await Stage.set('outside', (chart) => {
    const alias = new ExternalAlias(chart, 'alias', { externalName: ALIASED, ports: [PodPort.tcp(PORT, 'db')] });
    const reader = new Pod(chart, 'reader', {
      metadata: { name: 'reader', labels: { app: 'reader' } },
      terminationGracePeriod: Duration.seconds(1),
    });
    const container = reader.addContainer({ image: 'registry.example.com/echo:1.0' });
    alias.addAddressTo(container, { host: 'DATABASE_HOST', port: 'DATABASE_PORT' });

    const ports = [PodPort.tcp(PORT, 'http').exposedAs(80)];
    new ManualEndpointsService(chart, 'one', { ports, endpoints: [ManualEndpoint.address('192.0.2.10')] });
    new ManualEndpointsService(chart, 'several', {
      ports,
      endpoints: ['192.0.2.10', '192.0.2.11', '192.0.2.12'].map((each) => ManualEndpoint.address(each)),
    });
    named = new ManualEndpointsService(chart, 'named', {
      ports: [PodPort.tcp(PORT, 'http').exposedAs(PORT)],
      headless: true,
      endpoints: ['primary', 'replica'].map((hostname, i) => ManualEndpoint.address(`192.0.2.1${i}`, { hostname })),
    });
    new ManualEndpointsService(chart, 'half', {
      ports,
      endpoints: [ManualEndpoint.address('192.0.2.10'), ManualEndpoint.address('192.0.2.11', { ready: false })],
    });
    new ManualEndpointsService(chart, 'both', {
      ports,
      ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK,
      endpoints: [ManualEndpoint.address('192.0.2.10'), ManualEndpoint.address('2001:db8::10')],
    });
    new ManualEndpointsService(chart, 'legacy', {
      ports,
      form: EndpointsForm.LEGACY_ENDPOINTS,
      endpoints: [ManualEndpoint.address('192.0.2.10')],
    });
    client(chart);
  });
});

afterAll(() => stage?.strike());

const place = () => stage.in('client');

/** The addresses of outside that answered. */
async function hostsBehind(what: string, family?: 4 | 6): Promise<string[]> {
  await untilAnswered(place(), what, { family });
  const seen = new Set<string>();
  for (let round = 0; round < 3; round++) {
    for (const outcome of await untilAnsweredBy(place(), what, ['somebody'], { times: 20, family })) {
      seen.add(outcome.echo?.localAddress ?? '');
    }
  }
  return [...seen].sort();
}

test('an alias is a CNAME of the name outside', async () => {
  await untilResolved(place(), stage.dns('alias'), 'CNAME', [`${ALIASED}.`]);
  await untilAnsweredBy(place(), `http://alias:${PORT}/`, ['somebody']);
});

test('an alias sends to the port that the client names: it has none of its own', async () => {
  await untilAnsweredBy(place(), `http://alias:${PORT}/`, ['somebody']);
  await untilItFails(place(), 'http://alias:81/', 'refused');
});

test('an HTTP server behind an alias hears the name of the alias, not its own', async () => {
  const [{ echo: seen }] = await untilAnsweredBy(place(), `http://alias:${PORT}/`, ['somebody']);
  expect(seen?.host).toBe(`alias:${PORT}`);
});

test('the variables that a container is given lead there', async () => {
  const reader = stage.in('reader');
  const { stdout } = await run(stage.inside('reader'), 'printenv', 'DATABASE_HOST', 'DATABASE_PORT');
  const [host, port] = stdout.trim().split('\n');
  await untilAnsweredBy(reader, `http://${host}:${port}/`, ['somebody']);
});

test('a Service without a selector leads to the address that is written, on its own port', async () => {
  expect(await hostsBehind('http://one/')).toEqual(['192.0.2.10']);
});

test('several addresses share the connections', async () => {
  expect(await hostsBehind('http://several/')).toEqual(['192.0.2.10', '192.0.2.11', '192.0.2.12']);
});

test('endpoints of a headless Service have the names that are written, and answer by them', async () => {
  await untilResolved(place(), stage.dns('named'), 'A', ['192.0.2.10', '192.0.2.11']);
  await untilResolved(place(), named.dns.fullOfHost('replica'), 'A', ['192.0.2.11']);
  expect(await hostsBehind(`http://${named.dns.ofHost('primary')}:${PORT}/`)).toEqual(['192.0.2.10']);
});

test('an endpoint that is written as not ready gets none', async () => {
  expect(await hostsBehind('http://half/')).toEqual(['192.0.2.10']);
});

test('each family leads to the addresses of its own', async () => {
  expect(await hostsBehind('http://both/', 4)).toEqual(['192.0.2.10']);
  expect(await hostsBehind('http://both/', 6)).toEqual(['2001:db8::10']);
});

test('the legacy form is mirrored into a slice, and leads there too', async () => {
  await until(
    'the mirrored slice',
    () => stage.list('discovery.k8s.io/v1', 'EndpointSlice', 'kubernetes.io/service-name=legacy'),
    (slices) => slices.length === 1,
  );
  expect(await hostsBehind('http://legacy/')).toEqual(['192.0.2.10']);
});

test('a name outside that nobody has is no name inside either', async () => {
  const lost = await Stage.set('lost', (chart) => {
    new ExternalAlias(chart, 'lost', { externalName: 'nobody.invalid' });
    client(chart);
  });
  // DNS knows of the alias; before, no name of it could be found.
  await untilResolved(lost.in('client'), lost.dns('lost'), 'CNAME', ['nobody.invalid.']);
  await untilItFails(lost.in('client'), 'http://lost/', 'nxdomain');
  await lost.strike();
});
