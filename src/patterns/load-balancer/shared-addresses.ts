import type { IConstruct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import { endpointAddress, type IpAddress } from '../../values/ip-address';
import { listOf, type Parser } from '../../values/parser';
import { repeatedAt } from '../../values/repeated';
import { quoted } from '../../values/wording';
import { TargetCluster } from '../cluster/target-cluster';
import { refuseAtSynth } from '../refusal';
import { type BalancedService, isDualStack } from './provider-plan';

/** Addresses of load balancers: one, or one of each family. */
export const oneOfEachFamily: Parser<IpAddress[]> = (input) => {
  const addresses = listOf(endpointAddress, 'addresses', { min: 1, max: 2 })(input);
  if (isComplaint(addresses)) {
    return addresses;
  }
  const repeated = repeatedAt(addresses.map(({ family }) => family));
  return repeated === undefined
    ? addresses
    : new Complaint(
        `a second ${addresses[repeated].family} address, ${quoted(String(addresses[repeated]))}`,
        'one address of each family',
        'leave one out',
        `[${repeated}]`,
      );
};

/** Nothing is assigned to a Service whose families are not those of the addresses. */
export function familyObjection(
  { ipFamilies, ipFamilyPolicy }: BalancedService,
  addresses: readonly IpAddress[],
  cures: { readonly where: string; readonly name: string },
): Complaint | undefined {
  if (addresses.length === 2 && !isDualStack({ ipFamilyPolicy })) {
    return new Complaint(
      ipFamilyPolicy === undefined ? 'nothing' : quoted(ipFamilyPolicy),
      'a dual-stack policy for addresses of both families',
      'set ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK, or ask for one address',
      '.ipFamilyPolicy',
    );
  }
  if (addresses.length === 1 && ipFamilyPolicy === 'RequireDualStack') {
    return new Complaint(
      `the one address ${quoted(String(addresses[0]))} for a Service with addresses of both families`,
      `an address of each family, for ${cures.name} assigns both or none`,
      `give both to ${cures.where}, or none`,
      '.provider',
    );
  }
  const [address] = addresses;
  return address === undefined ||
    ipFamilies === undefined ||
    isDualStack({ ipFamilyPolicy }) ||
    ipFamilies.some((family) => family === address.family)
    ? undefined
    : new Complaint(
        `the ${address.family} address ${quoted(String(address))} for a Service of ${ipFamilies.join(' and ')}`,
        `an address of ${ipFamilies.join(' and ')}`,
        `change the addresses of ${cures.where}, or ipFamilies`,
        '.provider',
      );
}

/** A Service that wants an address, or to share one. */
interface Sharer {
  readonly service: BalancedService;
  readonly addresses: readonly string[];
  readonly sharingKey?: string;
}

const sharers = new WeakMap<IConstruct, Sharer[]>();

/**
 * Refuses at synth, when every Service is made, that two of one cluster want an address that they cannot share: they need
 * the same sharing key, different ports, and either policy Cluster both or the same pods (MetalLB's `BackendKey` and
 * `sharingOK`; Cilium's LB IPAM asks the same).
 */
export function claimAddresses(
  service: BalancedService,
  addresses: readonly (IpAddress | string)[],
  sharingKey?: string,
): void {
  const { owner } = service;
  const all = sharers.get(owner.node.root) ?? [];
  sharers.set(owner.node.root, all);
  const own: Sharer = { service, addresses: addresses.map(String), sharingKey };
  all.push(own);
  const look = () => {
    const before = all.slice(0, all.indexOf(own));
    return before.flatMap((other) => sharingComplaint(own, other) ?? []).slice(0, 1);
  };
  refuseAtSynth(owner, look, { rule: 'duplicate-load-balancer-address' });
}

function sharingComplaint(own: Sharer, other: Sharer): Complaint | undefined {
  const sameCluster = TargetCluster.of(own.service.owner).name === TargetCluster.of(other.service.owner).name;
  const address = own.addresses.find((each) => other.addresses.includes(each));
  if (!sameCluster || address === undefined) {
    return undefined;
  }
  const found = `the address ${quoted(address)}, which ${other.service.owner.node.path} wants as well`;
  if (own.sharingKey === undefined || own.sharingKey !== other.sharingKey) {
    return new Complaint(
      found,
      'one sharing key for both',
      'give both the same sharingKey, or another address',
      '.provider',
    );
  }
  const clash = own.service.ports.find(({ port, target }) =>
    other.service.ports.some((each) => each.port === port && each.target.protocol === target.protocol),
  );
  if (clash !== undefined) {
    return new Complaint(
      `port ${clash} of ${found}`,
      'different ports at one address',
      'change one of the ports',
      '.ports',
    );
  }
  return backendOf(own) === backendOf(other)
    ? undefined
    : new Complaint(
        found,
        'traffic policy Cluster for both, or the same pods',
        'use TrafficPolicy.CLUSTER or the same selector for both, or choose another address',
        '.provider',
      );
}

/** What must be the same for two Services at one address. */
function backendOf({ service: { externalTrafficPolicy, selector } }: Sharer): string {
  return externalTrafficPolicy === 'Local' ? JSON.stringify(Object.entries(selector ?? {}).sort()) : '';
}
