import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { claimName } from '../cluster/claims';
import { joinedName } from '../joined-name';
import type { GatewaySpec } from './specs';

const GROUP = 'gateway.k8s.aws';

/** What the load balancer of a Gateway is to be. */
export interface AwsLoadBalancer {
  readonly internetFacing: boolean;
  /** The port of HTTPS; none without TLS. */
  readonly httpsPort?: number;
  /** The certificates for HTTPS, the first of which is the default; none where they are found by host. */
  readonly arns: readonly string[];
}

/**
 * What the AWS Load Balancer Controller must be told beside the Gateway: to send requests to pods instead of node ports, which
 * Services inside the cluster do not have, and where its certificates are.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/customization/
 */
export function awsConfiguration(
  construct: Construct,
  home: { readonly name: string; readonly namespace: string | undefined },
  { internetFacing, httpsPort, arns }: AwsLoadBalancer,
): GatewaySpec['infrastructure'] {
  const name = joinedName(home.name, 'alb');
  const [defaultCertificate, ...certificates] = arns;
  write(construct, 'TargetGroupConfiguration', name, home.namespace, { defaultConfiguration: { targetType: 'ip' } });
  write(construct, 'LoadBalancerConfiguration', name, home.namespace, {
    scheme: internetFacing ? 'internet-facing' : undefined,
    defaultTargetGroupConfiguration: { name },
    listenerConfigurations:
      defaultCertificate === undefined
        ? undefined
        : [
            {
              protocolPort: `HTTPS:${httpsPort}`,
              defaultCertificate,
              certificates: certificates.length === 0 ? undefined : certificates,
            },
          ],
  });
  return { parametersRef: { group: GROUP, kind: 'LoadBalancerConfiguration', name } };
}

function write(
  construct: Construct,
  kind: string,
  name: string,
  namespace: string | undefined,
  spec: Record<string, unknown>,
): void {
  claimName(construct, kind, namespace, name);
  new ApiObject(construct, kind, { apiVersion: `${GROUP}/v1`, kind, metadata: { name, namespace }, spec });
}
