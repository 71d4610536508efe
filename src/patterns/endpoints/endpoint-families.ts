import { Complaint } from '../../values/complaint';
import { listed } from '../../values/wording';
import { IpFamily, IpFamilyPolicy } from '../service/common-props';

/** The address families of a Service, as far as somebody says them. */
export interface Families {
  readonly ipFamilies?: IpFamily[];
  readonly ipFamilyPolicy?: IpFamilyPolicy;
}

/**
 * The families a Service must have to reach its endpoints: kube-proxy hands the traffic of one family to endpoints of that
 * family only, and drops it where there are none.
 */
export function familiesFor(endpoints: readonly IpFamily[], given: Families, headless: boolean): Families | Complaint {
  const { ipFamilies, ipFamilyPolicy } = given;
  const policy = ipFamilyPolicy ?? assumedPolicy(headless);
  const dualStack = policy !== undefined && policy !== IpFamilyPolicy.SINGLE_STACK;
  const needed = Object.values(IpFamily).filter((family) => endpoints.includes(family));
  if (ipFamilies !== undefined) {
    // Under a dual-stack policy Kubernetes adds the family that is not named.
    const missing = dualStack ? undefined : needed.find((family) => !ipFamilies.includes(family));
    return missing === undefined
      ? given
      : new Complaint(
          `${listed(ipFamilies, 'and')} for endpoints with ${listed(needed, 'and')} addresses`,
          `the family ${missing} as well`,
          'leave ipFamilies out, or name both with IpFamilyPolicy.PREFER_DUAL_STACK',
          '.ipFamilies',
        );
  }
  if (needed.length > 1) {
    return ipFamilyPolicy === IpFamilyPolicy.SINGLE_STACK
      ? new Complaint(
          `${ipFamilyPolicy} for endpoints with ${listed(needed, 'and')} addresses`,
          'IpFamilyPolicy.PREFER_DUAL_STACK or IpFamilyPolicy.REQUIRE_DUAL_STACK',
          'leave it out, or make a Service for each family',
          '.ipFamilyPolicy',
        )
      : { ipFamilyPolicy: ipFamilyPolicy ?? (dualStack ? undefined : IpFamilyPolicy.PREFER_DUAL_STACK) };
  }
  // Most clusters prefer IPv4, and a Service of theirs has no IPv6 address unless it says so.
  const mustSaySo = needed[0] === IpFamily.IPV6 && !(headless && dualStack);
  return mustSaySo && policy !== IpFamilyPolicy.REQUIRE_DUAL_STACK ? { ...given, ipFamilies: needed } : given;
}

/** What Kubernetes assumes of a headless Service without a selector, and of no other: both families, in every cluster. */
export function assumedPolicy(headless: boolean): IpFamilyPolicy | undefined {
  return headless ? IpFamilyPolicy.REQUIRE_DUAL_STACK : undefined;
}
