import { type ApiObject, type ApiObjectMetadata, Lazy } from 'cdk8s';
import {
  HttpIngressPathType,
  Ingress,
  type IngressBackend,
  type IngressRule,
  type IngressTls,
  k8s,
} from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { host as parseHost } from '../../values/host';
import { controllerPath, routePath } from '../../values/http-path';
import { optional } from '../../values/parser';
import { quoted } from '../../values/wording';
import { completeManifest } from '../complete-manifest';
import { accepted, refusal } from '../refusal';

/** One rule, as it will be written. */
export interface PlannedRule {
  readonly host?: string;
  readonly path: string;
  readonly pathType: string;
  readonly backend: k8s.IngressBackend;
  /** The rule as its author knows it, where its path is not what the author wrote. */
  readonly title?: string;
  /** What requests must have beside host and path, for controllers that look at more. */
  readonly matching?: string;
}

/** A Secret, where there is one, and the hosts that it is for. */
export interface RenderedCertificate {
  readonly secretName: string | undefined;
  readonly hosts: readonly string[];
}

/** What a pattern wants its Ingress to be. */
export interface IngressPlan {
  readonly metadata: ApiObjectMetadata;
  readonly className: string | undefined;
  /** The certificate for all hosts without one of their own comes first, those of single hosts after it; none without TLS. */
  readonly certificates: readonly RenderedCertificate[];
  readonly rules: readonly PlannedRule[];
  readonly defaultBackend?: k8s.IngressBackend;
  /** Whether the controller changes paths by a list of rules that cannot grow any more. */
  readonly rewritten: boolean;
  /** Whether it takes the first path that fits, so that they are written in the order in which Kubernetes ranks them. */
  readonly inOrder: boolean;
}

/**
 * The cdk8s-plus Ingress inside a pattern. It renders rules by itself, because cdk8s-plus takes a path only once for a
 * host, though `/a` as Exact and `/a` as Prefix are two rules, and looks through all rules whenever one is added.
 * Rules and certificates can still be added to it as to any cdk8s-plus Ingress.
 */
export class RenderedIngress extends Ingress {
  protected override readonly apiObject: ApiObject;
  private readonly pathsByHost = new Map<string, k8s.HttpIngressPath[]>();
  private readonly taken = new Map<string, PlannedRule>();
  private readonly furtherTls: k8s.IngressTls[] = [];
  private fallback: k8s.IngressBackend | undefined;

  constructor(
    private readonly pattern: Construct,
    private readonly plan: IngressPlan,
  ) {
    super(pattern, 'Default', { metadata: plan.metadata });
    this.node.tryRemoveChild('Resource');
    this.apiObject = new k8s.KubeIngress(this, 'Resource', {
      metadata: plan.metadata,
      spec: Lazy.any({ produce: () => this.spec() }),
    });
    completeManifest(this.apiObject);
    this.fallback = plan.defaultBackend;
    for (const [i, rule] of plan.rules.entries()) {
      this.take(rule, `routes[${i}]`);
    }
    this.tellCdk8sPlus(plan);
  }

  /** The hosts that the first certificate of the plan is for: those of all rules, but for those that got one of their own. */
  public get certifiedHosts(): string[] {
    const others = new Set([...this.ownTls(), ...this.furtherTls].flatMap(({ hosts }) => hosts ?? []));
    return [...this.pathsByHost.keys()].filter((host) => host !== '' && !others.has(host));
  }

  /** Whether requests for hosts that no rule names may be served. */
  public get isForAnyHost(): boolean {
    return this.pathsByHost.size === 0 || this.pathsByHost.has('');
  }

  public override addRules(...rules: IngressRule[]): void {
    for (const { host, path, pathType = HttpIngressPathType.PREFIX, backend } of rules) {
      const target = backend._toKube();
      if (host || path) {
        this.add({ host: host || undefined, path: path || '/', pathType, backend: target });
      } else if (this.fallback === undefined) {
        this.fallback = target;
      } else {
        throw refusal(
          this.pattern,
          new Complaint('a second default backend', 'one', 'leave one out', '.defaultBackend'),
        );
      }
    }
  }

  public override addTls(tls: IngressTls[]): void {
    this.furtherTls.push(...tls.map(({ hosts, secret }) => ({ hosts, secretName: secret?.name })));
  }

  private add(rule: PlannedRule): void {
    const parsePath = rule.pathType === HttpIngressPathType.IMPLEMENTATION_SPECIFIC ? controllerPath : routePath;
    accepted(`${this.pattern.node.path} ingress rule host`, optional(parseHost)(rule.host));
    accepted(`${this.pattern.node.path} ingress rule path`, parsePath(rule.path));
    if (this.plan.rewritten) {
      throw refusal(
        this.pattern,
        new Complaint(
          `the rule ${quoted(keyOf(rule))}, added to an Ingress that strips prefixes`,
          'routes given to TlsIngress, which knows how to strip theirs',
          'give it to TlsIngress as a route, or to another Ingress',
          '.ingress',
        ),
      );
    }
    this.take(rule, 'ingress');
  }

  private take(rule: PlannedRule, where: string): void {
    const { host = '', path, pathType, backend } = rule;
    const earlier = this.taken.get(requestsOf(rule));
    // A slash at the end of a prefix changes nothing, so that two backends would compete for the same requests.
    if (earlier !== undefined && (earlier.path === path || !isSameBackend(earlier.backend, backend))) {
      const isSame = earlier.path === path;
      throw refusal(
        this.pattern,
        new Complaint(
          `the route ${titleOf(rule)} ${isSame ? 'a second time' : `beside ${titleOf(earlier)}, which takes the same requests`}`,
          'each host, path and path type once',
          'leave one out, or give it another path',
          `.${where}`,
        ),
      );
    }
    this.refuseTooLate(rule, where);
    this.taken.set(requestsOf(rule), rule);
    const entry: k8s.HttpIngressPath = { path: path === '' ? undefined : path, pathType, backend };
    const paths = this.pathsByHost.get(host);
    if (paths === undefined) {
      this.pathsByHost.set(host, [entry]);
    } else {
      paths.push(entry);
    }
  }

  /** Rules are tried in their order, so that one for some of the requests must come before the one for all of them. */
  private refuseTooLate(rule: PlannedRule, where: string): void {
    const general =
      rule.matching === undefined ? undefined : this.taken.get(requestsOf({ ...rule, matching: undefined }));
    if (general !== undefined) {
      throw refusal(
        this.pattern,
        new Complaint(
          `the route ${titleOf(rule)} behind ${titleOf(general)}, which takes all of its requests`,
          'routes for some requests before those for all',
          'put it before the other',
          `.${where}`,
        ),
      );
    }
  }

  private spec(): k8s.IngressSpec {
    const tls = this.tls();
    const rules = [...this.pathsByHost].map(([host, paths]) => ({
      host: host === '' ? undefined : host,
      http: { paths: this.plan.inOrder ? [...paths].sort(byPrecision) : paths },
    }));
    return {
      ingressClassName: this.plan.className,
      defaultBackend: this.fallback,
      tls: tls.length === 0 ? undefined : tls,
      rules: rules.length === 0 ? undefined : rules,
    };
  }

  private tls(): k8s.IngressTls[] {
    const [forAll] = this.plan.certificates;
    if (forAll === undefined) {
      return this.furtherTls;
    }
    const { secretName } = forAll;
    const hosts = this.certifiedHosts;
    const others = [...this.ownTls(), ...this.furtherTls];
    if (hosts.length > 0) {
      return [{ hosts, secretName }, ...others];
    }
    // Without hosts a Secret is good for all of them.
    return this.isForAnyHost && secretName !== undefined ? [{ secretName }, ...others] : others;
  }

  /** The hosts with a certificate of their own. */
  private ownTls(): k8s.IngressTls[] {
    return this.plan.certificates.slice(1).map(({ hosts, secretName }) => ({ hosts: [...hosts], secretName }));
  }

  /**
   * cdk8s-plus asks at synth whether there is a rule or a default backend. It is given the first of those that there are, as
   * it is, so that its answer is true; all of them it would not take.
   */
  private tellCdk8sPlus({ rules: [first], defaultBackend }: IngressPlan): void {
    const known = (backend: k8s.IngressBackend) => ({ _toKube: () => backend }) as unknown as IngressBackend;
    if (first !== undefined) {
      super.addRules({ host: first.host, path: first.path || '/', backend: known(first.backend) });
    } else if (defaultBackend !== undefined) {
      super.addRules({ backend: known(defaultBackend) });
    }
  }
}

/** Exact paths before others, longer ones before shorter ones. */
function byPrecision(one: k8s.HttpIngressPath, other: k8s.HttpIngressPath): number {
  const lengthOf = ({ pathType, path = '' }: k8s.HttpIngressPath) =>
    pathType === HttpIngressPathType.EXACT && path !== '/' ? Number.MAX_SAFE_INTEGER : path.length;
  return lengthOf(other) - lengthOf(one);
}

/** What tells the requests for a rule from those for others: prefixes are compared element by element. */
function requestsOf(rule: PlannedRule): string {
  const key = rule.pathType === HttpIngressPathType.PREFIX ? keyOf(rule).replace(/\/$/, '') : keyOf(rule);
  return rule.matching === undefined ? key : `${key} (${rule.matching})`;
}

function isSameBackend(one: k8s.IngressBackend, other: k8s.IngressBackend): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function titleOf(rule: PlannedRule): string {
  return quoted(rule.title ?? keyOf(rule));
}

function keyOf({ pathType, host, path }: PlannedRule): string {
  return `${pathType} ${host ?? '*'}${path}`;
}
