import { ApiObject } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';
import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import { claimName } from '../cluster/claims';
import { TargetCluster } from '../cluster/target-cluster';
import { joinedName } from '../joined-name';
import { refusal } from '../refusal';
import type { BackendTls } from '../routes/backend-tls';
import type { RouteBackend } from '../routes/route-backend';
import type { PlacedRoute } from './route-groups';
import type { BackendTlsPolicySpec } from './specs';

/** A port of a Service and how TLS is spoken with it, if at all. */
interface Spoken {
  readonly backend: RouteBackend;
  readonly namespace: string | undefined;
  readonly tls: BackendTls | undefined;
  readonly at: string;
}

/** The policies of an app, by cluster, namespace and name, as they were written first. */
const written = new WeakMap<IConstruct, Map<string, string>>();

/**
 * A BackendTLSPolicy beside each Service that the routes speak TLS with. It holds for the whole Service where all its ports
 * are spoken with alike, else for the port by its name. Two constructs that say the same share one policy.
 */
export function backendTlsPolicies(
  construct: Construct,
  own: string | undefined,
  routes: readonly PlacedRoute[],
): ApiObject[] {
  const byService = new Map<string, Map<number, Spoken>>();
  for (const { route, at } of routes) {
    for (const backend of route.backends) {
      const namespace = backend._namespace ?? own;
      const key = `${namespace ?? ''}/${backend.serviceName}`;
      const ports = byService.get(key) ?? new Map<number, Spoken>();
      byService.set(key, ports);
      const spoken = { backend, namespace, tls: route._options.backendTls, at };
      refuseDifference(construct, ports.get(backend.port), spoken);
      ports.set(backend.port, spoken);
    }
  }
  return [...byService.values()].flatMap((ports) => policiesOf(construct, [...ports.values()]));
}

function refuseDifference(construct: Construct, earlier: Spoken | undefined, { backend, tls, at }: Spoken): void {
  if (earlier !== undefined && wordsOf(earlier.tls) !== wordsOf(tls)) {
    throw refusal(
      construct,
      new Complaint(
        `${wordsOf(tls)} for ${backend}, beside ${wordsOf(earlier.tls)}`,
        'one way to speak with a port, for a policy holds for all routes to it',
        'give all its routes the same backendTls',
        `${at}.options.backendTls`,
      ),
    );
  }
}

function policiesOf(construct: Construct, ports: readonly Spoken[]): ApiObject[] {
  const [first] = ports;
  const areAlike = ports.every(({ tls }) => wordsOf(tls) === wordsOf(first?.tls));
  const wanted = areAlike ? ports.slice(0, 1) : ports;
  return wanted.flatMap((spoken) => {
    const { backend, tls, at } = spoken;
    if (tls === undefined) {
      return [];
    }
    if (!areAlike && backend._portName === undefined) {
      throw refusal(
        construct,
        new Complaint(
          `TLS for the unnamed port ${backend.port} of a Service with other ports`,
          'a port with a name, for a policy knows ports by their names',
          'name the port of the Service',
          `${at}.options.backendTls`,
        ),
      );
    }
    return policy(construct, spoken, tls, areAlike ? undefined : backend._portName);
  });
}

function policy(
  construct: Construct,
  { backend, namespace, at }: Spoken,
  tls: BackendTls,
  sectionName: string | undefined,
): ApiObject[] {
  const name = joinedName(backend.serviceName, ...(sectionName === undefined ? [] : [sectionName]), 'tls');
  const spec: BackendTlsPolicySpec = {
    targetRefs: [{ group: '', kind: 'Service', name: backend.serviceName, sectionName }],
    validation: {
      hostname: tls.hostname,
      ...(tls.configMap === undefined
        ? { wellKnownCACertificates: 'System' as const }
        : { caCertificateRefs: [{ group: '', kind: 'ConfigMap' as const, name: tls.configMap }] }),
    },
  };
  if (isWritten(construct, { namespace, name, at }, spec)) {
    return [];
  }
  claimName(construct, 'BackendTLSPolicy', namespace, name);
  return [
    new ApiObject(construct, `BackendTLSPolicy-${namespace ?? ''}-${name}`, {
      apiVersion: `${GATEWAY_API_GROUP}/v1`,
      kind: 'BackendTLSPolicy',
      metadata: { name, namespace },
      spec,
    }),
  ];
}

/** Whether another construct of the app wrote the same policy for the same cluster; one that differs is refused. */
function isWritten(
  construct: Construct,
  { namespace, name, at }: { readonly namespace: string | undefined; readonly name: string; readonly at: string },
  spec: BackendTlsPolicySpec,
): boolean {
  const { root } = construct.node;
  const policies = written.get(root) ?? new Map<string, string>();
  written.set(root, policies);
  const key = `${TargetCluster.of(construct).name}/${namespace ?? ''}/${name}`;
  const earlier = policies.get(key);
  policies.set(key, earlier ?? JSON.stringify(spec));
  if (earlier !== undefined && earlier !== JSON.stringify(spec)) {
    throw refusal(
      construct,
      new Complaint(
        `another backendTls for Service ${quoted(spec.targetRefs[0]?.name ?? '')}`,
        'what another construct of the app says of it',
        'give both the same',
        `${at}.options.backendTls`,
      ),
    );
  }
  return earlier !== undefined;
}

function wordsOf(tls: BackendTls | undefined): string {
  return tls === undefined
    ? 'no TLS'
    : `TLS verified as ${quoted(tls.hostname)} by ${tls.configMap === undefined ? 'the system' : quoted(tls.configMap)}`;
}
