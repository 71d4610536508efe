import { NAMESPACE_NAME } from '../../kinds/parts/namespace-name';
import { Complaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import { labels, type TextMap } from '../../values/labels';
import { listOf } from '../../values/parser';
import { listed, quoted } from '../../values/wording';
import { accepted } from '../refusal';
import type { NamespacesSpec } from './specs';

const readNames = listOf(dnsLabel, 'names of namespaces', { min: 1 });

/** From which namespaces routes may attach to a Gateway (`allowedRoutes.namespaces`). */
export class RouteNamespaces {
  /** From the Gateway's own alone. */
  public static same(): RouteNamespaces {
    return new RouteNamespaces(undefined);
  }

  /** From all of the cluster. */
  public static all(): RouteNamespaces {
    return new RouteNamespaces({ from: 'All' });
  }

  /**
   * From these, by the label `kubernetes.io/metadata.name` that every namespace has. The Gateway's own is added to them.
   *
   * @param names 1 or more names of namespaces, each 1 to 63 of a-z, 0-9 and "-"
   */
  public static named(...names: string[]): RouteNamespaces {
    return new RouteNamespaces(undefined, accepted('RouteNamespaces.named', readNames(names)));
  }

  /**
   * From those that carry all of these labels. The Gateway's own must carry them as well for its routes to attach.
   *
   * @param selected labels of namespaces; none at all means every namespace
   */
  public static labelled(selected: { [key: string]: string }): RouteNamespaces {
    const matchLabels: TextMap = accepted('RouteNamespaces.labelled', labels(selected));
    return new RouteNamespaces({ from: 'Selector', selector: { matchLabels } });
  }

  private constructor(
    private readonly spec: NamespacesSpec | undefined,
    private readonly names: readonly string[] = [],
  ) {}

  /**
   * What a listener says of it in a Gateway of namespace `own`; nothing for that namespace alone, which is what the API
   * server takes then.
   *
   * @internal
   */
  public _specFor(own: string | undefined): NamespacesSpec | undefined {
    if (this.names.length === 0) {
      return this.spec;
    }
    const values = [...new Set([...(own === undefined ? [] : [own]), ...this.names])];
    return { from: 'Selector', selector: { matchExpressions: [{ key: NAMESPACE_NAME, operator: 'In', values }] } };
  }

  /**
   * Why routes of the Gateway's own namespace may not attach.
   *
   * @internal
   */
  public _warningFor(own: string | undefined): Complaint | undefined {
    const labels = Object.entries(this.spec?.selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
    const where = own === undefined ? 'of a namespace that is not known' : `of namespace ${quoted(own)}`;
    if (labels.length > 0) {
      return new Complaint(
        `routes ${where}`,
        `a namespace with the labels ${listed(labels, 'and')}`,
        'label the namespace, or the routes do not attach',
      );
    }
    return own === undefined && this.names.length > 0
      ? new Complaint(
          `routes ${where}`,
          `those of namespace ${listed(this.names.map(quoted))}`,
          'set metadata.namespace or the namespace of the chart, or the routes may not attach',
        )
      : undefined;
  }
}
