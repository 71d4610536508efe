import type { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import { claimClusterIp } from '../cluster/claims';
import { refusal } from '../refusal';
import { IpFamily, type ProxiedServiceProps } from './common-props';
import { checkDistribution, spelledDistribution } from './traffic-distribution';

/** The fields of a Service's spec: those that cdk8s-plus-27 can render, and newer ones. */
export interface SpecFields {
  readonly fields: Partial<k8s.ServiceSpec>;
  /** Newer than the Kubernetes 1.27 that cdk8s-plus-27 is made from; asked when the Service is rendered. */
  readonly newer?: () => Readonly<Record<string, unknown>>;
}

type CommonProps = Omit<ProxiedServiceProps, 'metadata'>;

/**
 * What each common prop becomes in the spec. The compiler wants an entry for every prop, and every pattern goes through
 * here with all that it read: none can forget to hand one on.
 */
const WRITTEN: {
  readonly [K in keyof Required<CommonProps>]: (value: NonNullable<CommonProps[K]>, owner: IConstruct) => SpecFields;
} = {
  ipFamilies: (ipFamilies) => ({ fields: { ipFamilies } }),
  ipFamilyPolicy: (ipFamilyPolicy) => ({ fields: { ipFamilyPolicy } }),
  // False is what Kubernetes assumes.
  publishNotReadyAddresses: (publish) => ({ fields: { publishNotReadyAddresses: publish || undefined } }),
  internalTrafficPolicy: (internalTrafficPolicy) => ({ fields: { internalTrafficPolicy } }),
  clusterIp: (clusterIp) => ({ fields: { clusterIp } }),
  trafficDistribution: (value, owner) => ({
    fields: {},
    newer: () => ({ trafficDistribution: spelledDistribution(owner, value) }),
  }),
};

const COMMON = Object.keys(WRITTEN) as (keyof CommonProps)[];

/** The fields that come from what all Services take. */
export function commonFields(owner: IConstruct, given: CommonProps): SpecFields {
  const fields: Partial<k8s.ServiceSpec> = {};
  const newer: NonNullable<SpecFields['newer']>[] = [];
  for (const prop of COMMON) {
    if (given[prop] !== undefined) {
      const written = write(owner, prop, given[prop]);
      Object.assign(fields, written.fields);
      newer.push(...(written.newer === undefined ? [] : [written.newer]));
    }
  }
  claimAddress(owner, given);
  checkDistribution(owner, given.trafficDistribution);
  return {
    fields,
    newer: newer.length === 0 ? undefined : () => Object.assign({}, ...newer.map((render) => render())),
  };
}

/** Writers take the value of their own prop alone, which the compiler cannot follow through a variable. */
function write(owner: IConstruct, prop: keyof CommonProps, value: unknown): SpecFields {
  return (WRITTEN[prop] as (value: unknown, owner: IConstruct) => SpecFields)(value, owner);
}

function claimAddress(owner: IConstruct, { clusterIp, ipFamilies }: CommonProps): void {
  if (clusterIp === undefined) {
    return;
  }
  const [first] = ipFamilies ?? [];
  const family = clusterIp.includes(':') ? IpFamily.IPV6 : IpFamily.IPV4;
  if (first !== undefined && first !== family) {
    throw refusal(
      owner,
      new Complaint(
        `the ${family} address ${quoted(clusterIp)}`,
        `one of ${first}, the first of ipFamilies`,
        'change one of them',
        '.clusterIp',
      ),
    );
  }
  claimClusterIp(owner, clusterIp);
}
