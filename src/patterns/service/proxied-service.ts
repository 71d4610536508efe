import { ServiceDns } from '../address/service-dns';
import { ServiceEnvironment } from '../address/service-environment';
import { ServicePattern } from './service-pattern';

/**
 * What the patterns have in common whose Service has a cluster IP, for which kube-proxy forwards traffic to the pods.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/
 */
export abstract class ProxiedService extends ServicePattern {
  /** The DNS names of the Service. */
  public get dns(): ServiceDns {
    return ServiceDns._of(this._addressed);
  }

  /** The environment variables that Kubernetes gives to containers for this Service. */
  public get environment(): ServiceEnvironment {
    return ServiceEnvironment._of(this._addressed);
  }
}
