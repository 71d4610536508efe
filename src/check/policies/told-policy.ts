import type { Direction, NetworkPolicy } from '../../model/views/network-policy';

/** Of policies that leave the same gap, the one that is told of it: the first that allows something, or else the first. */
export function toldOf(policies: readonly NetworkPolicy[], direction: Direction): NetworkPolicy | undefined {
  return firstThatAllows(policies, direction) ?? policies[0];
}

/** The first of policies that allows something; those that do not only isolate. */
export function firstThatAllows(policies: readonly NetworkPolicy[], direction: Direction): NetworkPolicy | undefined {
  return policies.find((each) => each.rules(direction).length > 0);
}
