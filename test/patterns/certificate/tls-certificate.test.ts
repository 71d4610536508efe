import { readFileSync, writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { Chart, Testing, YamlOutputType } from 'cdk8s';
import * as kplus27 from 'cdk8s-plus-27';
import * as kplus34 from 'cdk8s-plus-34';
import {
  HttpRoute,
  type INamedObject,
  IngressClassRef,
  IngressController,
  type PemFiles,
  TlsCertificate,
  TlsIngress,
} from '../../../src';
import { encryptedKey, newFile, opensslCertificate, reveals } from '../../support/certificates';
import { manifestsOf, refusalOf, shopChart, theOnly } from '../../support/synth';
import { backend, base, ingressOf, kubia } from '../ingress/fixture';

const { fromPemFiles } = TlsCertificate;

/** The certificate of the notes, which names its host as common name alone. */
const notes = opensslCertificate('kubia.example.com');
/** What certificate authorities hand out. */
const modern = opensslCertificate('kubia.example.com', {
  alternatives: ['DNS:kubia.example.com', 'DNS:*.shop.example.com'],
});

let said: jest.SpyInstance;

beforeEach(() => {
  said = jest.spyOn(console, 'warn').mockImplementation(() => {});
});

afterEach(() => {
  expect(reveals(JSON.stringify(said.mock.calls), notes.privateKey)).toBe(false);
  jest.restoreAllMocks();
  jest.useRealTimers();
});

function secured(certificate: TlsCertificate, hosts: string[] = ['kubia.example.com'], chart: Chart = shopChart()) {
  return kubia({ certificate, routes: hosts.map((host) => HttpRoute.prefix(host, '/', backend())) }, chart);
}

const ARN = 'arn:aws-us-gov:acm:us-gov-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012';

describe('a certificate elsewhere', () => {
  test('in a Secret, by its name', () => {
    expect(ingressOf({ certificate: TlsCertificate.fromSecretName('tls.example.com') }).spec.tls).toEqual([
      { hosts: ['kubia.example.com'], secretName: 'tls.example.com' },
    ]);
  });

  test.each<[string, (chart: Chart) => INamedObject]>([
    [
      'cdk8s-plus-27',
      (chart) => new kplus27.TlsSecret(chart, 's', { tlsCert: 'c', tlsKey: 'k', metadata: { name: 'made' } }),
    ],
    [
      'cdk8s-plus-34',
      (chart) => new kplus34.TlsSecret(chart, 's', { tlsCert: 'c', tlsKey: 'k', metadata: { name: 'made' } }),
    ],
    ['an import of cdk8s-plus-27', (chart) => kplus27.Secret.fromSecretName(chart, 's', 'made')],
    ['a plain object', () => ({ name: 'made' })],
  ])('in a Secret of %s', (_, secretIn) => {
    const chart = shopChart();
    secured(TlsCertificate.fromSecret(secretIn(chart)), undefined, chart);
    expect(theOnly(chart, 'Ingress').spec.tls[0].secretName).toBe('made');
  });

  test.each([
    ['issuer', TlsCertificate.fromIssuer('letsencrypt')],
    ['cluster-issuer', TlsCertificate.fromClusterIssuer('letsencrypt')],
  ])('from an %s of cert-manager, in a Secret called after the Ingress', (kind, certificate) => {
    const { metadata, spec } = ingressOf({ certificate });
    expect(metadata.annotations).toEqual({ [`cert-manager.io/${kind}`]: 'letsencrypt' });
    expect(spec.tls).toEqual([{ hosts: ['kubia.example.com'], secretName: 'kubia-tls' }]);
  });

  test.each([
    ['AWS Certificate Manager', TlsCertificate.fromAcm(ARN), 'a certificate of AWS Certificate Manager'],
    ['Google', TlsCertificate.fromGoogleManaged(), 'a certificate that Google manages'],
  ])('one of %s is refused where the controller reads Secrets alone', (_whose, certificate, found) => {
    for (const ingressClass of [IngressClassRef.traefik(), IngressClassRef.communityNginx()]) {
      const title = ingressClass.controller === IngressController.TRAEFIK ? 'Traefik' : 'ingress-nginx';
      expect(refusalOf(() => ingressOf({ certificate, ingressClass }))).toBe(
        `shop/kubia certificate: found ${found}, expected one in a Secret, which is what ${title} reads; use TlsCertificate.fromSecretName, or another class`,
      );
    }
  });

  test('of AWS Certificate Manager, without a Secret', () => {
    const ingressClass = IngressClassRef.named('alb', IngressController.AWS_ALB);
    const { metadata, spec } = ingressOf({ certificate: TlsCertificate.fromAcm(ARN), ingressClass });
    expect(metadata.annotations).toEqual({
      'alb.ingress.kubernetes.io/certificate-arn': ARN,
      'alb.ingress.kubernetes.io/target-type': 'ip',
    });
    expect(spec.tls).toEqual([{ hosts: ['kubia.example.com'] }]);
  });

  test.each([
    ['a Secret', TlsCertificate.fromSecretName('tls-secret'), 'tls-secret'],
    ['cert-manager', TlsCertificate.fromIssuer('letsencrypt'), 'kubia-tls'],
    ['files', fromPemFiles(modern), 'kubia-tls'],
  ])('of %s is refused for AWS, which would not look at it', (_, certificate, name) => {
    const ingressClass = IngressClassRef.named('alb', IngressController.AWS_ALB);
    expect(refusalOf(() => kubia({ certificate, ingressClass }))).toBe(
      `shop/kubia certificate: found a certificate in the Secret "${name}", expected one of AWS Certificate Manager, for the load balancer reads no Secrets; use TlsCertificate.fromAcm, or TlsCertificate.fromController to have it found there by the hosts`,
    );
  });

  test.each<[string, () => unknown, string]>([
    [
      'a Secret without a name',
      () => TlsCertificate.fromSecretName(''),
      'TlsCertificate.fromSecretName: found an empty text, expected a DNS name: ',
    ],
    ['a Secret of a bad name', () => TlsCertificate.fromSecretName('TLS_secret'), 'did you mean "tls-secret"?'],
    [
      'no Secret',
      () => TlsCertificate.fromSecret(undefined as unknown as INamedObject),
      'TlsCertificate.fromSecret: found nothing, expected a Secret; pass the Secret itself',
    ],
    [
      'the name of a Secret for itself',
      () => TlsCertificate.fromSecret('tls' as unknown as INamedObject),
      'TlsCertificate.fromSecret: found a text, expected a Secret; pass the Secret itself',
    ],
    [
      'a ConfigMap',
      () => TlsCertificate.fromSecret(new kplus27.ConfigMap(shopChart(), 'c')),
      'TlsCertificate.fromSecret: found an object of kind "ConfigMap", expected a Secret; pass the Secret itself',
    ],
    [
      'a bad Issuer',
      () => TlsCertificate.fromIssuer('a/b'),
      'TlsCertificate.fromIssuer: found "a/b", expected a DNS name: ',
    ],
    [
      'a bad ClusterIssuer',
      () => TlsCertificate.fromClusterIssuer(''),
      'TlsCertificate.fromClusterIssuer: found an empty text, ',
    ],
    [
      'what is no ARN',
      () => TlsCertificate.fromAcm('12345678-1234'),
      'TlsCertificate.fromAcm: found "12345678-1234", expected the ARN of a certificate, such as "arn:aws:acm:us-west-2:123456789012:certificate/…"; copy it from AWS Certificate Manager',
    ],
    [
      'an ARN of something else',
      () => TlsCertificate.fromAcm('arn:aws:iam::123456789012:server-certificate/a'),
      'TlsCertificate.fromAcm: found "arn:aws:iam::',
    ],
  ])('%s is refused', (_, build, sentence) => {
    expect(refusalOf(build)).toContain(sentence);
  });
});

describe('a certificate from files', () => {
  test('becomes a Secret with the very files, called after the Ingress', () => {
    const chart = shopChart();
    const ingress = secured(fromPemFiles(modern), undefined, chart);
    expect(theOnly(chart, 'Secret')).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'kubia-tls', namespace: 'shop' },
      type: 'kubernetes.io/tls',
      data: {
        'tls.crt': readFileSync(modern.certificate).toString('base64'),
        'tls.key': readFileSync(modern.privateKey).toString('base64'),
      },
    });
    expect(theOnly(chart, 'Ingress').spec.tls).toEqual([{ hosts: ['kubia.example.com'], secretName: 'kubia-tls' }]);
    expect(ingress.certificateSecret?.name).toBe('kubia-tls');
    expect(said).not.toHaveBeenCalled();
  });

  test('follows the namespace and the name of the Ingress', () => {
    const chart = shopChart();
    kubia({ certificate: fromPemFiles(modern), metadata: { name: 'door', namespace: 'web' } }, chart);
    expect(theOnly(chart, 'Secret').metadata).toEqual({ name: 'door-tls', namespace: 'web' });
  });

  test('covers hosts by its names and, one label deep, by its wildcards', () => {
    expect(secured(fromPemFiles(modern), ['a.shop.example.com', '*.shop.example.com']).hosts).toHaveLength(2);
  });

  test('is taken without hosts as it is', () => {
    const chart = shopChart();
    kubia({ certificate: fromPemFiles(modern), routes: [], defaultBackend: backend() }, chart);
    expect(theOnly(chart, 'Ingress').spec.tls).toEqual([{ secretName: 'kubia-tls' }]);
  });

  test('may be a chain, the certificate itself first', () => {
    const chain = newFile('pem');
    writeFileSync(chain, readFileSync(modern.certificate, 'utf8') + readFileSync(notes.certificate, 'utf8'));
    const chart = shopChart();
    secured(fromPemFiles({ ...modern, certificate: chain }), undefined, chart);
    expect(theOnly(chart, 'Secret').data['tls.crt']).toBe(readFileSync(chain).toString('base64'));
  });

  test('of which a file of that name at synth is made by another Ingress, is refused', () => {
    const chart = shopChart();
    secured(fromPemFiles(modern), undefined, chart);
    new TlsIngress(chart, 'kubia2', {
      ...base,
      certificate: fromPemFiles(modern),
      metadata: { name: 'kubia' },
      defaultBackend: backend(),
    });
    expect(refusalOf(() => manifestsOf(chart))).toContain(
      '[shop/kubia2] found Secret "kubia-tls" in namespace "shop", which shop/kubia makes already',
    );
  });

  test('that names its host as common name alone, as that of the notes, is taken with a warning', () => {
    const ingress = secured(fromPemFiles(notes));
    const sentence =
      'shop/kubia certificate: found a certificate that names its host as common name (CN) only, expected subject alternative names, the only ones that browsers and Go look at; issue it with -addext subjectAltName=DNS:…';
    expect(said.mock.calls).toEqual([[`warning: ${sentence}`]]);
    expect(ingress.node.metadata.map(({ data }) => data)).toEqual([sentence]);
  });

  test('that is not valid yet is taken with a warning', () => {
    jest.useFakeTimers({ now: new Date('2020-01-01T00:00:00Z') });
    secured(fromPemFiles(modern));
    expect(said.mock.calls).toEqual([
      [
        expect.stringMatching(
          /^warning: shop\/kubia certificate: found a certificate that is not valid before \d{4}-\d\d-\d\d, expected one that is valid now; deploy it from then on$/,
        ),
      ],
    ]);
  });
});

describe('files are refused', () => {
  const missing = newFile('none');
  const other = opensslCertificate('kubia.example.com', { key: 1 });
  const garbage = newFile('pem');
  writeFileSync(garbage, 'no certificate');
  const pem = (file: string) => readFileSync(file, 'utf8');
  const base64 = (file: string) => Buffer.from(pem(file)).toString('base64');
  const der = (file: string) => pem(file).replace(/-----.*-----|\n/g, '');
  const KEY_SHOWN =
    'found what may be a key (not shown), expected the path of a PEM file with the private key; give its name or path instead of the key';

  test.each<[string, object | undefined, string]>([
    [
      'a missing certificate',
      { ...notes, certificate: missing },
      `certificate: found the file "${missing}", which cannot be read (ENOENT), expected the path of a PEM file with the certificate; correct the path, which starts at the working directory`,
    ],
    [
      'a missing key',
      { ...notes, privateKey: missing },
      `privateKey: found the file "${missing}", which cannot be read (ENOENT), expected the path of a PEM file with the private key; correct the path, which starts at the working directory`,
    ],
    [
      'a folder',
      { ...notes, certificate: '.' },
      'certificate: found the file ".", which cannot be read (EISDIR), expected the path of a PEM file with the certificate; correct the path, which starts at the working directory',
    ],
    [
      'a path that no system takes',
      { ...notes, privateKey: 'a\0b' },
      'privateKey: found the file "a\\u0000b", which cannot be read (ERR_INVALID_ARG_VALUE), expected the path',
    ],
    [
      'an empty path',
      { ...notes, privateKey: '' },
      'privateKey: found an empty text, expected the path of a PEM file with the private key; such as "tls.crt"',
    ],
    [
      'no path',
      { certificate: notes.certificate },
      'privateKey: found nothing, expected the path of a PEM file with the private key; such as "tls.crt"',
    ],
    [
      'what is no certificate',
      { ...notes, certificate: garbage },
      `certificate: found the file "${garbage}", expected a certificate in PEM form; give the file that begins with -----BEGIN CERTIFICATE-----`,
    ],
    [
      'what is no key',
      { ...notes, privateKey: garbage },
      `privateKey: found the file "${garbage}", expected a private key in PEM form; give the file that begins with -----BEGIN PRIVATE KEY----- or alike`,
    ],
    [
      'swapped files',
      { certificate: notes.privateKey, privateKey: notes.certificate },
      `certificate: found the file "${notes.privateKey}", expected a certificate in PEM form`,
    ],
    [
      'the key of another certificate',
      { ...notes, privateKey: other.privateKey },
      `privateKey: found the key "${other.privateKey}", which is not that of the certificate "${notes.certificate}", expected a certificate and its own key; take both from the same issue; a chain must begin with the certificate itself`,
    ],
    [
      'an encrypted key',
      { ...notes, privateKey: encryptedKey(notes) },
      'expected a key without a passphrase, the only kind that controllers read; decrypt it first: openssl pkey -in … -out …',
    ],
    ['the text of a key', { ...notes, privateKey: pem(notes.privateKey) }, `privateKey: ${KEY_SHOWN}`],
    ['the text of a key in base64', { ...notes, privateKey: base64(notes.privateKey) }, `privateKey: ${KEY_SHOWN}`],
    ['the inside of a key', { ...notes, privateKey: der(notes.privateKey) }, `privateKey: ${KEY_SHOWN}`],
    [
      'the bytes of a key',
      { ...notes, privateKey: readFileSync(notes.privateKey) },
      'privateKey: found an object of class Buffer, expected the path of a PEM file with the private key; such as "tls.crt"',
    ],
    [
      'the text of a key where the certificate belongs',
      { ...notes, certificate: pem(notes.privateKey) },
      'certificate: found what may be a key (not shown), expected the path of a PEM file with the certificate; give its name or path instead of the key',
    ],
    [
      'a misspelt property',
      { ...notes, privatekey: notes.privateKey },
      ': found the unknown property "privatekey", expected certificate or privateKey; did you mean "privateKey"?',
    ],
    ['nothing', undefined, 'TlsCertificate.fromPemFiles: found nothing, expected an object of properties'],
  ])('%s', (_, files, sentence) => {
    const refused = refusalOf(() => fromPemFiles(files as PemFiles));
    expect(refused).toMatch(/^TlsCertificate\.fromPemFiles/);
    expect(refused).toContain(sentence);
    expect([notes, other].map(({ privateKey }) => reveals(refused, privateKey))).toEqual([false, false]);
  });

  test.each<[string, () => unknown]>([
    ['as the name of a Secret', () => TlsCertificate.fromSecretName(pem(notes.privateKey))],
    ['as a Secret', () => TlsCertificate.fromSecret(pem(notes.privateKey) as unknown as INamedObject)],
    ['as the name of an Issuer', () => TlsCertificate.fromIssuer(pem(notes.privateKey))],
    ['as the name of a ClusterIssuer', () => TlsCertificate.fromClusterIssuer(base64(notes.privateKey))],
    ['as an ARN', () => TlsCertificate.fromAcm(der(notes.privateKey))],
    [
      'as the certificate of an Ingress',
      () => kubia({ certificate: pem(notes.privateKey) as unknown as TlsCertificate }),
    ],
  ])('without showing a key that was given %s', (_, build) => {
    const refused = refusalOf(build);
    expect(refused).toContain(': found ');
    expect(reveals(refused, notes.privateKey)).toBe(false);
  });

  test('that have expired, on the day they are used', () => {
    const expired = opensslCertificate('kubia.example.com', { days: -1 });
    const refused = refusalOf(() => secured(fromPemFiles(expired)));
    expect(refused).toMatch(
      /^shop\/kubia certificate: found a certificate that expired on \d{4}-\d\d-\d\d, expected a valid one; renew it$/,
    );
    expect(reveals(refused, expired.privateKey)).toBe(false);
    jest.useFakeTimers({ now: Date.now() + 361 * 86_400_000 });
    expect(refusalOf(() => secured(fromPemFiles(modern)))).toContain('found a certificate that expired on ');
  });

  test.each<[string, string[], string]>([
    ['another host', ['bar.example.com'], '"bar.example.com"'],
    [
      'one of several hosts',
      ['kubia.example.com', 'bar.example.com', 'foo.example.com'],
      '"bar.example.com" and "foo.example.com"',
    ],
    ['a host two labels below a wildcard', ['a.b.shop.example.com'], '"a.b.shop.example.com"'],
    ['the domain of a wildcard', ['shop.example.com'], '"shop.example.com"'],
    ['a wildcard over a name', ['*.example.com'], '"*.example.com"'],
  ])('that do not cover %s', (_, hosts, uncovered) => {
    expect(refusalOf(() => secured(fromPemFiles(modern), hosts))).toBe(
      `shop/kubia certificate: found a certificate for "kubia.example.com" and "*.shop.example.com", expected one that covers ${uncovered}; have it issued for all hosts of the routes, or make an Ingress for each certificate`,
    );
  });

  test('whose alternative names leave out the common name, which then does not count', () => {
    const narrow = opensslCertificate('kubia.example.com', { alternatives: ['DNS:bar.example.com', 'IP:10.0.0.7'] });
    expect(refusalOf(() => secured(fromPemFiles(narrow)))).toContain(
      'found a certificate for "bar.example.com", expected one that covers "kubia.example.com"; ',
    );
  });

  test('that name no host at all', () => {
    const nameless = opensslCertificate('');
    expect(refusalOf(() => secured(fromPemFiles(nameless)))).toContain(
      'found a certificate for nothing, expected one that covers "kubia.example.com"; ',
    );
  });
});

test('without the openssl command these tests say what to install', () => {
  const { PATH } = process.env;
  process.env.PATH = '';
  try {
    expect(() => opensslCertificate('kubia.example.com')).toThrow(
      'found no openssl command, which makes the certificates of these tests; install the package openssl',
    );
  } finally {
    process.env.PATH = PATH;
  }
});

describe('the private key', () => {
  const both = newFile('pem');
  writeFileSync(both, readFileSync(modern.certificate, 'utf8') + readFileSync(modern.privateKey, 'utf8'));

  test.each([
    ['files of its own', modern],
    ['one file with its certificate', { certificate: both, privateKey: both }],
  ])('of %s is not shown by what prints objects', (_, files) => {
    const certificate = fromPemFiles(files);
    const prints = [
      JSON.stringify(certificate),
      inspect(certificate, { showHidden: true, depth: Number.POSITIVE_INFINITY, getters: true }),
      String(certificate),
      `${JSON.stringify(Object.entries(certificate))}`,
    ];
    expect(prints.map((text) => reveals(text, modern.privateKey))).toEqual([false, false, false, false]);
  });

  test('is in the Secret, encoded, and nowhere else', () => {
    const app = Testing.app({ yamlOutputType: YamlOutputType.FILE_PER_APP });
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    secured(fromPemFiles(modern), undefined, chart);
    expect(reveals(JSON.stringify(theOnly(chart, 'Ingress')), modern.privateKey)).toBe(false);
    expect(JSON.stringify(theOnly(chart, 'Secret'))).toContain(readFileSync(modern.privateKey).toString('base64'));
    expect(app.synthYaml()).not.toContain('PRIVATE KEY');
  });
});
