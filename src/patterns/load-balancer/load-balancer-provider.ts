import type { ApiObjectMetadata } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import { type AwsNlbOptions, awsNlb } from './aws-nlb';
import { type AzureOptions, azureLb } from './azure-lb';
import { type GkeOptions, gkeNetworkLb } from './gke-network-lb';
import { type MetalLbOptions, metalLb } from './metal-lb';
import type { ProviderPlan } from './provider-plan';

/**
 * Who provides a load balancer, and how: the settings for which Kubernetes has no fields, written as the annotations that
 * the provider reads.
 */
export class LoadBalancerProvider {
  /**
   * A Network Load Balancer of the AWS Load Balancer Controller, 2.4 and later. It gets the class
   * `service.k8s.aws/nlb`. With targets of type ip it is told to keep the address of the client, which it does not by itself.
   *
   * @param options refused are target group attributes that give the address of the client away
   * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
   */
  public static awsNlb(options: AwsNlbOptions = {}): LoadBalancerProvider {
    return new LoadBalancerProvider(awsNlb(options));
  }

  /**
   * A passthrough Network Load Balancer of Google Kubernetes Engine, which keeps the address of the client.
   *
   * @param options refused is `globalAccess` of an external load balancer
   * @see https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters
   */
  public static gke(options: GkeOptions = {}): LoadBalancerProvider {
    return new LoadBalancerProvider(gkeNetworkLb(options));
  }

  /**
   * An Azure Load Balancer, which keeps the address of the client.
   *
   * @param options refused is a subnet of a public load balancer, and a public address of an internal one
   * @see https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/
   */
  public static azure(options: AzureOptions = {}): LoadBalancerProvider {
    return new LoadBalancerProvider(azureLb(options));
  }

  /**
   * A load balancer of MetalLB. Announced over BGP, all nodes with a pod receive traffic; in layer 2 mode, one node does,
   * and with policy Local the pods of the others wait for its failure.
   *
   * @param options refused are two addresses of one family
   * @see https://metallb.io/usage/
   */
  public static metalLb(options: MetalLbOptions = {}): LoadBalancerProvider {
    return new LoadBalancerProvider(metalLb(options));
  }

  private constructor(
    /** @internal */
    public readonly _plan: ProviderPlan,
  ) {}
}

/** The metadata with a provider's annotations. What the user wrote otherwise is refused: one of the two would be lost. */
export function withAnnotations(
  owner: IConstruct,
  metadata: ApiObjectMetadata | undefined,
  { annotations }: ProviderPlan,
): ApiObjectMetadata | undefined {
  for (const [key, value] of Object.entries(annotations)) {
    const given = metadata?.annotations?.[key];
    if (given !== undefined && given !== value) {
      throw refusal(
        owner,
        new Complaint(
          quoted(given),
          `${quoted(value)}, which the provider sets`,
          "leave it out, or change the provider's options",
          `.metadata.annotations[${quoted(key)}]`,
        ),
      );
    }
  }
  return Object.keys(annotations).length === 0
    ? metadata
    : { ...metadata, annotations: { ...metadata?.annotations, ...annotations } };
}
