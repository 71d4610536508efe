import type { ApiObjectMetadata } from 'cdk8s';
import { ClusterIpService, HeadlessService, LoadBalancerService, PodLabels, PodPort } from '../../../src';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const KEY = 'service.beta.kubernetes.io/load-balancer-source-ranges';

const http = PodPort.tcp(8080, 'http');
const selector = PodLabels.of({ app: 'web' });
const written = (ranges: string): ApiObjectMetadata => ({ annotations: { [KEY]: ranges } });

test('source ranges may be written as an annotation of a load balancer', () => {
  const chart = shopChart();
  const metadata = written('192.0.2.0/24, 198.51.100.0/24');
  new LoadBalancerService(chart, 'web', { selector, ports: [http], metadata });
  expect(theOnly(chart, 'Service').metadata.annotations).toEqual(metadata.annotations);
});

test('they are refused on other Services, as the API server does', () => {
  const expected = `shop/web metadata.annotations["${KEY}"]: found source ranges, expected them on a Service of type LoadBalancer only; leave them out`;
  const metadata = written('192.0.2.0/24');
  expect(refusalOf(() => new ClusterIpService(shopChart(), 'web', { selector, ports: [http], metadata }))).toBe(
    expected,
  );
  expect(refusalOf(() => new HeadlessService(shopChart(), 'web', { selector, metadata }))).toBe(expected);
});

test('they are refused beside the field, which has the last word', () => {
  const metadata = written('192.0.2.0/24');
  const sourceRanges = ['198.51.100.0/24'];
  expect(
    refusalOf(() => new LoadBalancerService(shopChart(), 'web', { selector, ports: [http], metadata, sourceRanges })),
  ).toBe(
    `shop/web metadata.annotations["${KEY}"]: found source ranges beside sourceRanges, expected one of them; leave out the annotation`,
  );
});

test('they are refused where they are no CIDRs', () => {
  expect(
    refusalOf(
      () => new LoadBalancerService(shopChart(), 'web', { selector, ports: [http], metadata: written('192.0.2.7') }),
    ),
  ).toMatch(
    /^shop\/web metadata\.annotations\["service\.beta.*"\]: found "192\.0\.2\.7" without a prefix length, expected .*; use sourceRanges$/,
  );
});
