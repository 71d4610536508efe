import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { withoutRootDot } from '../../values/dns-name';
import { listed, quoted } from '../../values/wording';
import type { Addressed } from '../address/service-dns';
import { TargetCluster } from '../cluster/target-cluster';
import type { PodPort } from '../ports/pod-port';
import { refusal, refuseAtSynth } from '../refusal';
import { warn, warnAtSynth } from '../warning';

/** The port of HTTPS, and those of other protocols that begin with TLS (IANA: smtps, ldaps, imaps, kube-apiserver). */
const TLS_PORTS = [443, 465, 636, 993, 6443, 8443];

/** Refuses targets that no lookup finds, and warns of those that clients will not get on with. */
export function checkAliasTarget(
  owner: IConstruct,
  { name, namespace }: Addressed,
  target: string,
  ports: readonly PodPort[],
): void {
  const { domain } = TargetCluster.of(owner);
  refuse(owner, aliasOfItself({ name, namespace, target, domain }) ?? unfinishedName(target, namespace, domain));
  const tls = ports.find(speaksTls);
  if (tls !== undefined) {
    warn(
      owner,
      new Complaint(
        `port ${tls}, which speaks TLS, behind an alias`,
        `clients that ask for ${quoted(target)}: the certificate is not for the name ${quoted(name)}`,
        `give clients the host itself, or the server name ${quoted(target)}`,
        '.ports',
      ),
    );
  }
  const home = withoutRootDot(target).split('.');
  if (home.length === 2 || (home[2] === 'svc' && isOfCluster(home, domain))) {
    refuseAtSynth(owner, () =>
      home.length === 2 && serviceOf(owner, home) !== undefined ? shortName(target, domain) : undefined,
    );
    warnAtSynth(owner, () => otherPort(serviceOf(owner, home), target, ports));
  }
}

function refuse(owner: IConstruct, complaint: Complaint | undefined): void {
  if (complaint !== undefined) {
    throw refusal(owner, complaint);
  }
}

/** Where the namespace is unknown, the alias may well stand for a Service of its name in another one. */
function aliasOfItself(own: {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly target: string;
  readonly domain: string;
}): Complaint | undefined {
  const target = withoutRootDot(own.target);
  const service = `${own.name}.${own.namespace}.svc`;
  return own.namespace !== undefined && (target === service || target === `${service}.${own.domain}`)
    ? new Complaint(
        `${quoted(own.target)}, which is this alias itself`,
        'the DNS name of a host outside',
        'name the host that the alias stands for',
        '.externalName',
      )
    : undefined;
}

/** A CNAME is followed as it is: no search path of a pod applies to what it says. */
function unfinishedName(target: string, namespace: string | undefined, domain: string): Complaint | undefined {
  if (!target.includes('.')) {
    return new Complaint(
      `${quoted(target)}, which DNS looks up as it is, without a search path`,
      'a full name',
      `write ${quoted(`${target}.${namespace ?? 'NAMESPACE'}.svc.${domain}`)} for a Service, or ${quoted(`${target}.`)} for a host of that name alone`,
      '.externalName',
    );
  }
  return /^[^.]+\.[^.]+\.svc$/.test(target) ? shortName(target, domain) : undefined;
}

function shortName(target: string, domain: string): Complaint {
  const [service, namespace] = target.split('.');
  return new Complaint(
    `${quoted(target)}, which DNS looks up as it is, without a search path`,
    'the full name of the Service',
    `write ${quoted(`${service}.${namespace}.svc.${domain}`)}`,
    '.externalName',
  );
}

function speaksTls({ number, name, appProtocol }: PodPort): boolean {
  return TLS_PORTS.includes(number) || /^https$/i.test(appProtocol ?? name ?? '');
}

function isOfCluster(home: readonly string[], domain: string): boolean {
  return home.length === 3 || home.slice(3).join('.') === domain;
}

/** The Service of the app that a target names, as it is rendered. */
function serviceOf(owner: IConstruct, [name, namespace]: readonly string[]): ApiObject | undefined {
  const { name: cluster } = TargetCluster.of(owner);
  return owner.node.root.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .find(
      (object) =>
        object.kind === 'Service' &&
        object.name === name &&
        object.metadata.namespace === namespace &&
        TargetCluster.of(object).name === cluster,
    );
}

function otherPort(service: ApiObject | undefined, target: string, ports: readonly PodPort[]): Complaint | undefined {
  const offered: { port: number; protocol?: string }[] = service?.toJson().spec?.ports ?? [];
  const stray = ports.find(
    ({ number, protocol }) => !offered.some((each) => each.port === number && (each.protocol ?? 'TCP') === protocol),
  );
  return stray === undefined || offered.length === 0
    ? undefined
    : new Complaint(
        `port ${stray} of an alias for the Service ${quoted(target)}, which does not offer it`,
        listed(offered.map(({ port, protocol = 'TCP' }) => `${port}/${protocol}`)),
        'give the alias the ports of the Service, for an alias translates nothing',
        '.ports',
      );
}
