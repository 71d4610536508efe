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
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';

/** One rule, as it will be written. */
export interface PlannedRule {
  readonly host?: string;
  readonly path: string;
  readonly pathType: string;
  readonly backend: k8s.IngressBackend;
}

/** What a pattern wants its Ingress to be. */
export interface IngressPlan {
  readonly metadata: ApiObjectMetadata;
  readonly className: string;
  readonly tls: readonly k8s.IngressTls[];
  readonly rules: readonly PlannedRule[];
  readonly defaultBackend?: k8s.IngressBackend;
}

/**
 * The cdk8s-plus Ingress inside a pattern. It renders rules by itself, because cdk8s-plus takes a path only once for a
 * host, though `/a` as Exact and `/a` as Prefix are two rules, and looks through all rules whenever one is added.
 * Rules and certificates can still be added to it as to any cdk8s-plus Ingress.
 */
export class RenderedIngress extends Ingress {
  protected override readonly apiObject: ApiObject;
  private readonly pathsByHost = new Map<string, k8s.HttpIngressPath[]>();
  private readonly taken = new Set<string>();
  private readonly certificates: k8s.IngressTls[];
  private fallback: k8s.IngressBackend | undefined;

  constructor(
    private readonly pattern: Construct,
    plan: IngressPlan,
  ) {
    super(pattern, 'Default', { metadata: plan.metadata });
    this.node.tryRemoveChild('Resource');
    this.apiObject = new k8s.KubeIngress(this, 'Resource', {
      metadata: plan.metadata,
      spec: Lazy.any({ produce: () => this.spec(plan.className) }),
    });
    this.certificates = [...plan.tls];
    this.fallback = plan.defaultBackend;
    for (const [i, rule] of plan.rules.entries()) {
      this.take(rule, `routes[${i}]`);
    }
    this.tellCdk8sPlus(plan);
  }

  public override addRules(...rules: IngressRule[]): void {
    for (const { host, path, pathType, backend } of rules) {
      const target = backend._toKube();
      if (host || path) {
        this.take(
          { host, path: path ?? '/', pathType: pathType ?? HttpIngressPathType.PREFIX, backend: target },
          'ingress',
        );
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
    this.certificates.push(...tls.map(({ hosts, secret }) => ({ hosts, secretName: secret?.name })));
  }

  private take({ host, path, pathType, backend }: PlannedRule, where: string): void {
    const key = `${pathType} ${host ?? '*'}${path}`;
    if (this.taken.has(key)) {
      throw refusal(
        this.pattern,
        new Complaint(
          `the route ${quoted(key)} a second time`,
          'each host, path and path type once',
          'leave one out, or give it another path',
          `.${where}`,
        ),
      );
    }
    this.taken.add(key);
    const paths = this.pathsByHost.get(host ?? '');
    const entry: k8s.HttpIngressPath = { path: path === '' ? undefined : path, pathType, backend };
    if (paths === undefined) {
      this.pathsByHost.set(host ?? '', [entry]);
    } else {
      paths.push(entry);
    }
  }

  private spec(className: string): k8s.IngressSpec {
    const rules = [...this.pathsByHost].map(([host, paths]) => ({
      host: host === '' ? undefined : host,
      http: { paths },
    }));
    return {
      ingressClassName: className,
      defaultBackend: this.fallback,
      tls: this.certificates.length === 0 ? undefined : this.certificates,
      rules: rules.length === 0 ? undefined : rules,
    };
  }

  /** cdk8s-plus counts its own rules when it validates, so it is shown one. */
  private tellCdk8sPlus({ rules: [first], defaultBackend }: IngressPlan): void {
    const backend = first?.backend ?? defaultBackend;
    super.addRules({ path: '/', backend: { _toKube: () => backend } as unknown as IngressBackend });
  }
}
