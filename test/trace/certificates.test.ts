import { readFileSync } from 'node:fs';
import { opensslCertificate, reveals } from '../support/certificates';
import { deployment, ingress, rule, service } from '../support/trace-manifests';
import { assumptionsOf, endsOf } from '../support/traced';

const SHOP =
  deployment('web') +
  service('web') +
  ingress(
    'shop',
    rule('shop.example.com', ['Prefix', '/', 'web']),
    'tls: [{hosts: [shop.example.com], secretName: cert}]',
  );

const URL = 'https://shop.example.com/';

function secretOf(path: string, field: 'data' | 'stringData' = 'data'): string {
  const pem = readFileSync(path, 'utf8');
  const value = field === 'data' ? Buffer.from(pem).toString('base64') : JSON.stringify(pem);
  return `{apiVersion: v1, kind: Secret, metadata: {name: cert, namespace: shop}, type: kubernetes.io/tls, ${field}: {tls.crt: ${value}, tls.key: x}}\n---\n`;
}

test.each(['data', 'stringData'] as const)('a certificate in %s that covers the host is taken', (field) => {
  const { certificate } = opensslCertificate('x', { alternatives: ['DNS:*.example.com'] });
  const manifests = SHOP + secretOf(certificate, field);
  expect(endsOf(manifests, 'internet', URL)).toEqual(['delivered to Deployment shop/web:8080']);
  expect(assumptionsOf(manifests, 'internet', URL)).toContain(
    'the client trusts the certificate in Secret shop/cert, which is self-signed',
  );
});

test('one for another host is refused', () => {
  const { certificate, privateKey } = opensslCertificate('x', {
    alternatives: ['DNS:a.example.com', 'DNS:example.com'],
  });
  const [end = ''] = endsOf(SHOP + secretOf(certificate), 'internet', URL);
  expect(end).toBe(
    'the client refuses the certificate: the certificate in Secret shop/cert is for a.example.com and example.com, and not for shop.example.com',
  );
  expect(reveals(end, privateKey)).toBe(false);
});

test('one that has expired is refused', () => {
  const { certificate } = opensslCertificate('shop.example.com', { days: -1 });
  expect(endsOf(SHOP + secretOf(certificate), 'internet', URL)[0]).toMatch(
    /^the client refuses the certificate: the certificate in Secret shop\/cert expired on \d{4}-\d\d-\d\d$/,
  );
});

test('one that has a common name only, as in the notes, is taken by some', () => {
  const { certificate } = opensslCertificate('shop.example.com');
  expect(assumptionsOf(SHOP + secretOf(certificate), 'internet', URL)).toContain(
    'the client looks at the common name of a certificate, as browsers and Go do not',
  );
});

test.each(['', 'bm90IGEgY2VydGlmaWNhdGU='])('what cannot be read, such as "%s", is taken for granted', (text) => {
  const secret = `{apiVersion: v1, kind: Secret, metadata: {name: cert, namespace: shop}, data: {tls.crt: "${text}"}}\n---\n`;
  expect(assumptionsOf(SHOP + secret, 'internet', URL)).toContain(
    'the certificate in Secret shop/cert covers shop.example.com',
  );
});

test('Traefik shows the one for the host, whichever Ingress names it', () => {
  const { certificate } = opensslCertificate('x', { alternatives: ['DNS:shop.example.com'] });
  const named = (name: string, host: string, secretName: string) =>
    ingress(
      name,
      rule(host, ['Prefix', '/', 'web']),
      `tls: [{hosts: [${host}], secretName: ${secretName}}]`,
      'traefik',
    );
  const both = named('shop', 'shop.example.com', 'elsewhere') + named('blog', 'blog.example.com', 'cert');
  const manifests = deployment('web') + service('web') + both + secretOf(certificate);
  expect(endsOf(manifests, 'internet', URL)).toEqual(['delivered to Deployment shop/web:8080']);
  expect(assumptionsOf(manifests, 'internet', URL)).toContain(
    'the client trusts the certificate in Secret shop/cert, which is self-signed',
  );
  expect(endsOf(manifests, 'internet', 'https://blog.example.com/')[0]).toMatch(/, and not for blog.example.com$/);
});
