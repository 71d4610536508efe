import { readFileSync } from 'node:fs';
import { type CertificateFiles, opensslCertificate } from '../../../support/certificates';
import type { Manifest } from '../../../support/synth';

/*
 * The certificates that examples name: their Secrets hold a word in the place of one, or are left out.
 */

/** Manifests with the certificates that they name. */
export interface Certified {
  readonly manifests: readonly Manifest[];
  /** The file of the certificate that a client of a URL trusts: the one for its host, or the first. */
  caFor(url: string): string | undefined;
}

/** Where a certificate is looked for, and the hosts that it is shown for. */
interface Wanted {
  readonly namespace: string;
  readonly name: string;
  readonly hosts: readonly string[];
}

/**
 * Puts a certificate into each Secret that Ingresses and Gateways name, and makes those that no manifest is.
 *
 * @param host the one that listeners without a host are asked for
 */
export function certified(manifests: readonly Manifest[], host: string): Certified {
  const made = bySecret(manifests.flatMap((each) => wantedBy(each, host))).map((wanted, i) => ({
    wanted,
    files: filesFor(wanted, i),
  }));
  const written = manifests.filter(({ kind }) => kind === 'Secret').map(({ metadata }) => metadata.name);
  return {
    manifests: [
      ...made
        .filter(({ wanted }) => !written.includes(wanted.name))
        .map(({ wanted, files }) => secretOf(wanted, files)),
      ...manifests.map((manifest) => {
        const its = made.find(({ wanted }) => manifest.kind === 'Secret' && manifest.metadata.name === wanted.name);
        return its === undefined ? manifest : filled(manifest, its.files);
      }),
    ],
    caFor: (url) => {
      const { hostname } = new URL(url);
      return (made.find(({ wanted }) => wanted.hosts.includes(hostname)) ?? made[0])?.files.certificate;
    },
  };
}

function wantedBy({ kind, metadata, spec }: Manifest, host: string): Wanted[] {
  switch (kind) {
    case 'Ingress':
      return (spec.tls ?? []).map((entry: Manifest) => ({
        namespace: metadata.namespace,
        name: entry.secretName,
        hosts: entry.hosts,
      }));
    case 'Gateway':
      return spec.listeners.flatMap(({ hostname = host, tls }: Manifest) =>
        (tls?.certificateRefs ?? []).map(({ name, namespace = metadata.namespace }: Manifest) => ({
          namespace,
          name,
          hosts: [hostname],
        })),
      );
    default:
      return [];
  }
}

/** Each Secret once, with all hosts that it is named for. */
function bySecret(all: readonly Wanted[]): Wanted[] {
  const found = new Map<string, Wanted>();
  for (const each of all) {
    const key = `${each.namespace}/${each.name}`;
    found.set(key, { ...each, hosts: [...new Set([...(found.get(key)?.hosts ?? []), ...each.hosts])] });
  }
  return [...found.values()];
}

/** Each by a key of its own, so that none passes for another. */
function filesFor({ hosts }: Wanted, key: number): CertificateFiles {
  return opensslCertificate(hosts[0], { alternatives: hosts.map((each) => `DNS:${each}`), key });
}

function secretOf({ namespace, name }: Wanted, { certificate, privateKey }: CertificateFiles): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type: 'kubernetes.io/tls',
    data: { 'tls.crt': encoded(certificate), 'tls.key': encoded(privateKey) },
  };
}

/** Under the keys that the example has for them, which may be the wrong ones. */
function filled(secret: Manifest, { certificate, privateKey }: CertificateFiles): Manifest {
  const data = Object.keys(secret.data).map((key) => [key, encoded(key.endsWith('.key') ? privateKey : certificate)]);
  return { ...secret, data: Object.fromEntries(data) };
}

function encoded(file: string): string {
  return readFileSync(file).toString('base64');
}
