import type { INetworkPolicyPeer, IPodSelector, Probe } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { Complaint, isComplaint } from '../values/complaint';
import { propertyOf } from '../values/foreign-object';
import { text } from '../values/parser';
import { shown } from '../values/wording';
import { environmentOf, type IVariablesTaker } from './address/variables-taker';
import type { INamedObject } from './named-object';
import { probe } from './probe';
import { accepted, refusal } from './refusal';
import { offeredBy } from './routes/offered-ports';
import type { IServiceWithPorts } from './routes/route-backend';

/**
 * Objects of another cdk8s-plus release than 27, where types go by name. Java, Go and C# take objects of cdk8s-plus-27 wherever
 * they take ours, and those of other releases through these. TypeScript asks what an object can do, and needs no more than
 * `probe`, which has nothing that the compiler could ask for, and `peer` for the connections of a database.
 */
export class OtherRelease {
  /**
   * The pods of a workload, or of what `Pods.select` returned, to be selected by a Service.
   *
   * @param pods a workload, pods or a selection of them; refused is what selects none
   */
  public static pods(pods: IConstruct): IPodSelector {
    const toPodSelectorConfig = methodOf('pods', pods, 'toPodSelectorConfig', 'a workload or a selection of pods');
    // The workload is found by its node.
    return { toPodSelectorConfig, node: pods.node };
  }

  /**
   * Whoever may be let in by a network policy, by `allowFrom` of a database or by its `connections`.
   *
   * @param peer a workload, pods, a namespace or an IP block; refused is what no policy can name
   */
  public static peer(peer: IConstruct): INetworkPolicyPeer {
    const method = (name: string) => methodOf('peer', peer, name, 'a workload, pods, a namespace or an IP block');
    return {
      toNetworkPolicyPeerConfig: method('toNetworkPolicyPeerConfig'),
      toPodSelector: method('toPodSelector'),
      node: peer.node,
    };
  }

  /**
   * A Service that routes lead to.
   *
   * @param service a Service with ports; refused is anything else
   */
  public static service(service: IConstruct): IServiceWithPorts {
    accepted('OtherRelease.service', offeredBy(service));
    return { service } as unknown as IServiceWithPorts;
  }

  /**
   * A Secret, a ConfigMap or a ServiceAccount.
   *
   * @param object the object; refused is one without a name
   */
  public static named(object: IConstruct): INamedObject {
    const [name, kind, metadata] = ['name', 'kind', 'metadata'].map((key) => propertyOf(Object(object), key));
    if (isComplaint(text(name))) {
      throw refusal(
        'OtherRelease.named',
        new Complaint(shown(object), 'an object with a name', 'pass the object itself'),
      );
    }
    // With kind and namespace, so that what is no Secret is refused where a Secret is wanted.
    return { name, kind, metadata } as unknown as INamedObject;
  }

  /**
   * A container that is given variables.
   *
   * @param container what `addContainer` returned; refused is anything else
   */
  public static container(container: any): IVariablesTaker {
    if (environmentOf(container) === undefined) {
      throw refusal(
        'OtherRelease.container',
        new Complaint(shown(container), 'a container', 'pass the container that addContainer(…) returned'),
      );
    }
    return { env: container.env };
  }

  /**
   * A probe, which tells whether a database of an engine of one's own may serve.
   *
   * @param given what `Probe.fromCommand` and its like returned; refused is anything else
   */
  public static probe(given: any): Probe {
    return accepted('OtherRelease.probe', probe(given));
  }

  private constructor() {}
}

/** A method of an object of whatever release, bound to it. */
function methodOf(what: string, owner: unknown, method: string, expected: string): () => any {
  const found = propertyOf(Object(owner), method);
  if (typeof found !== 'function') {
    throw refusal(`OtherRelease.${what}`, new Complaint(shown(owner), expected, 'pass the construct itself'));
  }
  return () => found.call(owner);
}
