import { type AwsNlbOptions, awsNlb } from './aws-nlb';
import { type AzureOptions, azureLb } from './azure-lb';
import { type CiliumOptions, ciliumLb } from './cilium-lb';
import { type CustomProviderOptions, customProvider } from './custom-provider';
import { type DigitalOceanOptions, digitalOceanLb } from './digital-ocean-lb';
import { type GkeOptions, gkeNetworkLb } from './gke-network-lb';
import { type HetznerOptions, hetznerLb } from './hetzner-lb';
import { type KubeVipOptions, kubeVipLb } from './kube-vip-lb';
import { type MetalLbOptions, metalLb } from './metal-lb';
import { type OpenStackOptions, openStackLb } from './openstack-lb';
import type { ProviderPlan } from './provider-plan';

/**
 * Who provides a load balancer, and how: the settings for which Kubernetes has no fields, written as the annotations that
 * the provider reads. What a provider cannot do is refused by the Service that asks for it.
 */
export class LoadBalancerProvider {
  /**
   * A Network Load Balancer of the AWS Load Balancer Controller, 2.4 and later. It gets the class `service.k8s.aws/nlb`.
   * TCP and UDP at one port number become one listener. Behind a Service with policy Local, targets of type ip are told to
   * keep the address of the client, which they do not by themselves.
   *
   * @param options refused are certificates that are no ARNs; Services refuse SCTP, and TLS at ports that they lack
   * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
   */
  public static awsNlb(options: AwsNlbOptions = {}): LoadBalancerProvider {
    return new LoadBalancerProvider(awsNlb(options));
  }

  /**
   * A passthrough Network Load Balancer of Google Kubernetes Engine, which keeps the address of the client under policy
   * Local, and clients together where the Service is sticky.
   *
   * @param options refused is `globalAccess` of an external load balancer; Services refuse SCTP
   * @see https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters
   */
  public static gke(options: GkeOptions = {}): LoadBalancerProvider {
    return new LoadBalancerProvider(gkeNetworkLb(options));
  }

  /**
   * An Azure Load Balancer, which keeps the address of the client under policy Local, and clients together where the
   * Service is sticky.
   *
   * @param options refused is a subnet of a public load balancer, and a public address of an internal one
   * @see https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/
   */
  public static azure(options: AzureOptions = {}): LoadBalancerProvider {
    return new LoadBalancerProvider(azureLb(options));
  }

  /**
   * A load balancer of MetalLB 0.14.9 and later. Announced over BGP, all nodes with a pod receive traffic; in layer 2 mode,
   * one node does, and with policy Local the pods of the others wait for its failure.
   *
   * @param options refused are two addresses of one family
   * @see https://metallb.io/usage/
   */
  public static metalLb(options: MetalLbOptions = {}): LoadBalancerProvider {
    return new LoadBalancerProvider(metalLb(options));
  }

  /**
   * A load balancer of Cilium's LB IPAM, announced over BGP or in layer 2.
   *
   * @param options refused is sharing with namespaces without a key
   * @see https://docs.cilium.io/en/stable/network/lb-ipam/
   */
  public static cilium(options: CiliumOptions = {}): LoadBalancerProvider {
    return new LoadBalancerProvider(ciliumLb(options));
  }

  /**
   * A load balancer of kube-vip, announced by ARP or over BGP.
   *
   * @param options refused are addresses beside DHCP, and a DHCP name without it
   * @see https://kube-vip.io/docs/usage/kubernetes-services/
   */
  public static kubeVip(options: KubeVipOptions = {}): LoadBalancerProvider {
    return new LoadBalancerProvider(kubeVipLb(options));
  }

  /**
   * A load balancer of Hetzner Cloud: a proxy for TCP.
   *
   * @param options refused are location and network zone together; Services refuse other protocols and source ranges
   * @see https://github.com/hetznercloud/hcloud-cloud-controller-manager/blob/main/docs/reference/load_balancer_annotations.md
   */
  public static hetzner(options: HetznerOptions = {}): LoadBalancerProvider {
    return new LoadBalancerProvider(hetznerLb(options));
  }

  /**
   * A load balancer of DigitalOcean.
   *
   * @param options refused is the PROXY protocol of one that passes packets through; Services refuse SCTP, and UDP alone
   * @see https://github.com/digitalocean/digitalocean-cloud-controller-manager/blob/master/docs/controllers/services/annotations.md
   */
  public static digitalOcean(options: DigitalOceanOptions = {}): LoadBalancerProvider {
    return new LoadBalancerProvider(digitalOceanLb(options));
  }

  /**
   * A load balancer of OpenStack Octavia.
   *
   * @param options refused is a floating IP of an internal load balancer
   * @see https://github.com/kubernetes/cloud-provider-openstack/blob/master/docs/openstack-cloud-controller-manager/expose-applications-using-loadbalancer-type-service.md
   */
  public static openStack(options: OpenStackOptions = {}): LoadBalancerProvider {
    return new LoadBalancerProvider(openStackLb(options));
  }

  /**
   * A load balancer that this library does not know.
   *
   * @param options what its controller reads, and what it can do
   */
  public static custom(options: CustomProviderOptions): LoadBalancerProvider {
    return new LoadBalancerProvider(customProvider(options));
  }

  private constructor(
    /** @internal */
    public readonly _plan: ProviderPlan,
  ) {}
}
