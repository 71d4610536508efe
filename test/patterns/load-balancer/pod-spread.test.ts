import { ApiObject, type Chart, JsonPatch } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus28 from 'cdk8s-plus-28';
import * as plus32 from 'cdk8s-plus-32';
import * as plus34 from 'cdk8s-plus-34';
import { type IPodSelection, LocalTrafficLoadBalancer, PodLabels, PodPort, PodSpread } from '../../../src';
import { manifestsOf, refusalOf, shopChart, theOnly } from '../../support/synth';

const PATH = '/spec/template/spec/topologySpreadConstraints';
const podMetadata = { labels: { app: 'kubia' } };
const containers = [{ image: 'luksa/kubia' }];

function balance(chart: Chart, id: string, selector: IPodSelection, spread: PodSpread) {
  return new LocalTrafficLoadBalancer(chart, id, { selector, ports: [PodPort.tcp(8080).exposedAs(80)], spread });
}

function deployment(chart: Chart) {
  return new plus27.Deployment(chart, 'kubia', { containers, podMetadata });
}

/** The constraints of the only workload in a chart. */
function constraintsOf(chart: Chart, kind = 'Deployment') {
  return theOnly(chart, kind).spec.template.spec.topologySpreadConstraints;
}

function overNodes(chart: Chart, whenUnsatisfiable: string, kind = 'Deployment') {
  const labelSelector = { matchLabels: theOnly(chart, kind).spec.selector.matchLabels };
  return { labelSelector, maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable };
}

test.each([
  ['27', plus27.Deployment],
  ['28', plus28.Deployment],
  ['32', plus32.Deployment],
  ['34', plus34.Deployment],
])('the pods of a Deployment of cdk8s-plus-%s are spread over nodes', (_, Deployment) => {
  const chart = shopChart();
  balance(chart, 'web', new Deployment(chart, 'kubia', { containers, podMetadata }), PodSpread.PREFERRED);
  expect(constraintsOf(chart)).toEqual([overNodes(chart, 'ScheduleAnyway')]);
  expect(theOnly(chart, 'Service').spec.selector).toEqual(theOnly(chart, 'Deployment').spec.selector.matchLabels);
});

test.each([
  ['27', plus27.StatefulSet, plus27.Service],
  ['28', plus28.StatefulSet, plus28.Service],
  ['32', plus32.StatefulSet, plus32.Service],
  ['34', plus34.StatefulSet, plus34.Service],
])('the pods of a StatefulSet of cdk8s-plus-%s are spread strictly', (_, StatefulSet, Service) => {
  const chart = shopChart();
  const service = new Service(chart, 'governing', { ports: [{ port: 80 }] });
  const set = new StatefulSet(chart, 'kubia', { containers, podMetadata, service: service as never });
  balance(chart, 'web', set, PodSpread.REQUIRED);
  expect(constraintsOf(chart, 'StatefulSet')).toEqual([overNodes(chart, 'DoNotSchedule', 'StatefulSet')]);
});

test('a pod template keeps all that it had, in order', () => {
  const [plain, spread] = [shopChart(), shopChart()];
  deployment(plain);
  balance(spread, 'web', deployment(spread), PodSpread.PREFERRED);
  const { topologySpreadConstraints, ...rest } = theOnly(spread, 'Deployment').spec.template.spec;
  expect(rest).toEqual(theOnly(plain, 'Deployment').spec.template.spec);
  const keys = Object.keys(theOnly(spread, 'Deployment').spec.template.spec);
  expect(keys).toEqual([...keys].sort());
  expect(topologySpreadConstraints).toHaveLength(1);
});

test('two load balancers of one workload ask for one constraint', () => {
  const chart = shopChart();
  const pods = deployment(chart);
  balance(chart, 'a', pods, PodSpread.PREFERRED);
  balance(chart, 'b', pods, PodSpread.PREFERRED);
  expect(constraintsOf(chart)).toEqual([overNodes(chart, 'ScheduleAnyway')]);
});

test('a strict wish and a loose one stand side by side', () => {
  const chart = shopChart();
  const pods = deployment(chart);
  balance(chart, 'a', pods, PodSpread.PREFERRED);
  balance(chart, 'b', pods, PodSpread.REQUIRED);
  expect(constraintsOf(chart)).toEqual([overNodes(chart, 'ScheduleAnyway'), overNodes(chart, 'DoNotSchedule')]);
});

test.each(['before', 'after'])('constraints that a user patched in %s stay', (moment) => {
  const chart = shopChart();
  const pods = deployment(chart);
  const zones = {
    maxSkew: 2,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { app: 'kubia' } },
  };
  const patch = () => ApiObject.of(pods).addJsonPatch(JsonPatch.add(PATH, [zones]));
  if (moment === 'before') patch();
  balance(chart, 'web', pods, PodSpread.PREFERRED);
  if (moment === 'after') patch();
  expect(constraintsOf(chart)).toEqual([zones, overNodes(chart, 'ScheduleAnyway')]);
});

test('a constraint over nodes that a workload has already is not doubled', () => {
  const chart = shopChart();
  const pods = deployment(chart);
  const own = {
    maxSkew: 3,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'DoNotSchedule',
    labelSelector: { matchLabels: { app: 'kubia' } },
  };
  ApiObject.of(pods).addJsonPatch(JsonPatch.add(PATH, [own]));
  balance(chart, 'web', pods, PodSpread.REQUIRED);
  expect(constraintsOf(chart)).toEqual([own]);
});

test('rendering twice adds nothing', () => {
  const chart = shopChart();
  balance(chart, 'web', deployment(chart), PodSpread.PREFERRED);
  expect(manifestsOf(chart)).toEqual(manifestsOf(chart));
  expect(constraintsOf(chart)).toHaveLength(1);
});

test('a DaemonSet is on every node already', () => {
  const chart = shopChart();
  balance(chart, 'web', new plus27.DaemonSet(chart, 'kubia', { containers, podMetadata }), PodSpread.REQUIRED);
  expect(constraintsOf(chart, 'DaemonSet')).toBeUndefined();
});

test('without a wish, the workload is left as it is', () => {
  const chart = shopChart();
  const pods = deployment(chart);
  new LocalTrafficLoadBalancer(chart, 'web', { selector: pods, ports: [PodPort.tcp(8080).exposedAs(80)] });
  expect(constraintsOf(chart)).toBeUndefined();
});

const EXPECTED =
  'expected a workload of this app, such as a Deployment or StatefulSet; pass the workload as selector, or spread the pods where they are made';

test('pods whose workload is not known are refused', () => {
  const chart = shopChart();
  const selected = plus27.Pods.select(chart, 'pods', { labels: { app: 'kubia' } });
  expect(refusalOf(() => balance(chart, 'a', selected, PodSpread.PREFERRED))).toBe(
    `shop/a spread: found an object of class Pods, whose workload is not known, ${EXPECTED}`,
  );
  const labels = PodLabels.of({ app: 'kubia' });
  expect(refusalOf(() => balance(chart, 'b', labels, PodSpread.PREFERRED))).toBe(
    `shop/b spread: found an object of class PodLabels, whose workload is not known, ${EXPECTED}`,
  );
});

test('a single pod has nothing to spread', () => {
  const chart = shopChart();
  const pod = new plus27.Pod(chart, 'kubia', { containers, metadata: { labels: { app: 'kubia' } } });
  expect(refusalOf(() => balance(chart, 'web', pod, PodSpread.PREFERRED))).toBe(
    `shop/web spread: found pods of a Pod, ${EXPECTED}`,
  );
});

test('an unknown strictness is refused', () => {
  const chart = shopChart();
  expect(refusalOf(() => balance(chart, 'web', deployment(chart), 'Required' as PodSpread))).toBe(
    'shop/web spread: found "Required", expected PodSpread.PREFERRED or PodSpread.REQUIRED; did you mean PodSpread.REQUIRED?',
  );
});
