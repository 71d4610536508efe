import type { Manifest } from '../../support/synth';
import { podOf } from '../harness/pods';

/*
 * What only the running cluster tells: addresses, families, and which node has endpoints.
 */

export type Family = 4 | 6;

/** A running application, by a dump of it. */
export class Live {
  constructor(public readonly dump: readonly Manifest[]) {}

  public get services(): readonly Manifest[] {
    return this.ofKind('Service');
  }

  /** The first pod of a workload, which asks for it. */
  public podOf(namespace: string, app: string): Manifest {
    return this.ofKind('Pod').find(
      ({ metadata }) => metadata.namespace === namespace && metadata.labels.app === app && !metadata.deletionTimestamp,
    );
  }

  /** The names that pods may have below a Service, and one more, which is none. */
  public podNamesBelow({ metadata }: Manifest): readonly string[] {
    const governed = this.ofKind('StatefulSet').filter(
      (set) => set.metadata.namespace === metadata.namespace && set.spec.serviceName === metadata.name,
    );
    return governed.flatMap(({ metadata: { name }, spec }) =>
      Array.from({ length: (spec.replicas ?? 1) + 1 }, (_, i) => `${name}-${i}`),
    );
  }

  /** Whether a pod takes requests. */
  public isReady(name: string): boolean {
    return this.ofKind('Pod').some((pod) => pod.metadata.name === name && podOf(pod).isReady);
  }

  /** The families in which a Service is there; of an alias, those of what it is an alias of. */
  public familiesOf({ spec, metadata }: Manifest, aliases = 0): readonly Family[] {
    if (spec.type !== 'ExternalName') {
      return spec.ipFamilies.map((family: string) => (family === 'IPv4' ? 4 : 6));
    }
    const [name, namespace = metadata.namespace] = spec.externalName.split('.');
    const meant = this.services.find(
      (service) => service.metadata.namespace === namespace && service.metadata.name === name,
    );
    return meant === undefined || aliases > 3 ? [4] : this.familiesOf(meant, aliases + 1);
  }

  /** Whether a node has endpoints of a Service, for a protocol, that take requests. */
  public isServedOn(node: string | undefined, title: string, protocol: string): boolean {
    return this.ofKind('EndpointSlice')
      .filter(
        ({ metadata, ports }) =>
          `${metadata.namespace}/${metadata.labels['kubernetes.io/service-name']}` === title &&
          (ports ?? []).some((port: Manifest) => port.protocol === protocol),
      )
      .flatMap(({ endpoints }) => endpoints ?? [])
      .some(({ nodeName, conditions }: Manifest) => nodeName === node && conditions.ready !== false);
  }

  /** Whether the load balancer of a Service is for some addresses of a family only. */
  public hasRangesOf(family: Family, title: string): boolean {
    const service = this.services.find(({ metadata }) => `${metadata.namespace}/${metadata.name}` === title);
    const ranges: string[] = service?.spec.loadBalancerSourceRanges ?? [];
    return ranges.some((range) => range.includes(':') === (family === 6));
  }

  private ofKind(kind: string): readonly Manifest[] {
    return this.dump.filter((each) => each.kind === kind);
  }
}
