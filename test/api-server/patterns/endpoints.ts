import fc from 'fast-check';
import { EndpointsForm, ManualEndpoint, ManualEndpointsService } from '../../../src';
import { near } from '../support/near';
import type { DrawnPattern } from './drawn-pattern';
import { choice, label, maybe, mostly, ports, seldom, servicePort, subdomain, text, yesOrNo } from './parts';
import { exposed, exposureOf, proxied } from './services';

const address = mostly(
  fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom('192.0.2.10', '2001:db8::1')),
  near(['192.0.2.10', '2001:db8::1', '127.0.0.1', '::1', 'fe80::1', '224.0.0.1']),
);

const endpoint = fc.record({
  address,
  ready: maybe(yesOrNo),
  hostname: seldom(label),
  zone: maybe(text(['eu-1a', 'A_b'], [63])),
  nodeName: seldom(subdomain),
});

/** Several endpoints, sometimes more than one slice holds. */
const endpoints = fc.oneof(
  { weight: 9, arbitrary: fc.array(endpoint, { minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.array(endpoint, { minLength: 99, maxLength: 103, size: 'max' }) },
);

export const manualEndpointsService: DrawnPattern = {
  name: 'ManualEndpointsService',
  drafts: fc.record({
    ...proxied,
    ports: ports(0),
    // Ports of a headless Service have one number.
    headless: maybe(yesOrNo),
    endpoints,
    exposed: seldom(exposed),
    form: maybe(choice(EndpointsForm)),
  }),
  build: (chart, { exposed: given, ...draft }) =>
    new ManualEndpointsService(chart, 'drawn', {
      ...draft,
      ports: draft.ports.map((port: any) =>
        servicePort({ ...port, targetsName: false, ...(draft.headless ? { port: port.number } : {}) }),
      ),
      exposure: given && exposureOf(given, []),
      endpoints: draft.endpoints.map(({ address: ip, hostname, ...options }: any) =>
        ManualEndpoint.address(ip, { ...options, hostname: draft.headless ? hostname : undefined }),
      ),
    }),
};
