import { Chart, Testing } from 'cdk8s';
import {
  DaemonSet,
  Deployment,
  Job,
  LabelExpression,
  LabelSelector,
  Namespaces,
  Pod,
  Pods,
  StatefulSet,
} from 'cdk8s-plus-27';
import { ClusterIpService, type IPodSelection, PodLabels, PodPort } from '../../../src';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const http = PodPort.tcp(8080, 'http');
const ports = [http.exposedAs(80)];
const containers = [{ image: 'web', ports: [http] }];

function selectorOf(chart: Chart, selector: IPodSelection) {
  new ClusterIpService(chart, 'web', { selector, ports });
  return theOnly(chart, 'Service', 'web').spec.selector;
}

test.each<[string, (chart: Chart) => IPodSelection & { podMetadata: { getLabel(key: string): string | undefined } }]>([
  ['Deployment', (chart) => new Deployment(chart, 'pods', { containers })],
  ['DaemonSet', (chart) => new DaemonSet(chart, 'pods', { containers })],
  ['StatefulSet', (chart) => new StatefulSet(chart, 'pods', { containers })],
  ['Pod', (chart) => new Pod(chart, 'pods', { containers })],
  ['Job', (chart) => new Job(chart, 'pods', { containers })],
])('the pods of a %s are selected by the label that cdk8s-plus gives them', (_, build) => {
  const chart = shopChart();
  const pods = build(chart);
  const address = pods.podMetadata.getLabel(Pod.ADDRESS_LABEL);
  expect(address).toEqual(expect.any(String));
  expect(selectorOf(chart, pods)).toEqual({ [Pod.ADDRESS_LABEL]: address });
});

test('labels that a Deployment gets or selects by later do not change the Service', () => {
  const chart = shopChart();
  const deployment = new Deployment(chart, 'pods', { containers });
  const selected = selectorOf(chart, deployment);
  deployment.podMetadata.addLabel('tier', 'front');
  deployment.select(LabelSelector.of({ labels: { tier: 'front' } }));
  expect(theOnly(chart, 'Service', 'web').spec.selector).toEqual(selected);
});

test('Pods.select is taken label by label', () => {
  const chart = shopChart();
  const pods = Pods.select(chart, 'pods', { labels: { app: 'web', tier: 'front' } });
  expect(selectorOf(chart, pods)).toEqual({ app: 'web', tier: 'front' });
});

test("pods of the Service's own namespace are taken", () => {
  const chart = shopChart();
  const namespaces = Namespaces.select(chart, 'namespaces', { names: ['shop'] });
  expect(selectorOf(chart, Pods.select(chart, 'pods', { labels: { app: 'web' }, namespaces }))).toEqual({ app: 'web' });
});

test('where a namespace is unknown, nothing is said against the pods', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'shop');
  const elsewhere = new Chart(app, 'elsewhere', { namespace: 'bank' });
  expect(Object.keys(selectorOf(chart, new Deployment(elsewhere, 'pods', { containers })))).toHaveLength(1);
});

test('labels are written out for pods made elsewhere, even with an empty value', () => {
  expect(selectorOf(shopChart(), PodLabels.of({ app: 'web', 'example.com/canary': '' }))).toEqual({
    app: 'web',
    'example.com/canary': '',
  });
});

const EXPECTED = 'expected pods: a workload, Pods.select(…) or PodLabels.of({ app: "web" }); pass the workload itself';

function selection(config: unknown): IPodSelection {
  return { toPodSelectorConfig: () => config };
}

function odd(selector: unknown, namespaces?: unknown): IPodSelection {
  return selection({ labelSelector: { _toKube: () => selector }, namespaces });
}

test.each<[string, (chart: Chart) => unknown, string]>([
  ['nothing', () => undefined, `: found nothing, ${EXPECTED}`],
  ['null', () => null, `: found null, ${EXPECTED}`],
  ['a text', () => 'app=web', `: found "app=web", ${EXPECTED}`],
  [
    'plain labels',
    () => ({ app: 'web' }),
    `: found an object, ${EXPECTED.replace('pass', 'write labels as PodLabels.of({ … }), or pass')}`,
  ],
  ['a chart', (chart) => chart, `: found an object of class Chart, ${EXPECTED}`],
  [
    'an object that throws',
    () => ({
      toPodSelectorConfig: () => {
        throw new Error('no label');
      },
    }),
    `: found an object, ${EXPECTED}`,
  ],
  ['a selection of nothing', () => selection(undefined), `: found an object, ${EXPECTED}`],
  ['a selection without labels', () => selection({}), `: found an object, ${EXPECTED}`],
  ['a selector that is nothing', () => odd(undefined), `: found an object, ${EXPECTED}`],
  ['expressions that are no list', () => odd({ matchExpressions: [null] }), `: found an object, ${EXPECTED}`],
  [
    'all pods',
    (chart) => Pods.all(chart, 'pods'),
    ': found no labels, expected at least one label that the pods carry; name it, or use ManualEndpointsService for a Service without pods',
  ],
  [
    'label expressions',
    (chart) =>
      Pods.select(chart, 'pods', {
        labels: { app: 'web' },
        expressions: [LabelExpression.in('tier', ['a', 'b']), LabelExpression.exists('canary')],
      }),
    ': found label expressions on "tier" and "canary", expected labels with one value each: a Service selects by equality only; give the pods a label of their own and select that',
  ],
  [
    'a label that is no text',
    () => odd({ matchLabels: { app: 1 } }),
    '["app"]: found 1, expected a label value: up to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends; write it in quotes: "1"',
  ],
  [
    'pods of another namespace',
    (chart) => new Deployment(chart, 'pods', { metadata: { namespace: 'bank' }, containers }),
    `: found pods of namespace "bank", expected pods of the Service's own namespace "shop"; make the Service in the namespace of the pods`,
  ],
  [
    'pods of several namespaces',
    (chart) =>
      Pods.select(chart, 'pods', {
        labels: { app: 'web' },
        namespaces: Namespaces.select(chart, 'ns', { names: ['shop', 'bank'] }),
      }),
    ': found pods of the namespaces "shop" and "bank", expected pods of one namespace: a Service selects in its own; make a Service in each namespace',
  ],
  [
    'pods of namespaces chosen by label',
    (chart) =>
      Pods.select(chart, 'pods', {
        labels: { app: 'web' },
        namespaces: Namespaces.select(chart, 'ns', { names: ['shop'], labels: { team: 'shop' } }),
      }),
    ': found pods of namespaces chosen by label, expected pods of one namespace: a Service selects in its own; make a Service in each namespace',
  ],
  [
    'pods of all namespaces',
    (chart) => Pods.select(chart, 'pods', { labels: { app: 'web' }, namespaces: Namespaces.all(chart, 'ns') }),
    ': found pods of all namespaces, expected pods of one namespace: a Service selects in its own; make a Service in each namespace',
  ],
])('%s cannot be selected', (_, build, sentence) => {
  const chart = shopChart();
  const selector = build(chart) as IPodSelection;
  expect(refusalOf(() => new ClusterIpService(chart, 'web', { selector, ports }))).toBe(`shop/web selector${sentence}`);
});
