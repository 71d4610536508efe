import { type NamedHost, namedHostsIn } from '../../guesses/settings/named-hosts';
import { outsideHostOf } from '../../model/traffic/outside-host';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { clientPod, envVariable } from '../examples/pod-parts';
import { externalNameService } from '../examples/service-parts';

const ALIAS = externalNameService('api.example.com');

const client = (url: string, ...others: readonly string[]) =>
  clientPod({ env: [envVariable('API_URL', url), ...others] });

export const mismatchedAliasCertificate: Rule<NamedHost> = {
  id: 'mismatched-alias-certificate',
  // The server may have a certificate for the alias all the same, or the client may not ask for one.
  severity: 'warning',
  because:
    'A client over TLS asks for a certificate of the host in its URL, and the server outside has one for its own name.',
  about: 'Clients and names',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
  avoidedBy: {
    nothing: 'an ExternalAlias is one DNS record and no more; the URLs that clients are given are texts',
  },
  bad: manifests(ALIAS, client('https://web/v1')),
  says: 'Pod shop/client spec.containers[0].env[0].value: found "https://web", which is but an alias of "api.example.com", expected a host that the certificate there is for; write "https://api.example.com"',
  good: manifests(ALIAS, client('https://api.example.com/v1')),
  silent: [
    {
      when: 'the client speaks plain HTTP, as far as anybody knows',
      manifests: manifests(ALIAS, client('http://web/v1')),
    },
    {
      when: 'the alias is of another Service, whose certificate may be for both',
      manifests: manifests(externalNameService('api.store.svc.cluster.local'), client('https://web/v1')),
    },
    {
      when: 'a variable of the client is about the certificates that it takes, or the name that it asks for',
      manifests: manifests(ALIAS, client('https://web/v1', envVariable('API_TLS_SKIP_VERIFY', '"true"'))),
    },
  ],
  on: namedHostsIn,
  check: (named) => (named.mention.isOverTls ? mistakesIn(named) : []),
};

function* mistakesIn(host: NamedHost): Iterable<Fault> {
  const { mention, named } = host;
  const outside = named.is === 'known' ? named.services.map(outsideHostOf) : [];
  const [first] = outside;
  if (first !== undefined && outside.every((each) => each !== undefined) && !isAskedOtherwise(host)) {
    const { field, port, isImplied } = mention;
    const end = isImplied || port === undefined ? '' : `:${port}`;
    yield fault(
      field,
      `${quoted(`https://${mention.host}${end}`)}, which is but an alias of ${quoted(first)}`,
      'a host that the certificate there is for',
      `write ${quoted(`https://${first}${end}`)}`,
    );
  }
}

/** By these words, settings say which certificates are taken, or under which name a server is asked for one. */
const ABOUT_CERTIFICATES = /insecure|verif|unauthorized|server_?name|sni|ca_?(?:cert|file|bundle)/i;

/** Whether another setting beside the URL may make up for the name. */
function isAskedOtherwise({ object, pod }: NamedHost): boolean {
  const keys =
    pod === undefined
      ? [...object.root.get('data').keys, ...object.root.get('stringData').keys]
      : pod.containers.flatMap(({ environment, words }) => [...environment.keys(), ...words.map(({ text }) => text)]);
  return keys.some((key) => ABOUT_CERTIFICATES.test(String(key)));
}
