import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate and its key, as `TlsCertificate.fromPemFiles` takes them. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly privateKey: string;
}

/** What differs from the certificate of the notes. */
export interface CertificateOptions {
  /** Subject alternative names, such as `DNS:*.example.com`; none by default. */
  readonly alternatives?: readonly string[];
  /** From today on; 360 by default. A negative number makes a certificate that has expired. */
  readonly days?: number;
  /** Which of the keys of this test file it is made with; by default all certificates have the same. */
  readonly key?: number;
}

let folder: string | undefined;
let files = 0;

/** The keys of a test file, made once: openssl takes its time to find primes, and most tests are about certificates. */
const keys: string[] = [];

// The keys are good for nothing but these tests; still, none is left behind.
afterAll(() => {
  if (folder !== undefined) {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Key and certificate for a host, made the way the notes do: `openssl genrsa`, `openssl req -new -x509`. */
export function opensslCertificate(commonName: string, options: CertificateOptions = {}): CertificateFiles {
  const { alternatives = [], days = 360, key = 0 } = options;
  const privateKey = keyNumbered(key);
  const certificate = newFile('cert');
  const subject = ['-subj', commonName === '' ? '/' : `/CN=${commonName}`];
  if (days > 0) {
    const extension = alternatives.length === 0 ? [] : ['-addext', `subjectAltName=${alternatives.join(',')}`];
    openssl(
      'req',
      '-new',
      '-x509',
      '-key',
      privateKey,
      '-out',
      certificate,
      '-days',
      String(days),
      ...subject,
      ...extension,
    );
  } else {
    // `req -x509` refuses negative days, `x509 -req` does not.
    const request = newFile('csr');
    openssl('req', '-new', '-key', privateKey, '-out', request, ...subject);
    openssl('x509', '-req', '-in', request, '-signkey', privateKey, '-out', certificate, '-days', String(days));
  }
  return { certificate, privateKey };
}

function keyNumbered(number: number): string {
  const known = keys[number];
  if (known !== undefined) {
    return known;
  }
  const made = newFile('key');
  openssl('genrsa', '-out', made, '2048');
  keys[number] = made;
  return made;
}

/** The same key, encrypted with a passphrase. */
export function encryptedKey({ privateKey }: CertificateFiles): string {
  const encrypted = newFile('key');
  openssl('pkey', '-in', privateKey, '-aes256', '-passout', 'pass:kubia', '-out', encrypted);
  return encrypted;
}

/** Whether a text holds any line of a file's PEM body: what no refusal, log or snapshot may. */
export function reveals(text: string, file: string): boolean {
  const pem = readFileSync(file, 'utf8');
  const body = pem.split('\n').filter((line) => line.length > 20 && !line.startsWith('-----'));
  const encoded = Buffer.from(pem).toString('base64');
  return [...body, encoded.slice(60, 120)].some((line) => text.includes(line));
}

/** A path in a folder that is removed after the tests of the file. */
export function newFile(extension: string): string {
  folder ??= mkdtempSync(join(tmpdir(), 'certificates-'));
  files += 1;
  return join(folder, `${files}.${extension}`);
}

function openssl(...args: string[]): void {
  try {
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'], env: process.env });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? new Error('found no openssl command, which makes the certificates of these tests; install the package openssl')
      : error;
  }
}
