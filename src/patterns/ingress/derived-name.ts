import type { IConstruct } from 'constructs';
import { isComplaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import { accepted } from '../refusal';

/** The name of an object that is called after an Ingress, whose own may leave no room for the addition. */
export function derivedName(construct: IConstruct, name: string): string {
  const parsed = dnsSubdomain(name);
  return accepted(construct, isComplaint(parsed) ? parsed.under('name').under('metadata') : parsed);
}
