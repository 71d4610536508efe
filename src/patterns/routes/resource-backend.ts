import { Complaint, isComplaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import type { Parser } from '../../values/parser';
import { measured } from '../../values/wording';
import { accepted } from '../refusal';
import type { RouteBackend } from './route-backend';
import { RouteTarget } from './route-target';

const kindName: Parser<string> = (input) =>
  typeof input === 'string' && /^[a-zA-Z]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/.test(input)
    ? input
    : new Complaint(
        measured(input, 63),
        'a kind: 1 to 63 letters, digits and "-", with a letter first',
        'write one such as "StorageBucket"',
      );

/** An object of another kind than Service that a controller can send requests to, such as a bucket of objects. */
export class ResourceBackend extends RouteTarget {
  /**
   * An object in the namespace of the Ingress or of the HTTPRoute (`backend.resource`, `backendRefs[]`). What kinds there are
   * is the controller's business.
   *
   * @param apiGroup the group of the kind without its version, such as `k8s.example.com`: a DNS name of 1 to 253 characters
   * @param kind the kind, such as `StorageBucket`
   * @param name the name of the object, a DNS name of 1 to 253 characters
   * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#resource-backend
   */
  public static of(apiGroup: string, kind: string, name: string): ResourceBackend {
    const where = 'ResourceBackend.of';
    return new ResourceBackend(
      accepted(`${where} apiGroup`, groupName(apiGroup)),
      accepted(`${where} kind`, kindName(kind)),
      accepted(`${where} name`, dnsSubdomain(name)),
    );
  }

  private constructor(
    /** The API group of the kind, without its version. */
    public readonly apiGroup: string,
    /** The kind of the object. */
    public readonly kind: string,
    /** The name of the object. */
    public readonly name: string,
  ) {
    super();
  }

  /** @internal */
  public get _backends(): readonly RouteBackend[] {
    return [];
  }

  /** @internal */
  public get _title(): string {
    return `the ${this.kind} "${this.name}"`;
  }
}

function groupName(input: unknown): string | Complaint {
  const name = dnsSubdomain(typeof input === 'string' ? input.replace(/\/v\d+((alpha|beta)\d+)?$/, '') : input);
  return isComplaint(name) || name === input
    ? name
    : new Complaint(`"${input}"`, 'an API group without its version', `did you mean "${name}"?`);
}
