import { Complaint } from '../../values/complaint';
import { type IpFamily, IpFamilyPolicy } from './common-props';

/** What is wrong with the address families of a Service, taken together. */
export function familiesComplaint(
  families: readonly IpFamily[] | undefined,
  policy: IpFamilyPolicy | undefined,
): Complaint | undefined {
  const [first, second] = families ?? [];
  if (second === undefined) {
    return undefined;
  }
  if (first === second) {
    return new Complaint(`${first} twice`, 'each address family once', 'leave one out', '.ipFamilies');
  }
  if (policy === undefined || policy === IpFamilyPolicy.SINGLE_STACK) {
    return new Complaint(
      policy ?? 'nothing',
      'IpFamilyPolicy.PREFER_DUAL_STACK or IpFamilyPolicy.REQUIRE_DUAL_STACK for two ipFamilies',
      'set ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK, or name one family',
      '.ipFamilyPolicy',
    );
  }
  return undefined;
}
