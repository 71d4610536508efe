import fc from 'fast-check';
import { host } from '../../../src/values/host';
import { controllerPath, literalPath } from '../../../src/values/http-path';
import { IpAddress } from '../../../src/values/ip-address';
import { pathSegment } from '../../../src/values/path-segment';
import { near } from '../support/near';
import * as good from '../support/specimens';
import type { Exception, JudgedValue } from './judged-value';

const HOSTS = fc.oneof(
  near(['shop.example.com', '*.example.com', 'shop', '*.com', '1.example.com'], [63, 253]),
  fc.constantFrom(
    '192.0.2.10',
    '*.192.0.2.10',
    '2001:db8::1',
    '*',
    '*.',
    '*.*.com',
    'a.*.com',
    'shop.example.com:8080',
    '010.0.0.1',
  ),
);

const PATHS = fc.oneof(
  near(['/', '/shop', '/shop/', '/a/b/c', '/a.b', '/.well-known', '/shop/cart'], [1000]),
  near(['/a//b', '/./a', '/a/..', '/a/.', '/a%2fb', '/a%2Fb', '/*', '/a/*', '/a*', '/../a']),
);

const star: Exception<string> = {
  we: 'refuse',
  sample: '/shop/*',
  because: 'The server takes the star as a letter of the path, so nothing but "/shop/*" itself would match.',
  covers: (path) => path.endsWith('/*'),
};

const address: Exception<string> = {
  we: 'refuse',
  sample: '192.0.2.10',
  because: 'The server looks for addresses in rules only, and we read the hosts of the certificate from the rules.',
  covers: (name) => IpAddress.meantBy(name) !== undefined,
};

export const ingress: JudgedValue[] = [
  {
    value: 'host',
    field: 'Ingress: rules[].host',
    inputs: HOSTS,
    parse: host,
    manifest: (name) => good.ingress({ rules: [{ host: name }] }),
    exceptions: [
      {
        we: 'refuse',
        sample: '',
        because: 'An empty host means every host; HttpRoute.onAnyHost says so.',
        covers: (name) => name === '',
      },
    ],
  },
  {
    value: 'host',
    field: 'Ingress: spec.tls[].hosts[]',
    inputs: HOSTS,
    parse: host,
    manifest: (name) => good.ingress({ tls: [{ hosts: [name] }] }),
    exceptions: [address],
  },
  {
    value: 'literalPath',
    field: 'Ingress: paths[].path of type Prefix',
    inputs: PATHS,
    parse: literalPath,
    manifest: (path) => good.ingressPath(path, 'Prefix'),
    exceptions: [star],
  },
  {
    value: 'literalPath',
    field: 'Ingress: paths[].path of type Exact',
    inputs: PATHS,
    parse: literalPath,
    manifest: (path) => good.ingressPath(path, 'Exact'),
    exceptions: [star],
  },
  {
    value: 'controllerPath',
    field: 'Ingress: paths[].path of type ImplementationSpecific',
    inputs: fc.oneof(PATHS, near(['', '/shop(/|$)(.*)', '/~ ^/a$', 'http://a', '^/a'])),
    parse: controllerPath,
    manifest: (path) => good.ingressPath(path, 'ImplementationSpecific'),
  },
  {
    value: 'pathSegment',
    field: 'Ingress: defaultBackend.resource.kind',
    // That there is none at all is the matter of whoever asks.
    inputs: near(['StorageBucket', 'a/b', 'a%2fb', '.', '..', '...', 'a.b', 'a b'], [300]).filter(
      (kind) => kind !== '',
    ),
    parse: pathSegment,
    manifest: (kind) =>
      good.ingress({ defaultBackend: { resource: { apiGroup: 'k8s.example.com', kind, name: 'assets' } } }),
  },
];
