import fc from 'fast-check';
import {
  EndpointsForm,
  ManualEndpoint,
  type ManualEndpointOptions,
  ManualEndpointsService,
  type ManualEndpointsServiceProps,
  PodPort,
} from '../../../src';
import { buildsOrRefuses, oddValue, orOdd } from '../../support/odd-values';
import { manifestsOf, shopChart } from '../../support/synth';
import { draws } from '../../support/thoroughness';

const http = PodPort.tcp(8080, 'http');
const endpoint = ManualEndpoint.address('192.0.2.1', { hostname: 'a', zone: 'b', nodeName: 'c' });

test('no odd props break a Service with written endpoints, or its manifests', () => {
  const props = fc.record({
    ports: orOdd([http.exposedAs(80)], [http.exposedAs(8080)], []),
    endpoints: orOdd([endpoint], [ManualEndpoint.address('2001:db8::1'), ManualEndpoint.address('192.0.2.2')]),
    headless: orOdd(true, false),
    form: orOdd(EndpointsForm.LEGACY_ENDPOINTS),
    metadata: orOdd({ labels: { team: 'shop' } }),
    ipFamilies: orOdd(['IPv4']),
    ipFamilyPolicy: orOdd('PreferDualStack'),
    publishNotReadyAddresses: orOdd(false),
    internalTrafficPolicy: orOdd('Local'),
    trafficDistribution: orOdd('PreferSameZone'),
  });
  fc.assert(
    fc.property(fc.oneof({ weight: 20, arbitrary: props }, oddValue), (given) =>
      buildsOrRefuses(() => {
        const chart = shopChart();
        new ManualEndpointsService(chart, 'db', given as ManualEndpointsServiceProps);
        return JSON.stringify(manifestsOf(chart));
      }),
    ),
    { numRuns: draws(500) },
  );
});

test('no odd address or option breaks an endpoint', () => {
  const options = fc.record({
    ready: orOdd(true),
    hostname: orOdd('a'),
    zone: orOdd('b'),
    nodeName: orOdd('c'),
  });
  fc.assert(
    fc.property(
      fc.oneof(fc.ipV4(), fc.ipV6(), oddValue),
      fc.oneof({ weight: 9, arbitrary: options }, oddValue),
      (address, given) =>
        buildsOrRefuses(() => {
          const chart = shopChart();
          const endpoints = [ManualEndpoint.address(address as string, given as ManualEndpointOptions)];
          new ManualEndpointsService(chart, 'db', { ports: [], headless: true, endpoints });
          return JSON.stringify(manifestsOf(chart));
        }),
    ),
    { numRuns: draws(500) },
  );
});
