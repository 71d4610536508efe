import type { Carrier } from '../../src/kinds/annotations/annotation-fact';
import { judgeAnnotation } from '../../src/kinds/annotations/judged-annotation';
import { CERT_MANAGER } from '../../src/kinds/companions/cert-manager';
import { EXTERNAL_DNS } from '../../src/kinds/companions/external-dns';

describe('cert-manager', () => {
  const judged = (key: string, value: string, all: Record<string, string> = {}, on: Carrier = 'Ingress') =>
    judgeAnnotation(CERT_MANAGER, on, key, value, { [key]: value, ...all })?.is;

  test.each(['cert-manager.io/issuer-group', 'cert-manager.io/issuer-kind'])(
    'refuses a ClusterIssuer beside %s, which tells the group or kind of an Issuer',
    (other) => {
      expect(judged('cert-manager.io/cluster-issuer', 'acme', { [other]: 'x' })).toBe('contradiction');
      expect(judged('cert-manager.io/issuer', 'acme', { [other]: 'x' })).toBeUndefined();
    },
  );

  test('refuses an Issuer and a ClusterIssuer at once', () => {
    expect(judged('cert-manager.io/issuer', 'a', { 'cert-manager.io/cluster-issuer': 'b' })).toBe('contradiction');
  });

  test('edits in place where that is "true", word for word', () => {
    expect(judged('acme.cert-manager.io/http01-edit-in-place', 'true')).toBeUndefined();
    expect(judged('acme.cert-manager.io/http01-edit-in-place', '1')).toBe('value');
  });

  test('passes over listeners of a Gateway that are named', () => {
    expect(judged('cert-manager.io/ignore-tls-listeners', 'inner,outer', {}, 'Gateway')).toBeUndefined();
  });
});

describe('ExternalDNS', () => {
  test.each(['external-dns.kubernetes.io/', 'external-dns.alpha.kubernetes.io/'])('is told by keys of %s', (prefix) => {
    expect(judgeAnnotation(EXTERNAL_DNS, 'Service', `${prefix}hostname`, 'shop.example.com')).toBeUndefined();
    expect(judgeAnnotation(EXTERNAL_DNS, 'Service', `${prefix}azure-tags`, 'a=b')).toBeUndefined();
    expect(judgeAnnotation(EXTERNAL_DNS, 'Service', `${prefix}hostnam`, 'shop.example.com')?.is).toBe('misspelt');
  });
});
