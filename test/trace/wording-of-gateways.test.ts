import { deployment, service } from '../support/trace-manifests';
import { assumptionsOf, traced } from '../support/traced';

const PODS = deployment('web') + service('web');

const object = (kind: string, name: string, spec: string) =>
  `{apiVersion: gateway.networking.k8s.io/v1, kind: ${kind}, metadata: {name: ${name}, namespace: shop}, spec: {${spec}}}\n---\n`;

test('a name that two listeners of a Gateway are for leads to that Gateway, and to no other of its name', () => {
  const listeners = [
    '{name: wild, port: 80, protocol: HTTP, hostname: "*.example.com"}',
    '{name: exact, port: 80, protocol: HTTP, hostname: shop.example.com}',
  ];
  const shop =
    PODS +
    object('Gateway', 'gw', `gatewayClassName: eg, listeners: [${listeners.join(', ')}]`) +
    object('HTTPRoute', 'web', 'parentRefs: [{name: gw}], rules: [{backendRefs: [{name: web, port: 80}]}]');
  const said = assumptionsOf(shop, 'internet', 'http://shop.example.com/');
  expect(said).toContain('the name shop.example.com leads to Gateway shop/gw');
});

test('of routes that see no path, none is named', () => {
  const shop =
    PODS +
    object(
      'Gateway',
      'gw',
      'gatewayClassName: eg, listeners: [{name: tls, port: 443, protocol: TLS, hostname: "*.example.com", tls: {mode: Passthrough}}]',
    ) +
    object(
      'TLSRoute',
      'a',
      'parentRefs: [{name: gw}], hostnames: [a.example.com], rules: [{backendRefs: [{name: web, port: 80}]}]',
    );
  const instead = traced(shop, 'internet', 'https://b.example.com/').paths.flatMap(({ hops }) =>
    hops.flatMap((hop) => hop.instead ?? []),
  );
  expect(instead).toEqual(['a.example.com of TLSRoute shop/a']);
});
